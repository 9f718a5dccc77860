package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Coroutine;
import dev.yieldwise.Delegate;
import dev.yieldwise.Exchange;
import dev.yieldwise.Step;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/**
 * Runs one body of the language on the library's own yield. Blocks are nested method calls, never delegates: catching
 * GeneratorExit around a delegate is another thing than catching it around a yield.
 */
final class Interpreter {
    /** How a block ended, if not by running to its end (null). */
    private sealed interface Jump {
        record Break() implements Jump {}

        record Continue() implements Jump {}

        record Return(Object value) implements Jump {}
    }

    private final World world;
    private final Exchange<Object, Object> self;
    private final Coroutine<Object, Object, Object> me;
    private final Map<String, Object> variables;
    private final Deque<Throwable> caught = new ArrayDeque<>();

    Interpreter(
            World world,
            Exchange<Object, Object> self,
            Coroutine<Object, Object, Object> me,
            Map<String, Object> variables) {
        this.world = world;
        this.self = self;
        this.me = me;
        this.variables = variables;
    }

    Object run(JsonNode body) throws Exception {
        return block(body) instanceof Jump.Return returned ? returned.value() : null;
    }

    private Jump block(JsonNode ops) throws Exception {
        for (JsonNode op : ops) {
            world.checkAlive();
            Jump jump = execute(op);
            if (jump != null) {
                return jump;
            }
        }
        return null;
    }

    private Jump execute(JsonNode op) throws Exception {
        switch (op.get(0).textValue()) {
            case "yield" -> set(op, 2, self.yield(op.size() > 1 ? value(op.get(1)) : null));
            case "log" -> world.log(value(op.get(1)));
            case "set" -> set(op, 1, value(op.get(2)));
            case "raise" ->
                throw Interpreter.<RuntimeException>sneaky(
                        world.kinds.make(op.get(1).textValue()));
            case "reraise" -> throw Interpreter.<RuntimeException>sneaky(caught.element());
            case "return" -> {
                return new Jump.Return(op.size() > 1 ? value(op.get(1)) : null);
            }
            case "break" -> {
                return new Jump.Break();
            }
            case "continue" -> {
                return new Jump.Continue();
            }
            case "loop" -> {
                return loop(op);
            }
            case "if" -> {
                return test(op.get(1)) ? block(op.get(2)) : op.size() > 3 ? block(op.get(3)) : null;
            }
            case "try" -> {
                return attempt(op);
            }
            case "from" -> set(op, 2, yieldFrom(op.get(1)));
            case "for" -> {
                return each(op);
            }
            case "new" -> set(op, 1, world.create(op.get(2).textValue(), arguments(op.get(3))));
            case "next" -> set(op, 2, target(op).next());
            case "send" -> set(op, 3, target(op).send(value(op.get(2))));
            case "throw" -> {
                var target = target(op);
                Throwable error = world.kinds.make(op.get(2).textValue());
                set(op, 3, error instanceof Error e ? target.throwIn(e) : target.throwIn((RuntimeException) error));
            }
            case "close" -> target(op).close();
            case "state" -> set(op, 2, target(op).state().name());
            default -> throw new IllegalArgumentException(op.toString());
        }
        return null;
    }

    private Jump loop(JsonNode op) throws Exception {
        Object times = op.get(1).isNull() ? Long.MAX_VALUE : value(op.get(1));
        for (long i = 0; i < (Long) times; i++) {
            world.checkAlive();
            world.tick();
            Jump jump = block(op.get(2));
            if (jump instanceof Jump.Break) {
                break;
            } else if (jump instanceof Jump.Return) {
                return jump;
            }
        }
        return null;
    }

    private Jump each(JsonNode op) throws Exception {
        Object source = iterable(op.get(2));
        while (true) {
            Step<?, ?> step = advance(source);
            if (!(step instanceof Step.Yielded<?, ?> yielded)) {
                return null;
            }
            set(op, 1, yielded.value());
            world.tick();
            Jump jump = block(op.get(3));
            if (jump instanceof Jump.Break) {
                return null;
            } else if (jump instanceof Jump.Return) {
                return jump;
            }
        }
    }

    private static Step<?, ?> advance(Object source) {
        if (source instanceof Delegate<?, ?, ?> delegate) {
            return delegate.resume(null);
        }
        Iterator<?> iterator = (Iterator<?>) source;
        return iterator.hasNext() ? new Step.Yielded<>(iterator.next()) : new Step.Returned<>(null);
    }

    private Jump attempt(JsonNode op) throws Exception {
        Jump jump = null;
        Throwable pending = null;
        try {
            jump = guarded(op);
        } catch (World.Disposed disposed) {
            throw disposed;
        } catch (Throwable error) {
            pending = error;
        }
        if (op.size() > 3 && !op.get(3).isNull()) {
            Jump last = block(op.get(3));
            if (last != null) {
                return last;
            }
        }
        if (pending != null) {
            throw Interpreter.<RuntimeException>sneaky(pending);
        }
        return jump;
    }

    private Jump guarded(JsonNode op) throws Exception {
        try {
            return block(op.get(1));
        } catch (Throwable error) {
            if (World.uncatchable(error)) {
                throw error;
            }
            for (JsonNode clause : op.get(2)) {
                if (Kinds.matches(clause.get(0).textValue(), error)) {
                    set(clause, 1, world.kinds.name(error));
                    caught.push(error);
                    try {
                        return block(clause.get(2));
                    } finally {
                        caught.pop();
                    }
                }
            }
            throw error;
        }
    }

    private Object yieldFrom(JsonNode it) {
        Object source = iterable(it);
        if (source instanceof Delegate<?, ?, ?>) {
            @SuppressWarnings("unchecked")
            var delegate = (Delegate<Object, Object, Object>) source;
            return self.yieldFrom(delegate);
        }
        self.yieldFrom((Iterator<?>) source);
        return null;
    }

    private Object iterable(JsonNode it) {
        if (it.has("gen")) {
            return world.create(it.get("gen").textValue(), arguments(it.get("args")));
        } else if (it.has("list")) {
            return Arrays.asList(World.constants(it.get("list"))).iterator();
        } else if (it.has("citer")) {
            return world.closeable(World.constants(it.get("citer")));
        } else if (it.has("siter")) {
            return world.sendable(World.constants(it.get("siter")));
        } else if (it.has("titer")) {
            return world.throwable(World.constants(it.get("titer")));
        } else if (it.has("g")) {
            return world.driven(it.get("g").textValue());
        } else if (it.has("self")) {
            return me;
        }
        return Objects.requireNonNull(variables.get(it.get("v").textValue()));
    }

    private Map<String, Object> arguments(JsonNode args) {
        Map<String, Object> values = new HashMap<>();
        if (args != null) {
            args.properties().forEach(arg -> values.put(arg.getKey(), value(arg.getValue())));
        }
        return values;
    }

    private Coroutine<Object, Object, Object> target(JsonNode op) {
        String name = op.get(1).textValue();
        if (name.equals("self")) {
            return me;
        } else if (name.startsWith("@")) {
            return world.driven(name.substring(1));
        }
        return World.coroutine(variables.get(name));
    }

    private void set(JsonNode op, int index, Object value) {
        if (op.size() > index && !op.get(index).isNull()) {
            variables.put(op.get(index).textValue(), value);
        }
    }

    private boolean test(JsonNode condition) {
        Object a = value(condition.get(1));
        Object b = value(condition.get(2));
        return switch (condition.get(0).textValue()) {
            case "eq" -> Values.same(a, b);
            case "ne" -> !Values.same(a, b);
            default -> Values.less(a, b);
        };
    }

    private Object value(JsonNode expression) {
        if (expression.isObject()) {
            return variables.get(expression.get("v").textValue());
        }
        if (!expression.isArray()) {
            return World.constant(expression);
        }
        Object a = value(expression.get(1));
        Object b = value(expression.get(2));
        return switch (expression.get(0).textValue()) {
            case "+" -> Values.plus(a, b);
            case "-" -> Values.minus(a, b);
            case "*" -> Values.times(a, b);
            default -> Values.remainder(a, b);
        };
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneaky(Throwable error) throws X {
        throw (X) error;
    }
}
