package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Compiled.Result;
import java.util.ArrayList;
import java.util.List;

/** Makes a body whose runs differ as small as it can be made by leaving things out. */
final class Shrinker {
    private static final int MOST_ATTEMPTS = 1_500;

    private final Compiled compiler;
    private final Comparison comparison;
    private int attempts;

    Shrinker(Compiled compiler, Comparison comparison) {
        this.compiler = compiler;
        this.comparison = comparison;
    }

    /** The sample has one script, and its runs differ by it. */
    Sample shrink(Sample failing) {
        Sample smallest = failing;
        boolean smaller = true;
        while (smaller && attempts < MOST_ATTEMPTS) {
            Sample found = simpler(smallest);
            smaller = found != null;
            smallest = smaller ? found : smallest;
        }
        return smallest;
    }

    private Sample simpler(Sample sample) {
        Script script = sample.scripts().get(0);
        for (int i = script.steps().size() - 1; i >= 0; i--) {
            Sample candidate = sample.with(script.without(i));
            if (stillDiffers(candidate)) {
                return candidate;
            }
        }
        List<Block> blocks = new ArrayList<>();
        sample.source().simpler(blocks::add);
        for (Block block : blocks) {
            Sample candidate = sample.with(block);
            if (stillDiffers(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private boolean stillDiffers(Sample candidate) {
        if (attempts++ > MOST_ATTEMPTS) {
            return false;
        }
        Result result = compiler.compile(List.of(candidate));
        return result.isSound(candidate)
                && comparison.of(candidate, result, candidate.scripts().get(0)).differ();
    }

    /** Its source, its script, and what happened. */
    String report(Sample sample) {
        Script script = sample.scripts().get(0);
        Result result = compiler.compile(List.of(sample));
        return "body " + sample.seed() + " (" + sample.shape() + ", " + compiler.with() + ")\n" + sample.text()
                + "script " + script.steps() + "\n"
                + comparison.of(sample, result, script).show();
    }
}
