package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.Silence;
import dev.yieldwise.analyzer.engine.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever wonders why a line has no finding is told what each rule made of it. */
class SilenceTest {
    private static final String FIRST = GeneratorRules.ALL.get(0).name();

    @TempDir
    private Path folder;

    /** What is said of the line that holds a mark, a line for each note. */
    private String of(String text) throws IOException {
        Path file = Files.writeString(
                folder.resolve("Shop.java"),
                "import java.util.*;\nimport java.util.stream.*;\nclass Shop {\n" + text + "}\n");
        List<String> lines = Files.readAllLines(file);
        int marked = 1;
        while (!lines.get(marked - 1).contains("// why?")) {
            marked++;
        }
        Silence silence = new Session(Options.in(folder), GeneratorRules.ALL).whySilent(List.of(folder), file, marked);
        assertThat(silence.place()).isEqualTo("Shop.java:" + marked);
        return silence.notes().stream()
                .map(note -> note.about() + ": " + note.text())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aUseThatIsTheOnlyOne() throws IOException {
        assertThat(of("""
                long m(Stream<String> s) {
                    return s.count(); // why?
                }
                """))
                .contains("s: is a java.util.stream.Stream")
                .contains("ExhaustedReuse: this is its only use in the method, and stands in no loop")
                .contains("other rules: see nothing on this line to look at: " + FIRST + ", ");
    }

    @Test
    void aUseOfWhatIsFresh() throws IOException {
        assertThat(of("""
                long m(List<String> names) {
                    Stream<String> s = names.stream();
                    long n = s.count();
                    s = names.stream();
                    return n + s.count(); // why?
                }
                """))
                .contains("ExhaustedReuse: 's' was followed: nothing says that it is used up"
                        + " (line 7: 's' gets its value here)");
    }

    @Test
    void aTypeThatIsNotKnown() throws IOException {
        assertThat(of("""
                void m(com.x.Box box) {
                    var it = box.lines(); // why?
                    it.next();
                    it.next();
                }
                """)).contains("box: is a com.x.Box, which is neither in the sources nor on the class path");
        assertThat(of("""
                void m(com.x.Box box) {
                    var it = box.lines();
                    it.next(); // why?
                }
                """)).contains("it: has no known type: ");
    }

    @Test
    void anIteratorInTheHandsOfALambda() throws IOException {
        assertThat(of("""
                void m(List<String> names) {
                    Iterator<String> it = names.iterator();
                    while (it.hasNext()) it.next();
                    keep(() -> it.remove());
                    it.next(); // why?
                }
                native void keep(Runnable action);
                """))
                .contains("ExhaustedReuse: 'it' was followed: nothing says that it is used up"
                        + " (line 5: 'it' gets its value here; line 6: run to its end here)"
                        + "; the code that is made in line 7 may do anything to it");
    }

    @Test
    void aFailureThatIsExpected() throws IOException {
        assertThat(of("""
                void m(Stream<String> s) {
                    s.count();
                    try {
                        s.count(); // why?
                    } catch (IllegalStateException e) {
                    }
                }
                """)).contains("ExhaustedReuse: it fails, but the code around it expects that");
    }

    @Test
    void aChangeAfterWhichTheLoopEnds() throws IOException {
        assertThat(of("""
                void m(Collection<String> names) {
                    for (String name : names) {
                        if (name.isEmpty()) {
                            names.remove(name); // why?
                            break;
                        }
                    }
                }
                """))
                .contains(
                        "MutationDuringIteration: it is changed while it is iterated, but the iteration does not go on");
    }

    @Test
    void aLineToWhichControlDoesNotCome() throws IOException {
        assertThat(of("""
                void m(Stream<String> s) {
                    s.count();
                    s.count();
                    s.count(); // why?
                }
                """))
                .contains("ExhaustedReuse: 's' was followed, but control does not come here after what fails before");
    }

    @Test
    void aFindingOfTheLineAndOneThatPassesIt() throws IOException {
        String method = """
                void m(Stream<String> s) {
                    s.count(); %s
                    s.count(); %s
                }
                """;
        assertThat(of(method.formatted("", "// why?")))
                .contains("ExhaustedReuse: reports here: stream 's' is used again");
        assertThat(of(method.formatted("// why?", "")))
                .contains("ExhaustedReuse: reports in line 6, with this line in its story: stream 's' is used again");
    }

    @Test
    void aFindingThatSomebodyAskedNotToHearOf() throws IOException {
        assertThat(of("""
                void m(Stream<String> s) {
                    s.count();
                    // yieldwise:ignore ExhaustedReuse the test wants the failure
                    s.count(); // why?
                }
                """))
                .contains("ExhaustedReuse: reports here: stream 's' is used again")
                .contains("ExhaustedReuse: that is kept silent, suppressed: the test wants the failure");
    }

    @Test
    void aLineWithoutCode() throws IOException {
        assertThat(of("// why?\n")).startsWith("all rules: see nothing on this line to look at: " + FIRST + ", ");
    }

    @Test
    void whatIsNoLine() throws IOException {
        Path file = Files.writeString(folder.resolve("Shop.java"), "class Shop {}\n");
        Path broken = Files.writeString(folder.resolve("Broken.java"), "class {");
        Session session = new Session(Options.in(folder), GeneratorRules.ALL);
        assertThatThrownBy(() -> session.whySilent(List.of(), file, 9))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no line 9 in");
        assertThatThrownBy(() -> session.whySilent(List.of(), broken, 1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cannot be looked at");
    }
}
