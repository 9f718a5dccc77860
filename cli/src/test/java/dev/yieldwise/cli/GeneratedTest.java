package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program prints for other programs, given to them: completion to bash, the manual page to groff. */
class GeneratedTest {
    @TempDir
    private Path folder;

    private Path generated;

    @BeforeEach
    void name() {
        generated = folder.resolve("generated");
    }

    private void generate(String... args) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Host host = new Host(new PrintWriter(out), new PrintWriter(err), folder, Map.of(), false, false);
        assertThat(Main.run(host, GeneratorRules.ALL, args)).isZero();
        assertThat(err).hasToString("");
        Files.writeString(generated, out.toString());
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> read(printed)).isZero();
        return read(printed);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ch, check",
        "check --fail-o, --fail-on",
        "check --fail-on '', error warning note never",
        "check --color a, auto always",
        "check --report sa, sarif",
        "check src/, src/one src/two",
        "check --base src/o, src/one",
        "explain Unp, UnprimedSend",
        "rules --js, --json"
    })
    void bashCompletes(String typed, String offered) throws Exception {
        assumeTrue(Tools.BASH.isThere(), Tools.BASH.reason());
        Files.createDirectories(folder.resolve("src/one"));
        Files.createDirectories(folder.resolve("src/two"));
        generate("generate-completion");
        // compopt speaks to a shell in which somebody types
        assertThat(run("bash", "-c", """
                        compopt() { :; }
                        . ./generated
                        complete -p yieldwise >/dev/null
                        COMP_WORDS=(yieldwise %s)
                        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                        _complete_yieldwise
                        echo ${COMPREPLY[*]}
                        """.formatted(typed))).isEqualTo(offered + "\n");
    }

    @Test
    void groffShowsTheManualPageWithoutAWarning() throws Exception {
        assumeTrue(Tools.GROFF.isThere(), Tools.GROFF.reason());
        generate("generate-man-page");
        assertThat(run("groff", "-ww", "-man", "-z", "generated"))
                .as("warnings")
                .isEmpty();
        String page = run("groff", "-man", "-Tascii", "-P-cbou", "generated").replaceAll("\\s+", " ");
        assertThat(page)
                .contains("NAME yieldwise - finds misuse of generators")
                .contains("yieldwise check [OPTION...] [PATH...] ")
                .contains("yieldwise explain [OPTION...] RULE ")
                .contains("-j, --threads N Files checked at once; default: one for each processor.")
                .contains("Formats: text, concise, json")
                .contains("Exit status: 0 nothing at or above --fail-on, 1 findings")
                .contains("generate-man-page");
    }

    @Test
    void noTextIsTakenForACommandOfRoff() throws Exception {
        assumeTrue(Tools.GROFF.isThere(), Tools.GROFF.reason());
        StringWriter out = new StringWriter();
        picocli.CommandLine.Model.CommandSpec tricky =
                picocli.CommandLine.Model.CommandSpec.create().name("tricky");
        tricky.usageMessage()
                .description("Plays tricks.")
                .footer(".so /etc/passwd", "'quoted' \\n C:\\temp 100%% --flag");
        new ManPage(new PrintWriter(out)).print(tricky);
        Files.writeString(generated, out.toString());
        assertThat(run("groff", "-ww", "-man", "-Tascii", "-P-cbou", "generated"))
                .containsPattern("\\.so /etc/passwd\\s+'quoted' \\\\n C:\\\\temp 100% --flag");
    }
}
