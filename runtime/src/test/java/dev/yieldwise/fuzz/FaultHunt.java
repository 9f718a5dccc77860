package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Compiled.With;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/** How many bodies it takes until a fault shows. */
public final class FaultHunt {
    private FaultHunt() {}

    /**
     * What came of a hunt.
     *
     * @param bodies how many were needed; -1 if none of them told
     * @param woven how many classes the weaver made for it
     * @param broken how many bodies it failed to weave: they ran as they were, and could not tell
     */
    record Caught(int bodies, int woven, int broken) {}

    /** Of the weaver, with a fault in all that it makes. */
    static Caught hunt(WovenFault fault, long seed, int most) {
        return hunt(fault.name(), Map.of(), seed, most);
    }

    /** Of the weaver, with a fault of its own. */
    static Caught hunt(WeaverFault fault, long seed, int most) {
        return hunt(fault.changes(), seed, most);
    }

    /** Of the library, with some of its own classes changed. */
    static Caught hunt(Map<String, UnaryOperator<byte[]>> changes, long seed, int most) {
        return hunt("", changes, seed, most);
    }

    private static Caught hunt(String fault, Map<String, UnaryOperator<byte[]>> changes, long seed, int most) {
        int[] found = (int[]) inside(changes, "within", fault, seed, most);
        return new Caught(found[0], found[1], found[2]);
    }

    /** The classes that the weaver makes of so many bodies. */
    static List<byte[]> woven(long seed, int bodies) {
        return Arrays.asList((byte[][]) inside(Map.of(), "made", "", seed, bodies));
    }

    private static Object inside(
            Map<String, UnaryOperator<byte[]>> changes, String method, String fault, long seed, int bodies) {
        try {
            return new AlteredLibrary(changes)
                    .loadClass(FaultHunt.class.getName())
                    .getMethod(method, String.class, long.class, int.class)
                    .invoke(null, fault, seed, bodies);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(fault, failed);
        }
    }

    // ---- called in the altered library: nothing but the JDK's types may go in and out

    public static int[] within(String fault, long seed, int most) {
        if (!fault.isEmpty()) {
            Plant.change(WovenFault.valueOf(fault)::planted);
        }
        Fuzz fuzz = new Fuzz(seed, new Comparison(Way.THREAD, Way.LIBRARY));
        return new int[] {
            fuzz.untilDifference(most), Plant.woven(), fuzz.broken().size()
        };
    }

    public static byte[][] made(String unused, long seed, int bodies) {
        List<byte[]> made = new ArrayList<>();
        Plant.change(bytes -> {
            made.add(bytes);
            return bytes;
        });
        List<Sample> samples =
                LongStream.range(seed, seed + bodies).mapToObj(Samples::of).toList();
        Compiled.Result result = Compiled.by(With.JAVAC).compile(samples);
        for (Sample sample : samples) {
            if (result.isSound(sample)) {
                Driver.run(result.subject(sample), sample.scripts().get(0), Way.LIBRARY);
            }
        }
        return made.toArray(byte[][]::new);
    }
}
