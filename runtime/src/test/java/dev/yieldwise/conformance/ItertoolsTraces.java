package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Generator;
import dev.yieldwise.Generators;
import dev.yieldwise.Group;
import dev.yieldwise.Indexed;
import dev.yieldwise.Itertools;
import dev.yieldwise.Pair;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Runs a row of itertools.json: what is drawn from which source when, and what comes out. */
final class ItertoolsTraces {
    /** A stage whose function has failed has ended, in all of Yieldwise (D25); CPython's C iterators go on. */
    private static final Map<String, List<String>> DECIDED_OTHERWISE = Map.of(
            "IT-16", List.of("built", "s:1", "out 1", "s:3", "exc ArithmeticError", "stop", "stop"),
            "IT-48", List.of("built", "s:1", "out 1", "s:3", "exc ArithmeticError", "stop", "stop"));

    private final List<String> log = new ArrayList<>();

    private ItertoolsTraces() {}

    /** What differs, told in full; null if nothing does. */
    static String mismatch(JsonNode row) {
        List<String> wanted = wanted(row);
        List<String> got = new ItertoolsTraces().run(row);
        return wanted.equals(got)
                ? null
                : row.get("id").textValue() + ", " + row.get("expr") + " " + row.path("text") + "\n  wanted " + wanted
                        + "\n  got    " + got;
    }

    private static List<String> wanted(JsonNode row) {
        List<String> trace = new ArrayList<>();
        row.get("expect").forEach(entry -> trace.add(entry.textValue()));
        return DECIDED_OTHERWISE.getOrDefault(row.get("id").textValue(), trace);
    }

    private List<String> run(JsonNode row) {
        String mode = row.path("mode").asText("take");
        List<Generator<?>> made;
        try {
            JsonNode expr = row.get("expr");
            made = expr.get(0).textValue().equals("tee") ? tee(expr) : List.of(tool(expr));
        } catch (IllegalArgumentException refused) {
            log.add("exc ValueError");
            return log;
        }
        log.add("built");
        if (mode.equals("tee")) {
            row.get("order").asText().chars().forEach(c -> pull(made.get(c - 'a'), String.valueOf((char) c), mode));
            return log;
        }
        for (int i = 0; i < row.get("take").asInt(); i++) {
            if (!pull(made.get(0), "out", mode) && !row.has("go_on")) {
                break;
            }
        }
        return log;
    }

    private boolean pull(Generator<?> tool, String tag, String mode) {
        try {
            log.add(tag + " " + show(tool.next(), mode));
            return true;
        } catch (NoSuchElementException end) {
            log.add("stop");
        } catch (ArithmeticException error) {
            log.add("exc ArithmeticError");
        }
        return false;
    }

    private static String show(Object value, String mode) {
        if (value instanceof Pair<?, ?> pair) {
            return List.of(show(pair.first(), mode), show(pair.second(), mode)).toString();
        }
        if (value instanceof Indexed<?> indexed) {
            return List.of(indexed.index(), show(indexed.value(), mode)).toString();
        }
        if (value instanceof Group<?, ?> group) {
            return mode.equals("keys")
                    ? show(group.key(), mode)
                    : List.of(group.key(), group.values().toList()).toString();
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private Generator<?> tool(JsonNode e) {
        JsonNode a = e.get(1);
        JsonNode b = e.path(2);
        return switch (e.get(0).textValue()) {
            case "islice" ->
                e.size() == 3
                        ? Itertools.islice(source(a), b.asLong())
                        : Itertools.islice(
                                source(a),
                                b.asLong(),
                                e.get(3).asLong(Long.MAX_VALUE),
                                e.path(4).asLong(1));
            case "takewhile" -> Itertools.takeWhile(source(b), x -> truth(unary(a).apply(x)));
            case "dropwhile" -> Itertools.dropWhile(source(b), x -> truth(unary(a).apply(x)));
            case "filterfalse" -> Itertools.filterFalse(source(b), x -> truth(unary(a).apply(x)));
            case "filter" -> Generators.from(source(b)).filter(x -> truth(unary(a).apply(x)));
            case "map" ->
                e.size() == 3
                        ? Generators.from(source(b)).map(unary(a))
                        : Itertools.zip(source(b), source(e.get(3)), binary(a));
            case "genexp" ->
                Generators.from(source(e.get(3)))
                        .filter(x -> truth(unary(b).apply(x)))
                        .map(unary(a));
            case "chain" -> Itertools.chain(source(a), source(b));
            case "chain_from" ->
                Itertools.chainFrom(StreamSupport.stream(a.spliterator(), false)
                        .skip(1)
                        .map(this::source)
                        .toList());
            case "zip" -> Itertools.zip(source(a), source(b));
            case "zip_longest" -> {
                Object fill = constant(e.get(3).get("kw").get("fillvalue"));
                yield Itertools.zipLongest(source(a), fill, source(b), fill);
            }
            case "count" -> Itertools.count(a.asInt(), b.asInt(1));
            case "cycle" -> Itertools.cycle(source(a));
            case "repeat" -> Itertools.repeat(constant(a), b.asLong());
            case "accumulate" -> accumulate(a, b);
            case "pairwise" -> Itertools.pairwise(source(a));
            case "batched" -> Itertools.batched(source(a), b.asInt());
            case "compress" ->
                Itertools.compress(source(a), Generators.from(source(b)).map(ItertoolsTraces::truth));
            case "starmap" ->
                Itertools.starmap(
                        Generators.from(source(b)).map(x -> new Pair<>(((List<?>) x).get(0), ((List<?>) x).get(1))),
                        binary(a)::apply);
            case "product" -> Itertools.product(source(a), source(b));
            case "permutations" -> Itertools.permutations(source(a), b.asInt());
            case "combinations" -> Itertools.combinations(source(a), b.asInt());
            case "combinations_with_replacement" -> Itertools.combinationsWithReplacement(source(a), b.asInt());
            case "groupby" -> Itertools.groupBy(source(a), unary(b));
            case "enumerate" -> Itertools.enumerate(source(a), b.asLong());
            default -> throw new AssertionError("no tool for " + e);
        };
    }

    private Generator<?> accumulate(JsonNode source, JsonNode how) {
        if (how.has("kw")) {
            return Itertools.accumulate(source(source), constant(how.get("kw").get("initial")), binary("add"));
        }
        return Itertools.accumulate(source(source), how.has("fn") ? binary(how) : binary("add"));
    }

    private List<Generator<?>> tee(JsonNode e) {
        return List.copyOf(Itertools.tee(source(e.get(1)), e.get(2).asInt()));
    }

    private Iterable<Object> source(JsonNode e) {
        if (e.isArray()) {
            @SuppressWarnings("unchecked") // the rows draw from tools that make numbers
            Generator<Object> tool = (Generator<Object>) tool(e);
            return tool;
        }
        return () -> new LoggedSource(
                e.get("name").textValue(),
                StreamSupport.stream(e.get("src").spliterator(), false)
                        .map(ItertoolsTraces::constant)
                        .iterator());
    }

    private static Object constant(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(ItertoolsTraces::constant)
                    .toList();
        }
        return value.isInt() ? (Object) value.intValue() : value.textValue();
    }

    private static boolean truth(Object value) {
        return value instanceof Boolean bool ? bool : !value.equals(0);
    }

    private static Function<Object, Object> unary(JsonNode name) {
        return value -> {
            int x = (Integer) value;
            return switch (name.get("fn").textValue()) {
                case "sq" -> x * x;
                case "even" -> x % 2 == 0;
                case "odd" -> x % 2 == 1;
                case "lt3" -> x < 3;
                case "div10" -> Math.floorDiv(x, 10);
                case "boom3" -> Math.floorDiv(1, x - 3) == 0 ? 0 : x;
                default -> throw new AssertionError("no function " + name);
            };
        };
    }

    private static BinaryOperator<Object> binary(JsonNode name) {
        return binary(name.get("fn").textValue());
    }

    private static BinaryOperator<Object> binary(String name) {
        return (a, b) -> switch (name) {
            case "add" -> (Integer) a + (Integer) b;
            case "mul" -> (Integer) a * (Integer) b;
            case "max" -> Math.max((Integer) a, (Integer) b);
            default -> throw new AssertionError("no function " + name);
        };
    }

    /** Every element drawn, and every question at the end, is logged. */
    private final class LoggedSource implements Iterator<Object> {
        private final String name;
        private final Iterator<Object> elements;

        LoggedSource(String name, Iterator<Object> elements) {
            this.name = name;
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            if (!elements.hasNext()) {
                log.add(name + ":end");
            }
            return elements.hasNext();
        }

        @Override
        public Object next() {
            Object element = elements.next();
            log.add(name + ":" + show(element, ""));
            return element;
        }
    }
}
