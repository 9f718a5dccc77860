package dev.yieldwise.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same traces as in {@link ConformanceTest}, of bodies that are plain Java in every form in which users write them, on
 * the engine that the library chooses. It must have chosen the woven one for nearly all: {@code Weaving.REQUIRED}.
 */
class CompiledConformanceTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());

    @Timeout(240)
    @ParameterizedTest
    @EnumSource(names = "COMPILED.*", mode = EnumSource.Mode.MATCH_ALL)
    void curatedCasesAndSomeOfTheOthers(BodyEngine engine) {
        List<JsonNode> rows = new ArrayList<>(Conformance.ours("cases.json"));
        rows.addAll(Conformance.ours("lookahead.json"));
        rows.addAll(some(120, "random-5000.jsonl"));
        rows.addAll(some(30, "lookahead-1000.jsonl"));
        CompiledBodies bodies = assertNoneDiffers(rows, engine);
        assertThat(bodies.weaving().orElseThrow().forms())
                .as("each form, of a coroutine and of a generator")
                .hasSize(2 * Shape.Form.values().length);
        assertWoven(List.of(bodies));
    }

    @Tag("deep")
    @Timeout(900)
    @ParameterizedTest
    @EnumSource(names = "COMPILED.*", mode = EnumSource.Mode.MATCH_ALL)
    void allCases(BodyEngine engine) {
        assertWoven(Conformance.FILES.stream()
                .map(file -> assertNoneDiffers(Conformance.ours(file), engine))
                .toList());
    }

    private static List<JsonNode> some(int number, String file) {
        List<JsonNode> rows = new ArrayList<>(Conformance.ours(file));
        Collections.shuffle(rows, new Random(SEED));
        return rows.subList(0, number);
    }

    private static CompiledBodies assertNoneDiffers(List<JsonNode> rows, BodyEngine engine) {
        CompiledBodies bodies = (CompiledBodies) engine.on(rows, SEED);
        assertThat(Conformance.mismatches(rows, bodies, new Random(SEED)))
                .as("seed %s; -Dyieldwise.seed runs it again", SEED)
                .isEmpty();
        return bodies;
    }

    private static void assertWoven(List<CompiledBodies> all) {
        List<Weaving> seen =
                all.stream().map(bodies -> bodies.weaving().orElseThrow()).toList();
        int woven = seen.stream().mapToInt(Weaving::woven).sum();
        int cases = seen.stream().mapToInt(Weaving::cases).sum();
        assertThat(Weaving.suffices(woven, cases))
                .as("%d of %d cases woven, seed %d:%n%s", woven, cases, SEED, seen)
                .isTrue();
    }
}
