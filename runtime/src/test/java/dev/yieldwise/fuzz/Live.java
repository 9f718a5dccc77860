package dev.yieldwise.fuzz;

import java.util.EnumMap;
import java.util.Map;

/** What has to be there again when a body goes on after a yield. */
enum Live {
    OPERAND,
    WIDE_OPERAND,
    WIDE_LOCAL,
    SMALL_LOCAL,
    CAUGHT,
    FINALLY_AHEAD,
    FINALLY_PENDING,
    THIS,
    CAPTURED,
    UNASSIGNED;

    /** Why no yield can have this live in that construct; empty if one can. */
    String impossibleIn(Construct construct) {
        return IMPOSSIBLE.getOrDefault(construct, Map.of()).getOrDefault(this, "");
    }

    private static final Map<Construct, Map<Live, String>> IMPOSSIBLE = new EnumMap<>(Map.of(
            Construct.NONE,
            Map.of(
                    CAUGHT, "a catch is a construct",
                    FINALLY_AHEAD, "a try with finally is a construct",
                    FINALLY_PENDING, "a finally is a construct"),
            Construct.HELPER,
            Map.of(CAPTURED, "a method captures nothing"),
            Construct.STATIC_HELPER,
            Map.of(CAPTURED, "a method captures nothing", THIS, "it is static")));
}
