package dev.yieldwise.rules.knowledge;

import dev.yieldwise.analyzer.rule.Pass;
import java.util.List;

public final class Interrupts {
    private Interrupts() {}

    public record Swallowed() {}

    public static List<Swallowed> swallowed(Pass pass) {
        return List.of();
    }
}
