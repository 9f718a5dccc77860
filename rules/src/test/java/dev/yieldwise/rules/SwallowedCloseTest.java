package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The levels of SwallowedClose, which fixtures do not tell: how bad it is depends on what happens next. */
class SwallowedCloseTest {
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { try { out.yield(1); } catch (Throwable t) { log(t); } }",
                "try { out.yield(1); } catch (Error e) { log(e); } out.yield(2);",
                "while (true) { try { out.yield(1); } finally { continue; } }"
            })
    void aBodyThatGoesOnIsAnError(String body) throws IOException {
        assertThat(inGenerator(body).level()).isEqualTo(Level.ERROR);
        assertThat(inGenerator(body).certainty()).isEqualTo(Certainty.DEFINITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for (int i = 0; i < 9; i++) { try { out.yield(1); } catch (Throwable t) { log(t); } }",
                "while (true) { try { out.yield(1); } catch (Throwable t) { if (hard) throw t; } }",
                "while (true) { try { out.yield(1); } catch (Throwable t) { told.accept(t); } }",
                "while (true) { try { other.accept(out); } catch (Throwable t) { log(t); } }"
            })
    void aBodyThatMayGoOnIsAWarning(String body) throws IOException {
        assertThat(inGenerator(body).level()).isEqualTo(Level.WARNING);
        assertThat(inGenerator(body).certainty()).isEqualTo(Certainty.POSSIBLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { out.yield(1); } catch (Throwable t) { log(t); } log(null);",
                "helper(out); } ); } void helper(Yielder<Integer> o) { "
                        + "run(() -> { try { o.yield(1); } catch (Throwable t) { log(t); }"
            })
    void codeThatRunsAfterwardsIsAWarning(String body) throws IOException {
        assertThat(inGenerator(body).level()).isEqualTo(Level.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { out.yield(1); } catch (Throwable t) { log(t); }",
                "try { out.yield(1); } catch (Throwable t) { log(t); } finally { log(null); }",
                "try { out.yield(1); } catch (Throwable t) { throw new IllegalStateException(t); }",
                "try { out.yield(1); } finally { return; }",
                "while (true) { try { out.yield(1); } catch (GeneratorExit e) { return; } }"
            })
    void endingIsANote(String body) throws IOException {
        assertThat(inGenerator(body).level()).isEqualTo(Level.NOTE);
    }

    @Test
    void aLostInterruptIsAWarning() throws IOException {
        assertThat(inMethod("wait_()", "e", "log(e);").level()).isEqualTo(Level.WARNING);
        assertThat(inMethod("wait_()", "e", "").level()).isEqualTo(Level.WARNING);
    }

    @Test
    void whatIsMeantOrWrappedIsANote() throws IOException {
        assertThat(inMethod("wait_()", "ignored", "").level()).isEqualTo(Level.NOTE);
        assertThat(inMethod("wait_()", "e", "/* go on */").level()).isEqualTo(Level.NOTE);
        assertThat(inMethod("wait_()", "e", "log(e); return;").level()).isEqualTo(Level.WARNING);
        assertThat(inMethod("waitQuietly()", "e", "log(e);").level()).isEqualTo(Level.NOTE);
        assertThat(inMethod("wait_()", "e", "throw new IllegalStateException(e);")
                        .level())
                .isEqualTo(Level.NOTE);
        assertThat(inMethod("wait_()", "e", "handleFailure(e);").level()).isEqualTo(Level.NOTE);
        assertThat(inMethod("wait_()", "e", "logException(e);").level()).isEqualTo(Level.WARNING);
    }

    @Test
    void whetherTheOtherExceptionKnowsOfTheInterruptIsSaid() throws IOException {
        assertThat(inMethod("wait_()", "e", "throw new IllegalStateException(e);")
                        .message())
                .endsWith("is wrapped, but the interrupt is not restored");
        assertThat(inMethod("wait_()", "e", "throw new IllegalStateException(\"\" + e);")
                        .message())
                .endsWith("is replaced by another exception, and the interrupt is not restored");
    }

    private Finding inGenerator(String body) throws IOException {
        return only("""
                import dev.yieldwise.*;
                import java.util.function.Consumer;
                abstract class A {
                    boolean hard;
                    Consumer<Throwable> told;
                    Consumer<Yielder<Integer>> other;
                    void log(Object message) {}
                    abstract void run(Runnable code);
                    Generator<Integer> numbers() { return Generator.of(out -> { %s }); }
                }
                """.formatted(body));
    }

    private Finding inMethod(String method, String parameter, String handler) throws IOException {
        return only("""
                class A {
                    void log(Object message) {}
                    void logException(Throwable thrown) {}
                    void handleFailure(Throwable thrown) {}
                    public void %s { try { Thread.sleep(1); } catch (InterruptedException %s) { %s } }
                }
                """.formatted(method, parameter, handler));
    }

    private Finding only(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), text);
        Options options = Options.in(folder).withClasspath(List.of(RUNTIME)).withThreads(1);
        List<Finding> findings = new Session(options, List.of(SwallowedClose.RULE))
                .check(List.of(file), Progress.SILENT)
                .findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
