package dev.yieldwise.analyzer.typestate;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.expr.NameExpr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link dev.yieldwise.analyzer.dataflow.Transfer}, on random facts. */
class FactTest {
    private static final long SEED = 20_261_122;

    private final List<Site> variables =
            IntStream.range(0, 4).mapToObj(i -> new Site(new NameExpr("v" + i))).toList();
    private final Random random = new Random(SEED);

    @Test
    void joinIsAssociativeCommutativeAndIdempotent() {
        for (int i = 0; i < 10_000; i++) {
            Fact<String> a = fact();
            Fact<String> b = fact();
            Fact<String> c = fact();
            assertThat(a.join(b.join(c)))
                    .isEqualTo(a.join(b).join(c))
                    .hasSameHashCodeAs(a.join(b).join(c));
            assertThat(a.join(b)).isEqualTo(b.join(a)).hasSameHashCodeAs(b.join(a));
            assertThat(a.join(a)).isEqualTo(a);
            assertThat(a.join(b).join(a)).isEqualTo(a.join(b));
            assertThat(a.join(Fact.nowhere()).elsewhere()).isTrue();
        }
    }

    /** Two variables of the same text are two. */
    @Test
    void worldsKnowVariablesByPlaceNotByText() {
        World<String> one = new World<>(Map.of(new Site(new NameExpr("v")), Handle.SELF), "LIVE");
        World<String> other = new World<>(Map.of(new Site(new NameExpr("v")), Handle.SELF), "LIVE");
        assertThat(one).isNotEqualTo(other);
        assertThat(one.with(variables.get(0), Handle.SELF).without(variables.get(0)))
                .isEqualTo(one);
    }

    private Fact<String> fact() {
        if (random.nextInt(10) == 0) {
            return new Fact<>(Map.of(), true, true);
        }
        Map<World<String>, Trace> worlds = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Map<Site, Handle> holders = new LinkedHashMap<>();
            variables.forEach(variable -> {
                if (random.nextBoolean()) {
                    holders.put(variable, random.nextBoolean() ? Handle.SELF : Handle.of("view"));
                }
            });
            worlds.put(new World<>(holders, random.nextBoolean() ? "LIVE" : "USED"), Trace.empty());
        }
        return Fact.of(worlds, random.nextBoolean());
    }
}
