package dev.yieldwise.fuzz;

import java.util.Map;
import java.util.function.UnaryOperator;

/** How many bodies it takes until a fault shows. */
public final class FaultHunt {
    private FaultHunt() {}

    /**
     * What came of a hunt.
     *
     * @param bodies how many were needed; -1 if none of them told
     * @param machines how many classes the weaver made for it
     */
    record Caught(int bodies, int machines) {}

    /** Of any way to run bodies. */
    static Caught hunt(Way faulty, long seed, int most) {
        int bodies = new Fuzz(seed, new Comparison(Way.THREAD, faulty)).untilDifference(most);
        return new Caught(bodies, Plant.machines());
    }

    /** Of the weaver, with a fault in all that it makes. */
    static Caught hunt(WovenFault fault, long seed, int most) {
        return hunt(fault.name(), Map.of(), seed, most);
    }

    /** Of the library, with some of its own classes changed: the weaver's, say. */
    static Caught hunt(Map<String, UnaryOperator<byte[]>> changes, long seed, int most) {
        return hunt("", changes, seed, most);
    }

    private static Caught hunt(String fault, Map<String, UnaryOperator<byte[]>> changes, long seed, int most) {
        try {
            int[] found = (int[]) new AlteredLibrary(changes)
                    .loadClass(FaultHunt.class.getName())
                    .getMethod("within", String.class, long.class, int.class)
                    .invoke(null, fault, seed, most);
            return new Caught(found[0], found[1]);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException(fault, failed);
        }
    }

    /** Called in the altered library: nothing but the JDK's types may go in and out. */
    public static int[] within(String fault, long seed, int most) {
        if (!fault.isEmpty()) {
            Plant.change(WovenFault.valueOf(fault)::planted);
        }
        Caught caught = hunt(Way.LIBRARY, seed, most);
        return new int[] {caught.bodies(), caught.machines()};
    }
}
