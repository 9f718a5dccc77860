package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.ContextManager;
import dev.yieldwise.Coroutine;
import dev.yieldwise.Generator;
import dev.yieldwise.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drives one case step by step and compares each step's trace with the expected one. */
final class CaseRunner {
    private final JsonNode row;
    private final World world;

    private CaseRunner(JsonNode row, World world) {
        this.row = row;
        this.world = world;
    }

    /** What differs, told in full; null if nothing does. */
    static String mismatch(JsonNode row) {
        try (World world = new World(row.get("bodies"))) {
            return new CaseRunner(row, world).run();
        }
    }

    private String run() {
        if (row.get("bodies").has("main")) {
            Map<String, Object> args = new HashMap<>();
            if (row.has("args")) {
                row.get("args").properties().forEach(arg -> args.put(arg.getKey(), World.constant(arg.getValue())));
            }
            world.driven.put("g", world.create("main", args));
        }
        for (int i = 0; i < row.get("driver").size(); i++) {
            JsonNode step = row.get("driver").get(i);
            Object got = trace(step);
            Object wanted = plain(row.get("expect").get(i));
            if (!wanted.equals(got)) {
                return row.get("id").textValue() + ", step " + i + " " + step + "\n  wanted " + wanted + "\n  got    "
                        + got + "\n  bodies " + row.get("bodies") + "\n  driver " + row.get("driver");
            }
        }
        return null;
    }

    private List<Object> trace(JsonNode step) {
        String[] names = step.get(0).textValue().split("@");
        String name = names.length > 1 ? names[1] : "g";
        List<Object> outcome;
        if (names[0].equals("new")) {
            world.driven.put(name, world.create(step.get(1).textValue(), Map.of()));
            outcome = List.of("ok");
        } else {
            outcome = operate(names[0], step, world.driven.get(name));
        }
        return Arrays.asList(
                outcome, world.takeLog(), letter(world.driven.get(name).state()));
    }

    private List<Object> operate(String operation, JsonNode step, Coroutine<Object, Object, Object> target) {
        return switch (operation) {
            case "next" -> yielding(target, target::next);
            case "send" -> yielding(target, () -> target.send(World.constant(step.get(1))));
            case "throw" -> {
                Throwable error = world.kinds.make(step.get(1).textValue());
                yield yielding(
                        target,
                        () -> error instanceof Error e ? target.throwIn(e) : target.throwIn((RuntimeException) error));
            }
            case "close" ->
                answering(() -> {
                    target.close();
                    return List.of("ok");
                });
            case "state" -> List.of("is", target.state().name());
            case "delegating" -> List.of("is", target.delegate().isPresent());
            case "iter" -> {
                Generator<Object> view = target.asGenerator();
                yield List.of("is", view.iterator() == view);
            }
            case "iterator" ->
                answering(() -> {
                    target.asGenerator().iterator();
                    return List.of("ok");
                });
            case "hasNext" -> answering(() -> List.of("is", target.asGenerator().hasNext()));
            case "enter" ->
                answering(() -> Arrays.asList("y", world.manager(target).enter()));
            case "exit" -> answering(() -> List.of("is", exit(world.manager(target), step.get(1))));
            case "list" -> list(target, 60);
            case "take" -> list(target, step.get(1).intValue());
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private boolean exit(ContextManager<Object> manager, JsonNode kind) {
        return manager.exit(kind.isNull() ? null : world.kinds.make(kind.textValue()));
    }

    private List<Object> list(Coroutine<Object, Object, Object> target, int limit) {
        List<Object> values = new ArrayList<>();
        while (values.size() < limit) {
            List<Object> outcome = yielding(target, target::next);
            if (!outcome.get(0).equals("y")) {
                return List.of("list", values, outcome);
            }
            values.add(outcome.get(1));
        }
        return List.of("list", values, List.of("more"));
    }

    private interface Operation<V> {
        V run();
    }

    private List<Object> yielding(Coroutine<Object, Object, Object> target, Operation<Object> operation) {
        boolean wasClosed = target.state() == State.CLOSED;
        return answering(() -> {
            try {
                return Arrays.asList("y", operation.run());
            } catch (dev.yieldwise.GeneratorReturn end) {
                Object result = wasClosed ? null : target.result();
                if (result != end.value()) {
                    throw new AssertionError("result " + result + " is not the value of the end signal " + end.value());
                }
                return Arrays.asList("ret", result);
            }
        });
    }

    private List<Object> answering(Operation<List<Object>> operation) {
        try {
            return operation.run();
        } catch (Throwable error) {
            return List.of("exc", world.kinds.name(error));
        }
    }

    private static String letter(State state) {
        return switch (state) {
            case CREATED -> "C";
            case RUNNING -> "R";
            case SUSPENDED -> "S";
            case CLOSED -> "X";
        };
    }

    /** A JSON value as Java lists, numbers and strings. */
    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            List<Object> values = new ArrayList<>();
            node.forEach(value -> values.add(plain(value)));
            return values;
        }
        return node.isBoolean() ? (Object) node.booleanValue() : World.constant(node);
    }
}
