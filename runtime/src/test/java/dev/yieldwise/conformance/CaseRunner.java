package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.ContextManager;
import dev.yieldwise.Coroutine;
import dev.yieldwise.Generator;
import dev.yieldwise.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Drives one case step by step and compares each step's trace with the expected one. */
final class CaseRunner {
    /** Ways to drive a case that must not change its trace. */
    enum Variation {
        AS_WRITTEN,
        /** {@code hasNext()} before every step that takes an element: it changes when the body runs, never what it does. */
        LOOKING_AHEAD,
        /** Lists are made by a whole-sequence consumer. */
        FOR_EACH
    }

    private final JsonNode row;
    private final Bodies bodies;
    private final World world;
    private final Variation variation;

    private CaseRunner(JsonNode row, Bodies bodies, World world, Variation variation) {
        this.row = row;
        this.bodies = bodies;
        this.world = world;
        this.variation = variation;
        if (row.get("bodies").has("main")) {
            world.driven.put("g", world.create("main", world.arguments(row.get("args"))));
        }
    }

    /** What differs, told in full; null if nothing does. */
    static String mismatch(JsonNode row, Bodies bodies, Variation variation) {
        try (World world = new World(row.get("bodies"), bodies)) {
            return new CaseRunner(row, bodies, world, variation).run();
        }
    }

    /** Whether the trace ends where the recorder's limit on endless loops cut it off, and says nothing of generators. */
    static boolean restsOnFuel(JsonNode row, Bodies bodies) {
        try (World world = new World(row.get("bodies"), bodies)) {
            new CaseRunner(row, bodies, world, Variation.AS_WRITTEN).run();
            return world.outOfFuel();
        }
    }

    /**
     * Lets the action of a whole-sequence consumer fail at a random element of each list of the case. By D25 that is as
     * if the elements had been taken one by one and the generator then closed; what the close throws is suppressed.
     */
    static String mismatchWhenTheActionFails(JsonNode row, Bodies bodies, Random random) {
        for (int i = 0; i < row.get("driver").size(); i++) {
            JsonNode step = row.get("driver").get(i);
            JsonNode wanted = row.get("expect").get(i).get(0);
            if (step.get(0).textValue().startsWith("list") && wanted.get(1).size() > 0) {
                int failing = 1 + random.nextInt(wanted.get(1).size());
                Object oneByOne = cutAt(row, bodies, i, failing, false);
                Object whole = cutAt(row, bodies, i, failing, true);
                if (!oneByOne.equals(whole)) {
                    return told(row, bodies, i + ", action failing at element " + failing, oneByOne, whole);
                }
            }
        }
        return null;
    }

    private static Object cutAt(JsonNode row, Bodies bodies, int step, int elements, boolean whole) {
        try (World world = new World(row.get("bodies"), bodies)) {
            CaseRunner runner = new CaseRunner(row, bodies, world, Variation.AS_WRITTEN);
            for (int i = 0; i < step; i++) {
                runner.trace(row.get("driver").get(i));
            }
            world.takeLog();
            var target = world.driven.get(nameOf(row.get("driver").get(step)));
            List<Object> values = new ArrayList<>();
            Object failure = whole ? runner.failing(target, elements, values) : runner.closed(target, elements, values);
            return Arrays.asList(values, failure, world.takeLog(), letter(target.state()));
        }
    }

    private Object failing(Coroutine<Object, Object, Object> target, int elements, List<Object> values) {
        IllegalStateException thrown = new IllegalStateException("by the action");
        try {
            target.asGenerator().forEach(value -> {
                values.add(value);
                if (values.size() == elements) {
                    throw thrown;
                }
            });
            return "not reached";
        } catch (IllegalStateException e) {
            if (e != thrown) {
                return e.toString();
            }
            Throwable[] suppressed = e.getSuppressed();
            return suppressed.length == 0 ? "ok" : world.kinds.name(suppressed[0]);
        }
    }

    private Object closed(Coroutine<Object, Object, Object> target, int elements, List<Object> values) {
        for (int i = 0; i < elements; i++) {
            values.add(target.next());
        }
        List<Object> outcome = operate("close", null, target);
        return outcome.get(outcome.size() - 1);
    }

    private String run() {
        for (int i = 0; i < row.get("driver").size(); i++) {
            Object got = trace(row.get("driver").get(i));
            Object wanted = plain(row.get("expect").get(i));
            if (!wanted.equals(got)) {
                return told(row, bodies, i + ", " + variation, wanted, got);
            }
        }
        return null;
    }

    private static String told(JsonNode row, Bodies bodies, String step, Object wanted, Object got) {
        return row.get("id").textValue() + ", step " + step + "\n  wanted " + wanted + "\n  got    " + got
                + "\n  bodies " + row.get("bodies") + "\n  driver " + row.get("driver")
                + bodies.source(row.get("bodies"));
    }

    private static String nameOf(JsonNode step) {
        String[] names = step.get(0).textValue().split("@");
        return names.length > 1 ? names[1] : "g";
    }

    private List<Object> trace(JsonNode step) {
        String operation = step.get(0).textValue().split("@")[0];
        String name = nameOf(step);
        List<Object> outcome;
        if (operation.equals("new")) {
            world.driven.put(name, world.create(step.get(1).textValue(), world.arguments(step.get(2))));
            outcome = List.of("ok");
        } else {
            outcome = varied(operation, step, world.driven.get(name));
        }
        return Arrays.asList(
                outcome, world.takeLog(), letter(world.driven.get(name).state()));
    }

    private List<Object> varied(String operation, JsonNode step, Coroutine<Object, Object, Object> target) {
        boolean list = operation.equals("list");
        if (variation == Variation.FOR_EACH && list && target.state() != State.CLOSED && ends(step)) {
            return whole(target);
        }
        boolean takes = list
                || operation.equals("next")
                || operation.equals("send") && step.get(1).isNull();
        if (variation == Variation.LOOKING_AHEAD && takes) {
            List<Object> end = lookAhead(target);
            if (end != null) {
                return list ? List.of("list", List.of(), end) : end;
            }
        }
        return operate(operation, step, target);
    }

    /** Whether the recorder has seen the end of this list: a consumer takes no part of one. */
    private boolean ends(JsonNode step) {
        for (int i = 0; i < row.get("driver").size(); i++) {
            if (row.get("driver").get(i) == step) {
                return !row.get("expect")
                        .get(i)
                        .get(0)
                        .get(2)
                        .get(0)
                        .textValue()
                        .equals("more");
            }
        }
        throw new IllegalArgumentException(step.toString());
    }

    private List<Object> whole(Coroutine<Object, Object, Object> target) {
        List<Object> values = new ArrayList<>();
        List<Object> end = answering(() -> {
            target.asGenerator().forEach(values::add);
            return Arrays.asList("ret", target.result());
        });
        return List.of("list", values, end);
    }

    /** What ends it, if that shows now; null if there is an element. */
    private List<Object> lookAhead(Coroutine<Object, Object, Object> target) {
        boolean wasClosed = target.state() == State.CLOSED;
        List<Object> answer = answering(() -> List.of("is", target.asGenerator().hasNext()));
        if (answer.equals(List.of("is", true))) {
            return null;
        }
        return answer.equals(List.of("is", false)) ? Arrays.asList("ret", wasClosed ? null : target.result()) : answer;
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
