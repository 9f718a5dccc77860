package dev.yieldwise.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Compiled.Result;
import dev.yieldwise.fuzz.Compiled.With;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A comparison that finds nothing has to be one that would find something. */
class FuzzItselfTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());

    private final Compiled compiler = Compiled.by(With.JAVAC);

    @Test
    void aSeedGivesTheSameBodyAndScripts() {
        Sample first = Samples.of(SEED);
        Sample again = Samples.of(SEED);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.scripts()).isEqualTo(first.scripts());
        assertThat(Samples.of(SEED + 1).text()).isNotEqualTo(first.text());
    }

    /** What an engine may do wrong shows soon, if it does it always. */
    @ParameterizedTest
    @EnumSource
    void anEngineThatIsWrongIsFoundOut(HandleFault fault) {
        assertThat(new Fuzz(SEED, new Comparison(Way.THREAD, fault)).untilDifference(300))
                .as("bodies needed, seed %s", SEED)
                .isPositive();
    }

    /**
     * Bodies of which one statement was left out: many do something else then. The
     * others are those whose statement was never come to, or did nothing that could be seen.
     */
    @Test
    @Tag("deep")
    @Timeout(600)
    void manyBodiesDoSomethingElseIfOneStatementIsLeftOut() {
        int compared = 0;
        int changed = 0;
        for (long seed = SEED; compared < 200; seed++) {
            Sample whole = Samples.of(seed);
            List<Block> fewer = new ArrayList<>();
            whole.source().simpler(fewer::add);
            Sample less = whole.with(new Dice(seed).any(fewer));
            Result right = compiler.compile(List.of(less));
            Result left = compiler.compile(List.of(whole));
            if (left.isSound(whole) && right.isSound(less)) {
                compared++;
                changed += whole.scripts().stream().anyMatch(script -> differ(whole, left, right, script)) ? 1 : 0;
            }
        }
        System.out.println(changed + " of " + compared + " bodies changed, seed " + SEED);
        assertThat(changed).as("of %s bodies, seed %s", compared, SEED).isGreaterThan(compared / 5);
    }

    private static boolean differ(Sample sample, Result left, Result right, Script script) {
        return !Driver.run(left.subject(sample), script, Way.THREAD)
                .lines()
                .equals(Driver.run(right.subject(sample), script, Way.THREAD).lines());
    }

    @Test
    @Tag("deep")
    @Timeout(600)
    void aDifferenceIsMadeSmall() {
        Comparison comparison = new Comparison(Way.THREAD, HandleFault.LOSES_ANSWERS);
        for (long seed = SEED; ; seed++) {
            Sample sample = Samples.of(seed);
            Result result = compiler.compile(List.of(sample));
            Script script = sample.scripts().get(0);
            if (result.isSound(sample) && comparison.of(sample, result, script).differ()) {
                Shrinker shrinker = new Shrinker(compiler, comparison);
                Sample small = shrinker.shrink(sample.with(script));
                assertThat(small.text().length()).isLessThan(sample.text().length());
                assertThat(small.scripts().get(0).steps()).hasSizeLessThan(4);
                assertThat(shrinker.report(small)).contains("body " + seed, "  - ", "  + ");
                return;
            }
        }
    }
}
