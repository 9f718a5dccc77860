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
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old code with a history in git, and a team that wants to hear of new defects only. */
class AdoptionTest {
    private static final String BASELINE = "yieldwise-baseline.jsonl";
    private static final String SHOP = "src/shop/Shop.java";
    private static final String FIELDS = "src/shop/Ünlike the others.java";

    /** Two old defects in a class. */
    private static final String OLD = """
            package shop;

            import java.util.List;
            import java.util.stream.Stream;

            class Shop {
                void clean(List<String> names) {
                    for (String name : names) {
                        if (name.isEmpty()) {
                            names.remove(name);
                        }
                    }
                }

                long twice(List<String> names) {
                    Stream<String> stream = names.stream();
                    long count = stream.count();
                    return count + stream.count();
                }
            }
            """;

    private static final String TWICE = OLD.substring(OLD.indexOf("    long twice"), OLD.lastIndexOf("}"));

    @TempDir
    private Path folder;

    private GitRepository repository;
    private String out;
    private String err;

    @BeforeEach
    void history() throws IOException {
        assumeTrue(Tools.GIT.isThere(), Tools.GIT.reason());
        repository = new GitRepository(folder.resolve("a team's code"));
        repository.write(SHOP, OLD);
        repository.commit("old code");
    }

    private int run(Map<String, String> environment, String... args) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        Host host = new Host(
                new PrintWriter(outText), new PrintWriter(errText), repository.folder(), environment, false, false);
        int status = Main.run(host, GeneratorRules.ALL, args);
        out = outText.toString();
        err = errText.toString();
        return status;
    }

    private int run(String... args) {
        return run(System.getenv(), args);
    }

    /** The findings told, as "line rule" or, beyond the one file, "path:line rule". */
    private List<String> told(String... args) {
        run(args);
        return Pattern.compile("(?m)^(.*?):(\\d+):\\d+: \\w+\\[(\\w+)\\]")
                .matcher(out)
                .results()
                .map((MatchResult found) -> (found.group(1).equals(SHOP) ? "" : found.group(1) + ":") + found.group(2)
                        + " " + found.group(3))
                .toList();
    }

    private List<String> news() {
        return told("check", "--baseline", BASELINE);
    }

    private void baseline() {
        assertThat(run("baseline")).isZero();
    }

    @Test
    void theBaselineSilencesTheOldAndShowsTheNew() throws IOException {
        baseline();
        assertThat(out).isEqualTo(BASELINE + ": 2 findings, 2 new, 0 gone\n");
        assertThat(run("check", "--baseline", BASELINE)).isZero();
        assertThat(out).startsWith("no findings; 2 in the baseline; 1 file, 20 lines checked");

        repository.replace(SHOP, "class Shop {\n", """
                class Shop {
                    long thrice(List<String> names) {
                        Stream<String> stream = names.stream();
                        long count = stream.count();
                        return count + stream.count();
                    }

                """);
        assertThat(run("check", "--baseline", BASELINE)).isEqualTo(1);
        assertThat(news()).as("the copy, and not the original below it").containsExactly("10 ExhaustedReuse");
    }

    @Test
    void itHoldsWhileCodeIsMovedAndLaidOutAnew() throws IOException {
        baseline();
        repository.replace(SHOP, "package shop;", "/* A licence. */\n\npackage shop;\n// and a comment");
        assertThat(news()).as("lines shifted").isEmpty();
        repository.replace(SHOP, "        names.remove(name);", "    names\n  .remove( name ); // old");
        assertThat(news()).as("laid out anew").isEmpty();
        repository.write(SHOP, repository.read(SHOP).replace("\n", "\r\n"));
        assertThat(news()).as("other line ends").isEmpty();
        repository.write(SHOP, repository.read(SHOP).replace("\r\n", "\n"));
        repository.replace(
                SHOP, "long twice(List<String> names)", "private long doubled(List<String> names, int more)");
        assertThat(news()).as("the method renamed").isEmpty();
        run("baseline");
        repository.git("mv", SHOP, FIELDS);
        assertThat(news()).as("the file renamed").isEmpty();
    }

    @Test
    void itHoldsWhileAMethodMovesToAnotherFile() throws IOException {
        baseline();
        repository.replace(SHOP, TWICE, "");
        repository.write(
                "src/shop/Counts.java",
                OLD.replaceAll("(?s)    void clean.*?\n    }\n\n", "").replace("class Shop", "class Counts"));
        assertThat(news()).isEmpty();
        repository.write(SHOP, OLD);
        assertThat(news())
                .as("a copy is new, while the original is where it was")
                .containsExactly("src/shop/Counts.java:10 ExhaustedReuse");
    }

    @Test
    void aThirdCopyShows() throws IOException {
        String loop = "        for (String name : names) {\n            names.remove(name);\n        }\n";
        repository.replace(SHOP, "        Stream", loop + loop + "        Stream");
        baseline();
        assertThat(out).startsWith(BASELINE + ": 4 findings");
        assertThat(news()).isEmpty();
        repository.replace(SHOP, "        Stream", loop + "        Stream");
        assertThat(news()).hasSize(1);
    }

    @Test
    void whatIsGoneIsToldAndPruned() throws IOException {
        repository.write("other/Other.java", OLD.replace("package shop;", "package other;"));
        baseline();
        repository.replace(SHOP, "return count + stream.count();", "return count + count;");
        repository.replace("other/Other.java", "return count + stream.count();", "return count + count;");
        run("check", "--baseline", BASELINE, "src");
        assertThat(err).contains("yieldwise: 1 entry of the baseline is gone; 'yieldwise baseline --prune' removes it");

        repository.replace(
                SHOP, "class Shop {", "class Shop {\n    int n = java.util.Optional.of(1).stream().hashCode();");
        assertThat(run("baseline", "--prune", "src")).isZero();
        assertThat(out).isEqualTo(BASELINE + ": 3 findings, 0 new, 1 gone\n");
        assertThat(repository.read(BASELINE)).as("nobody looked there").contains("\"other/Other.java\"");
        assertThat(run("baseline", "--prune")).isZero();
        assertThat(out).isEqualTo(BASELINE + ": 2 findings, 0 new, 1 gone\n");

        repository.replace(SHOP, "return count + count;", "return count + stream.count();");
        assertThat(run("baseline", "--prune")).isZero();
        assertThat(out).as("pruning adds nothing").isEqualTo(BASELINE + ": 2 findings, 0 new, 0 gone\n");
        Files.delete(repository.folder().resolve("other/Other.java"));
        assertThat(run("baseline", "--prune")).isZero();
        assertThat(out).as("a file that is not there any more").isEqualTo(BASELINE + ": 1 finding, 0 new, 1 gone\n");
    }

    @Test
    void aConflictInTheBaselineIsToldAndBothSidesAreRight() throws IOException {
        baseline();
        repository.commit("baseline");
        String third =
                "package shop;\nimport java.util.*;\nclass %s { void a(List<String> l) { for (String s : l) l.remove(s); } }\n";
        repository.git("checkout", "-q", "-b", "feature");
        repository.write("src/shop/Shoq.java", String.format(third, "Shoq"));
        baseline();
        repository.commit("feature");
        repository.git("checkout", "-q", "main");
        repository.write("src/shop/Shor.java", String.format(third, "Shor"));
        baseline();
        repository.commit("main");

        assertThat(repository.ask("merge", "feature").status()).as("a conflict").isEqualTo(1);
        assertThat(run("check", "--baseline", BASELINE)).isEqualTo(2);
        assertThat(err).contains("is a conflict marker of git; remove the markers, keep the lines of both sides");
        repository.write(BASELINE, repository.read(BASELINE).replaceAll("(?m)^(<{7}|={7}|>{7}).*\n", ""));
        assertThat(news()).isEmpty();
        assertThat(run("baseline", "--prune")).isZero();
        assertThat(out).startsWith(BASELINE + ": 4 findings, 0 new, 0 gone");

        repository.commit("merged");
        repository.git("checkout", "-q", "-b", "later", "HEAD~1");
        repository.write(SHOP, "// a line\n" + OLD);
        repository.commit("later");
        repository.git("rebase", "-q", "main");
        assertThat(news()).as("rebased onto the merge").isEmpty();
    }

    @Test
    void sinceShowsWhatTouchesChangedLines() throws IOException {
        assertThat(told("check", "--since", "main")).isEmpty();
        assertThat(out).startsWith("no findings; 2 on unchanged lines; ");
        repository.git("checkout", "-q", "-b", "feature");
        repository.replace(SHOP, "names.remove(name);", "names.remove(name); // why?");
        assertThat(told("check", "--since", "main")).as("not committed").containsExactly("10 MutationDuringIteration");
        repository.git("add", "-A");
        assertThat(told("check", "--since", "main")).as("staged").containsExactly("10 MutationDuringIteration");
        repository.commit("a comment");
        assertThat(told("check", "--since", "main")).as("committed").containsExactly("10 MutationDuringIteration");
        assertThat(told("check", "--since", "HEAD")).isEmpty();

        repository.replace(SHOP, "package shop;", "package shop;\n\n// shifts all lines");
        repository.git("mv", SHOP, FIELDS);
        assertThat(told("check", "--since", "main"))
                .as("renamed and shifted")
                .containsExactly(FIELDS + ":12 MutationDuringIteration");
        repository.write("src/shop/New \"one\".java", OLD);
        assertThat(told("check", "--since", "HEAD"))
                .as("a file that git does not know")
                .containsExactly(
                        "src/shop/New \"one\".java:10 MutationDuringIteration",
                        "src/shop/New \"one\".java:18 ExhaustedReuse");
        repository.commit("both");
        repository.replace("src/shop/New \"one\".java", "names.remove(name);", "names.remove(name); // here");
        assertThat(told("check", "--since", "HEAD"))
                .as("a name that git quotes")
                .containsExactly("src/shop/New \"one\".java:10 MutationDuringIteration");
    }

    @Test
    void sinceAsksWhereTheBranchLeft() throws IOException {
        repository.git("checkout", "-q", "-b", "feature");
        repository.replace(SHOP, "names.remove(name);", "names.remove(name); // feature");
        repository.commit("feature");
        repository.git("checkout", "-q", "main");
        repository.replace(SHOP, "return count + stream.count();", "return stream.count() + count;");
        repository.commit("main goes on");
        repository.git("checkout", "-q", "feature");
        assertThat(told("check", "--since", "main"))
                .as("what main did is not the feature's")
                .containsExactly("10 MutationDuringIteration");
        repository.git("rebase", "-q", "main");
        assertThat(told("check", "--since", "main")).as("rebased").containsExactly("10 MutationDuringIteration");
    }

    @Test
    void aChangedCauseMakesAnOldLineNew() throws IOException {
        repository.replace(SHOP, "long count = stream.count();", "long count = 0;");
        repository.commit("mended");
        repository.replace(SHOP, "long count = 0;", "long count = stream.count();");
        assertThat(told("check", "--since", "HEAD"))
                .as("the second use is an old line")
                .containsExactly("18 ExhaustedReuse");
        repository.commit("broken");
        String guarded = "        stream = names.stream();\n";
        repository.replace(SHOP, "        return count", guarded + "        return count");
        repository.commit("mended otherwise");
        repository.replace(SHOP, guarded, "");
        assertThat(told("check", "--since", "HEAD"))
                .as("a removed line has none of its own: its neighbours count")
                .containsExactly("18 ExhaustedReuse");
    }

    @Test
    void submodulesAreFollowed() throws IOException {
        GitRepository library = new GitRepository(folder.resolve("library"));
        library.write("Lib.java", OLD.replace("package shop;\n", "").replace("Shop", "Lib"));
        library.commit("library");
        repository.git("submodule", "--quiet", "add", library.folder().toString(), "lib");
        repository.commit("submodule");
        assertThat(told("check", "--since", "HEAD")).isEmpty();
        repository.replace("lib/Lib.java", "names.remove(name);", "names.remove(name); // why?");
        assertThat(told("check", "--since", "HEAD")).containsExactly("lib/Lib.java:9 MutationDuringIteration");
        assertThat(told("check", "--since", "HEAD~1"))
                .as("the submodule is new")
                .containsExactly("lib/Lib.java:9 MutationDuringIteration", "lib/Lib.java:17 ExhaustedReuse");
    }

    /** What a repository's configuration names is not run. */
    @Test
    void nothingOfTheRepositoryIsRun() throws IOException {
        Path trap = repository.write("trap.sh", "#!/bin/sh\ntouch '" + folder + "/sprung'\ncat\n");
        assertThat(trap.toFile().setExecutable(true)).isTrue();
        for (String key : List.of(
                "core.fsmonitor",
                "diff.external",
                "diff.trap.command",
                "diff.trap.textconv",
                "filter.trap.clean",
                "filter.trap.smudge",
                "core.pager",
                "core.sshCommand",
                "core.editor")) {
            repository.git("config", key, trap.toString());
        }
        repository.git("config", "core.hooksPath", repository.folder().toString());
        repository.git("config", "filter.trap.required", "true");
        Files.writeString(repository.folder().resolve(".git/info/attributes"), "*.java diff=trap filter=trap\n");
        repository.write("git", "#!/bin/sh\ntouch '" + folder + "/sprung'\n");
        assertThat(repository.folder().resolve("git").toFile().setExecutable(true))
                .isTrue();
        repository.replace(SHOP, "names.remove(name);", "names.remove(name); // why?");
        assertThat(run(
                        Map.of("PATH", "." + java.io.File.pathSeparator + System.getenv("PATH")),
                        "check",
                        "--since",
                        "HEAD"))
                .isEqualTo(1);
        assertThat(out).contains("1 warning in 1 file; 1 on unchanged lines");
        assertThat(folder.resolve("sprung")).doesNotExist();
    }

    @Test
    void whatCannotBeAskedIsToldAndNothingIsChecked() throws IOException {
        assertThat(run("check", "--since", "--output=x")).isEqualTo(2);
        assertThat(run("check", "--since=--output=x")).isEqualTo(2);
        assertThat(err).contains("'--output=x' is no name of a commit for --since");
        assertThat(run("check", "--since", "nowhere")).isEqualTo(2);
        assertThat(err).contains("git knows no commit 'nowhere' for --since");
        assertThat(run(Map.of(), "check", "--since", "HEAD")).isEqualTo(2);
        assertThat(err).contains("--since needs git, and there is none on the PATH");
        assertThat(run("check", "--since", "HEAD", "--base", "..")).isEqualTo(2);
        assertThat(err).contains("--since needs a work tree of git around");

        repository.write(SHOP, "// second\n" + OLD);
        repository.commit("second");
        GitRepository shallow = new GitRepository(folder.resolve("shallow"));
        shallow.git("remote", "add", "origin", repository.folder().toUri().toString());
        shallow.git("fetch", "-q", "--depth", "1", "origin", "main");
        shallow.git("reset", "-q", "--hard", "FETCH_HEAD");
        String first = repository.git("rev-parse", "HEAD~1").strip();
        repository = shallow;
        assertThat(run("check", "--since", first)).isEqualTo(2);
        assertThat(err).contains("this is a shallow clone: fetch more of its history");
    }

    @Test
    void aBaselineThatCannotBeReadIsTold() throws IOException {
        assertThat(run("check", "--baseline", BASELINE)).isEqualTo(2);
        assertThat(err).contains("there is no baseline").contains("'yieldwise baseline' writes one");
        assertThat(run("baseline", "--prune")).isEqualTo(2);
        Files.createDirectory(repository.folder().resolve("folder"));
        assertThat(run("check", "--baseline", "folder")).isEqualTo(2);
        assertThat(err).contains("is a folder");
        assertThat(run("baseline", "--baseline", "folder")).isEqualTo(2);
        assertThat(run("baseline", "--baseline", "nowhere/b.jsonl")).isEqualTo(2);

        baseline();
        String good = repository.read(BASELINE);
        broken("", "is no baseline: its first line must be {\"schema\":\"yieldwise-baseline/1\"}");
        broken("{\"schema\":\"yieldwise-report/1\"}\n", "is no baseline");
        broken(good.replace("baseline/1", "baseline/2"), "is from a newer Yieldwise: it is yieldwise-baseline/2");
        broken(good.replace("\"rule\"", "\"ruel\""), "line 2 of the baseline", "'rule' is missing");
        broken(good.replaceFirst("}\n$", ""), "line 3 of the baseline");
        repository.write(BASELINE, good.replace("\"path\"", "\"later\":[{\"x\":1}],\"path\"") + "\r\n");
        assertThat(news()).as("what a later version adds").isEmpty();
    }

    private void broken(String text, String... complaints) throws IOException {
        repository.write(BASELINE, text);
        assertThat(run("check", "--baseline", BASELINE)).isEqualTo(2);
        assertThat(err).contains(complaints);
        assertThat(run("baseline")).as("is not written over").isEqualTo(2);
        assertThat(repository.read(BASELINE)).isEqualTo(text);
    }

    @Test
    void suppressionsAreAddedOnceAndNothingIsToldThen() throws IOException {
        repository.write(
                "src/shop/Shop2.java",
                OLD.replace("Shop", "Shop2")
                        .replace(
                                "return count + stream.count();",
                                "String s = \"\"\"\n  a\n  \"\"\" + stream.count(); return 1;")
                        .replace("\n", "\r\n"));
        assertThat(run("check", "--add-suppressions=legacy, see #12")).isZero();
        assertThat(out).contains("no findings; 4 suppressed");
        assertThat(repository.read(SHOP))
                .contains(
                        "                // yieldwise:ignore MutationDuringIteration legacy, see #12\n                names.remove(name);\n");
        assertThat(repository.read("src/shop/Shop2.java"))
                .contains("        // yieldwise:ignore ExhaustedReuse legacy, see #12\r\n        String s")
                .doesNotContainPattern("[^\r]\n");
        String once = repository.read(SHOP);
        assertThat(run("check", "--add-suppressions")).isZero();
        assertThat(repository.read(SHOP)).isEqualTo(once);
        assertThat(repository.git("diff", "--stat", "--ignore-all-space", "HEAD", SHOP))
                .contains("2 insertions(+)\n");
        for (String reason : List.of("", "a\nb", ", Other", "a \\u000a b")) {
            assertThat(run("check", "--add-suppressions=" + reason)).as(reason).isEqualTo(2);
        }
    }

    @Test
    void newOnlyOnesAreSuppressedOrFixedAndTheOthersStay() throws IOException {
        baseline();
        repository.write("src/shop/Shop2.java", OLD.replace("Shop", "Shop2"));
        assertThat(run("check", "--baseline", BASELINE, "--add-suppressions")).isZero();
        assertThat(repository.read(SHOP)).isEqualTo(OLD);
        assertThat(repository.read("src/shop/Shop2.java")).contains("yieldwise:ignore");
        assertThat(run("check", "--add-suppressions", "--fix")).isEqualTo(2);
    }
}
