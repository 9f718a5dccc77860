package dev.yieldwise.rules.knowledge;

import dev.yieldwise.analyzer.rule.Pass;
import java.util.ArrayList;
import java.util.List;

/** Where a file hands out one single-use object again and again. */
public final class Handouts {
    private Handouts() {}

    public static List<Handout> in(Pass pass) {
        List<Handout> found = new ArrayList<>(ReturnedAgain.in(pass));
        found.addAll(OneShotIterables.in(pass));
        found.addAll(SharedByThreads.in(pass));
        return List.copyOf(found);
    }
}
