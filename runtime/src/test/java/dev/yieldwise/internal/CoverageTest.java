package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Generator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.ISourceFileCoverage;
import org.jacoco.core.data.ExecutionDataStore;
import org.jacoco.core.data.SessionInfoStore;
import org.jacoco.core.instr.Instrumenter;
import org.jacoco.core.runtime.IRuntime;
import org.jacoco.core.runtime.LoggerRuntime;
import org.jacoco.core.runtime.RuntimeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JaCoCo counts the lines of bodies that were woven when they were built. */
class CoverageTest {
    private static final String COUNTED = """
            import dev.yieldwise.*;
            public class Counted {
                public static Generator<Object> generator() {
                    return Generator.of(out -> {
                        out.yield(1);
                        if (Boolean.getBoolean("never")) {
                            out.yield(2);
                        }
                        helper(out);
                        out.yield(4);
                    });
                }
                private static void helper(Yielder<Object> out) {
                    out.yield(3);
                    System.nanoTime();
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void theLinesThatHaveRunAreCoveredAndNoOthers() throws Exception {
        BuiltFolder project =
                BuiltFolder.in(folder).with("Counted.java", COUNTED).compiled();
        project.woven();
        Map<Integer, Boolean> covered = covered(project.files());
        assertThat(covered.keySet()).contains(5, 6, 7, 9, 10, 11, 14, 15, 16);
        assertThat(new TreeSet<>(covered.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .toList()))
                .as("up to the yield of the helper, and all that leads to it")
                .containsExactly(4, 5, 6, 9, 14);
    }

    /** Whether anything of a line has run, while the generator gave two elements. */
    private static Map<Integer, Boolean> covered(Map<String, byte[]> files) throws Exception {
        IRuntime runtime = new LoggerRuntime();
        RuntimeData data = new RuntimeData();
        runtime.startup(data);
        Instrumenter instrumenter = new Instrumenter(runtime);
        Map<String, byte[]> instrumented = new HashMap<>();
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            instrumented.put(each.getKey(), instrumenter.instrument(each.getValue(), each.getKey()));
        }
        Generator<?> generator = (Generator<?>) BuiltFolder.run(new InMemory(instrumented), "Counted", "generator");
        generator.next();
        generator.next();
        generator.close();
        ExecutionDataStore executed = new ExecutionDataStore();
        data.collect(executed, new SessionInfoStore(), false);
        runtime.shutdown();
        return lines(files, executed);
    }

    private static Map<Integer, Boolean> lines(Map<String, byte[]> files, ExecutionDataStore executed)
            throws IOException {
        CoverageBuilder builder = new CoverageBuilder();
        Analyzer analyzer = new Analyzer(executed, builder);
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            analyzer.analyzeClass(each.getValue(), each.getKey());
        }
        ISourceFileCoverage source = builder.getSourceFiles().iterator().next();
        Map<Integer, Boolean> lines = new HashMap<>();
        for (int line = source.getFirstLine(); line <= source.getLastLine(); line++) {
            int status = source.getLine(line).getStatus();
            if (status != ICounter.EMPTY) {
                lines.put(line, status != ICounter.NOT_COVERED);
            }
        }
        return lines;
    }

    private static final class InMemory extends ClassLoader {
        private final Map<String, byte[]> classes;

        InMemory(Map<String, byte[]> classes) {
            super(InMemory.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
