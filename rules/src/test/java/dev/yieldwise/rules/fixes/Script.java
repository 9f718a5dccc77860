package dev.yieldwise.rules.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a consumer does with a generator or coroutine, step by step; in the words of the conformance cases. */
record Script(List<String> steps) {
    /** The exceptions that are thrown in: unchecked, an error, checked, and those that mean something to generators. */
    private static final List<String> KINDS = List.of("E1", "B1", "Io", "Exit", "Stop");

    private static final List<String> FEW = List.of("next", "hasNext", "throw E1", "close", "each 2");

    /** All scripts of a few steps of the kinds that differ most. */
    static List<Script> upTo(int length) {
        List<Script> all = new ArrayList<>();
        List<Script> longest = List.of(new Script(List.of()));
        for (int i = 0; i < length; i++) {
            longest = longest.stream()
                    .flatMap(script -> FEW.stream().map(script::then))
                    .toList();
            all.addAll(longest);
        }
        return all;
    }

    /** A long one, of all steps that there are. */
    static Script random(Random random) {
        return new Script(IntStream.range(0, 4 + random.nextInt(9))
                .mapToObj(i -> step(random))
                .toList());
    }

    private static String step(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> "next";
            case 4 -> "hasNext";
            case 5, 6 -> "send";
            case 7 -> "throw " + KINDS.get(random.nextInt(KINDS.size()));
            case 8 -> random.nextBoolean() ? "close" : "list";
            default -> "each " + (1 + random.nextInt(3));
        };
    }

    private Script then(String step) {
        return new Script(Stream.concat(steps.stream(), Stream.of(step)).toList());
    }
}
