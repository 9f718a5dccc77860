package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.report.Format;
import dev.yieldwise.analyzer.report.SourceLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Modules come to a goal; the last of them is given what all have brought. */
@Timeout(30)
final class GatheringTest {
    private static final RunSettings SETTINGS = settings("all.sarif", 0, false);

    private final Gathering gathering = new Gathering();

    private static RunSettings settings(String sarif, int maxAllowed, boolean quiet) {
        return new RunSettings(
                Path.of("base"),
                List.of(new ReportFile(Format.SARIF, Path.of(sarif))),
                Optional.empty(),
                Optional.empty(),
                maxAllowed,
                quiet);
    }

    private static MavenProject module(String name) {
        MavenProject project = new MavenProject();
        project.setGroupId("it");
        project.setArtifactId(name);
        project.setVersion("1");
        return project;
    }

    private static Expected all(MavenProject... modules) {
        return arrived -> List.of(modules).stream()
                .filter(module -> !arrived.contains(module))
                .toList();
    }

    private static ModuleResult result(String name) {
        return new ModuleResult(
                name,
                new Outcome(List.of(), List.of(), Coverage.NONE),
                new Sieve.Scope(file -> false, file -> false, rule -> false),
                SourceLines.NONE,
                ModuleResult.Gate.OPEN);
    }

    private List<List<String>> come(MavenProject module, Expected expected) {
        gathering.open(SETTINGS, module.getArtifactId());
        gathering.add(SETTINGS, result(module.getArtifactId()));
        gathering.arrive(module);
        return gathering.complete(expected).stream()
                .map(run -> run.modules().stream().map(ModuleResult::module).toList())
                .toList();
    }

    @Test
    void theLastOneIsGivenAllInTheOrderOfNames() {
        Expected all = all(module("lib"), module("app"));
        assertThat(come(module("lib"), all)).isEmpty();
        assertThat(come(module("app"), all)).containsExactly(List.of("app", "lib"));
        assertThat(gathering.complete(all)).as("once").isEmpty();
    }

    @Test
    void whoBringsNothingMayBeTheLast() {
        Expected all = all(module("lib"), module("empty"));
        come(module("lib"), all);
        gathering.arrive(module("empty"));
        assertThat(gathering.complete(all)).hasSize(1);
    }

    /** Nobody had expected it, so all was told already; what it brings must not be lost. */
    @Test
    void whoComesAfterTheLastTellsAllAgain() {
        Expected all = all(module("lib"));
        assertThat(come(module("lib"), all)).containsExactly(List.of("lib"));
        assertThat(come(module("late"), all)).containsExactly(List.of("late", "lib"));
    }

    @Test
    void oneFileHasOneSetOfSettings() {
        RunSettings own = settings("own.sarif", 3, false);
        assertThat(gathering.open(SETTINGS, "it:lib")).as("the first").isTrue();
        assertThat(gathering.open(SETTINGS, "it:client")).isFalse();
        assertThat(gathering.open(own, "it:own")).isTrue();
        assertThatThrownBy(() -> gathering.open(settings("all.sarif", 3, true), "it:app"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it:lib and it:app both report to all.sarif")
                .hasMessageContaining("maxAllowedViolations, quiet");
        gathering.add(SETTINGS, result("it:lib"));
        gathering.add(own, result("it:own"));
        assertThat(gathering.complete(all()))
                .extracting(Gathering.Run::settings)
                .containsExactly(SETTINGS, own);
    }

    @Test
    void modulesMayComeAtTheSameTime() throws Exception {
        for (int round = 0; round < 200; round++) {
            Gathering one = new Gathering();
            List<Gathering.Run> told = Collections.synchronizedList(new ArrayList<>());
            MavenProject[] modules = {module("a"), module("b"), module("c"), module("d")};
            CyclicBarrier start = new CyclicBarrier(modules.length);
            ExecutorService threads = Executors.newFixedThreadPool(modules.length);
            for (MavenProject module : modules) {
                threads.submit(() -> {
                    start.await();
                    one.open(SETTINGS, module.getArtifactId());
                    one.add(SETTINGS, result(module.getArtifactId()));
                    one.arrive(module);
                    return told.addAll(one.complete(all(modules)));
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThat(told)
                    .singleElement()
                    .satisfies(run -> assertThat(run.modules()).hasSize(4));
        }
    }
}
