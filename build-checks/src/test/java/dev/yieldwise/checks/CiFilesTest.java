package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What CI services are given: it has their form, and its shell does what it says, with the real program and a real
 * repository, as far as that can be tried without the service.
 */
@Order(1)
final class CiFilesTest {
    private static final String BUG = """
            package shop;

            import java.util.List;
            import java.util.stream.Stream;

            final class %s {
                long total(List<String> names) {
                    Stream<String> stream = names.stream();
                    long all = stream.count();
                    return all
                            + stream.count();
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path project;
    private Path tool;
    private final Map<String, String> environment = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "action.yml, github-action",
        ".github/workflows/yieldwise.yml, github-workflow",
        ".pre-commit-hooks.yaml, pre-commit-hooks",
        "integrations/gitlab/yieldwise.gitlab-ci.yml, gitlab-ci"
    })
    void aFileHasTheFormOfItsService(String file, String schema) {
        assertThat(Yaml.errors(Yaml.read(file), schema)).isEmpty();
    }

    /** Else the test above could pass for want of a schema that says anything. */
    @ParameterizedTest
    @CsvSource({
        "action.yml, github-action, runs",
        ".github/workflows/yieldwise.yml, github-workflow, jobs",
        "integrations/gitlab/yieldwise.gitlab-ci.yml, gitlab-ci, yieldwise"
    })
    void anotherFormIsNoticed(String file, String schema, String key) {
        ObjectNode tree = (ObjectNode) Yaml.read(file);
        tree.put(key, 7);
        assertThat(Yaml.errors(tree, schema)).isNotEmpty();
    }

    /** By its commit: a tag can be moved to other code. */
    @ParameterizedTest
    @CsvSource({"action.yml", ".github/workflows/yieldwise.yml", "docs/ci/github.md"})
    void whatOthersWroteIsPinned(String file) {
        List<String> used = Pattern.compile("uses: (?!\\./)(\\S+.*)")
                .matcher(Repository.read(Repository.ROOT.resolve(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(used).isNotEmpty().allMatch(use -> use.matches("[\\w./-]+@([0-9a-f]{40} # v[\\d.]+|COMMIT)"));
    }

    @Test
    void everyInputOfTheActionIsUsedAndDocumented() {
        JsonNode action = Yaml.read("action.yml");
        String steps = action.get("runs").toString();
        String page = Repository.read(Repository.ROOT.resolve("docs/ci/github.md"));
        action.get("inputs").fieldNames().forEachRemaining(input -> {
            assertThat(steps).contains("inputs." + input + " }}");
            assertThat(page).contains("| `" + input + "` |");
        });
        action.get("outputs")
                .fieldNames()
                .forEachRemaining(output -> assertThat(page).contains("`" + output + "`"));
    }

    @BeforeEach
    void aProjectAndATool() throws Exception {
        assumeTrue(Tools.BASH.isThere(), Tools.BASH.reason());
        assumeTrue(Tools.GIT.isThere(), Tools.GIT.reason());
        project = Files.createDirectory(folder.resolve("project"));
        write(project.resolve("src/Old.java"), BUG.formatted("Old"));
        write(project.resolve("other files/Good.java"), "class Good {}\n");
        run(project, "git init -q -b main && git add -A && git commit -q -m old");
        // the program from where the build has it, in the place of the script that would build it again
        tool = Files.createDirectory(folder.resolve("tool"));
        for (String script : List.of("check.sh", "key.sh")) {
            String name = "integrations/github/" + script;
            write(tool.resolve(name), Repository.read(Repository.ROOT.resolve(name)));
            executable(tool.resolve(name));
        }
        write(tool.resolve("pom.xml"), "<project/>");
        write(tool.resolve("cli/pom.xml"), "<project/>");
        write(tool.resolve("cli/src/main/A.java"), "class A {}");
        write(
                tool.resolve("yieldwise"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("java.class.path") + "' dev.yieldwise.cli.Main \"$@\"\n");
        executable(tool.resolve("yieldwise"));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int status;
    private String printed;

    private void run(Path in, String script) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("bash", "-e", "-c", script)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> inherited = builder.environment();
        inherited
                .keySet()
                .removeIf(
                        name -> name.startsWith("GITHUB_") || name.startsWith("GIT_") || name.equals("CLICOLOR_FORCE"));
        inherited.putAll(Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "A",
                "GIT_AUTHOR_EMAIL", "a@example.org",
                "GIT_COMMITTER_NAME", "A",
                "GIT_COMMITTER_EMAIL", "a@example.org"));
        inherited.putAll(environment);
        status = builder.start().waitFor();
        printed = Files.readString(log);
    }

    private void aPullRequestAddsABug() throws Exception {
        run(project, "git checkout -q -b topic");
        write(project.resolve("src/New.java"), BUG.formatted("New"));
        run(
                project,
                "git add -A && git commit -q -m new && git checkout -q main && git commit -q --allow-empty -m on"
                        + " && git checkout -q --detach && git merge -q --no-edit topic");
        assertThat(status).as(printed).isZero();
    }

    /** The action, with the environment that GitHub gives to its steps. */
    @Nested
    final class GitHub {
        private Path outputs;

        @BeforeEach
        void environment() throws IOException {
            outputs = Files.createFile(folder.resolve("outputs"));
            Files.createFile(folder.resolve("summary"));
            environment.putAll(Map.of(
                    "GITHUB_OUTPUT", outputs.toString(),
                    "GITHUB_STEP_SUMMARY", folder.resolve("summary").toString(),
                    "GITHUB_REPOSITORY", "acme/shop",
                    "GITHUB_EVENT_NAME", "push",
                    "GITHUB_ACTOR", "somebody"));
            environment.putAll(Map.of("PULL_REQUEST_BASE", "", "PULL_REQUEST_FROM", ""));
            Yaml.read("action.yml")
                    .get("inputs")
                    .properties()
                    .forEach(input -> environment.put(
                            "INPUT_" + input.getKey().toUpperCase().replace('-', '_'),
                            input.getValue().get("default").asText()));
        }

        private void pullRequestFrom(String repository) throws Exception {
            aPullRequestAddsABug();
            run(project, "git rev-parse main");
            environment.putAll(Map.of(
                    "GITHUB_EVENT_NAME",
                    "pull_request",
                    "PULL_REQUEST_BASE",
                    printed.strip(),
                    "PULL_REQUEST_FROM",
                    repository));
        }

        private void check() throws Exception {
            Files.writeString(outputs, "");
            run(project, "'" + tool + "/integrations/github/check.sh'");
        }

        private String output(String name) throws IOException {
            return Files.readAllLines(outputs).stream()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .reduce((first, second) -> second)
                    .orElse("none");
        }

        @Test
        void findingsAreUploadedBeforeTheJobFails() throws Exception {
            check();
            assertThat(status).as(printed).isZero();
            assertThat(output("status")).isEqualTo("1");
            assertThat(output("upload")).isEqualTo("true");
            assertThat(Path.of(output("sarif-file"))).content().contains("\"src/Old.java\"");
            assertThat(printed)
                    .contains("src/Old.java:11:")
                    .doesNotContain("::error")
                    .contains("1 error in 1 file");
            assertThat(folder.resolve("summary")).content().contains("| src/Old.java:11 |");
        }

        @ParameterizedTest
        @CsvSource({"stranger/shop, somebody", "acme/shop, dependabot[bot]"})
        void aTokenThatMayOnlyReadGetsAnnotations(String from, String actor) throws Exception {
            pullRequestFrom(from);
            environment.put("GITHUB_ACTOR", actor);
            check();
            assertThat(output("upload")).isEqualTo("false");
            assertThat(output("status")).isEqualTo("1");
            assertThat(printed)
                    .contains("::notice title=Yieldwise::This job may not upload")
                    .contains("::error file=src/New.java,line=11")
                    .contains("::error file=src/Old.java,line=11");
        }

        @ParameterizedTest
        @CsvSource({"true, false", "false, true"})
        void aPullRequestMayShowOnlyWhatIsNew(boolean onlyNew, boolean oldIsShown) throws Exception {
            pullRequestFrom("acme/shop");
            environment.put("INPUT_ONLY_NEW", Boolean.toString(onlyNew));
            check();
            assertThat(printed).contains("src/New.java:11:");
            assertThat(printed.contains("src/Old.java:11:")).isEqualTo(oldIsShown);
        }

        /** A job that checks out the branch itself, and not GitHub's merge. */
        @Test
        void withoutAMergeTheBaseOfThePullRequestCounts() throws Exception {
            pullRequestFrom("acme/shop");
            run(project, "git checkout -q topic");
            environment.put("INPUT_ONLY_NEW", "true");
            check();
            assertThat(printed).contains("src/New.java:11:").doesNotContain("src/Old.java:11:");
        }

        @Test
        void aCheckoutWithoutHistoryIsToldWhatToDo() throws Exception {
            pullRequestFrom("acme/shop");
            run(folder, "git clone -q --depth 1 'file://" + project + "' shallow");
            project = folder.resolve("shallow");
            environment.put("INPUT_ONLY_NEW", "true");
            check();
            assertThat(output("status")).isEqualTo("2");
            assertThat(printed).contains("fetch-depth");
        }

        @Test
        void aCleanRunIsUploadedTooSoThatOldAlertsClose() throws Exception {
            environment.put("INPUT_PATHS", "\nother files\n");
            check();
            assertThat(output("status")).as(printed).isEqualTo("0");
            assertThat(output("upload")).isEqualTo("true");
            assertThat(printed).contains("no findings; 1 file");
        }

        @Test
        void inputsReachTheProgramAsTheyAre() throws Exception {
            environment.put("INPUT_PATHS", "src\nother files");
            environment.put("INPUT_ARGS", "--report 'json=a report.json' \"--color\" never");
            environment.put("INPUT_FAIL_ON", "never");
            environment.put("INPUT_UPLOAD", "false");
            environment.put(
                    "INPUT_SARIF_FILE", folder.resolve("else where.sarif").toString());
            check();
            assertThat(output("status")).as(printed).isEqualTo("0");
            assertThat(output("upload")).isEqualTo("false");
            assertThat(folder.resolve("else where.sarif")).exists();
            assertThat(project.resolve("a report.json")).exists();
        }

        @Test
        void whatIsInjectedIsText() throws Exception {
            environment.put("INPUT_PATHS", "$(touch injected); `touch injected`");
            environment.put("INPUT_ARGS", "--base $(touch${IFS}injected)");
            check();
            assertThat(output("status")).isEqualTo("2");
            assertThat(project.resolve("injected")).doesNotExist();
        }

        @ParameterizedTest
        @CsvSource({"INPUT_UPLOAD, yes, upload", "INPUT_ONLY_NEW, 1, ONLY-NEW", "INPUT_ARGS, 'a \"b', args"})
        void aWrongInputIsNamed(String input, String value, String name) throws Exception {
            environment.put(input, value);
            check();
            assertThat(status).isEqualTo(2);
            assertThat(printed).containsIgnoringCase("::error title=Yieldwise::the input " + name);
        }

        @Test
        void wrongUsageUploadsNothing() throws Exception {
            Files.writeString(project.resolve("yieldwise.sarif"), "{}");
            environment.put("INPUT_FAIL_ON", "nothing");
            check();
            assertThat(output("status")).isEqualTo("2");
            assertThat(output("upload")).isEqualTo("false");
        }

        @Test
        void aJavaThatIsTooOldIsNotTaken() throws Exception {
            Path old = folder.resolve("old jdk");
            write(old.resolve("bin/java"), "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019' >&2\n");
            executable(old.resolve("bin/java"));
            write(tool.resolve("yieldwise"), "#!/bin/sh\necho \"home $JAVA_HOME\"\n");
            environment.put("JAVA_HOME", old.toString());
            environment.put("JAVA_HOME_21_X64", System.getProperty("java.home"));
            check();
            assertThat(printed).contains("home " + System.getProperty("java.home"));
        }

        @Test
        void theBuildIsNamedByItsSources() throws Exception {
            run(project, "'" + tool + "/integrations/github/key.sh'");
            String first = output("key");
            assertThat(first).as(printed).matches("[0-9a-f]{64}");
            write(tool.resolve("docs/page.md"), "a page");
            run(project, "'" + tool + "/integrations/github/key.sh'");
            assertThat(output("key")).isEqualTo(first);
            write(tool.resolve("cli/src/main/A.java"), "class A { }");
            run(project, "'" + tool + "/integrations/github/key.sh'");
            assertThat(output("key")).isNotEqualTo(first);
        }
    }

    /** The job of GitLab, which clones the tool itself. */
    @Nested
    final class GitLab {
        private final JsonNode job =
                Yaml.read("integrations/gitlab/yieldwise.gitlab-ci.yml").get("yieldwise");

        @BeforeEach
        void environment() throws Exception {
            run(tool, "git init -q -b main && git add -A && git commit -q -m tool");
            job.get("variables")
                    .properties()
                    .forEach(variable -> environment.put(
                            variable.getKey(), variable.getValue().asText()));
            environment.put("YIELDWISE_REPOSITORY", tool.toUri().toString());
            environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", "");
        }

        private void job() throws Exception {
            StringBuilder script = new StringBuilder("set -o pipefail\n");
            job.get("script").forEach(line -> script.append(line.asText()).append('\n'));
            run(project, script.toString());
        }

        @Test
        void itsReportsAreWhatItSaysItLeaves() throws Exception {
            job();
            assertThat(status).as(printed).isEqualTo(1);
            Path report =
                    project.resolve(job.at("/artifacts/reports/codequality").asText());
            assertThat(report).content().contains("\"src/Old.java\"");
            assertThat(project.resolve(job.at("/artifacts/paths/0").asText())).exists();
        }

        @Test
        void aToolOfTheCacheIsBroughtUpToDate() throws Exception {
            job();
            write(tool.resolve("yieldwise"), "#!/bin/sh\necho newer \"$@\"\n");
            run(tool, "git commit -q -a -m newer");
            environment.put("YIELDWISE_PATHS", "src lib");
            environment.put("YIELDWISE_ARGS", "--quiet -j 2");
            job();
            assertThat(status).as(printed).isZero();
            assertThat(printed)
                    .startsWith("newer check --fail-on warning --quiet -j 2 --report")
                    .endsWith("-- src lib\n");
        }

        @Test
        void aMergeRequestMayShowOnlyWhatIsNew() throws Exception {
            aPullRequestAddsABug();
            run(project, "git checkout -q topic && git merge-base main topic");
            environment.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", printed.strip());
            environment.put("YIELDWISE_ONLY_NEW", "true");
            job();
            assertThat(printed).contains("src/New.java:11:").doesNotContain("src/Old.java:11:");
        }

        @Test
        void withoutTheAddressItSaysWhatIsMissing() throws Exception {
            environment.put("YIELDWISE_REPOSITORY", "");
            job();
            assertThat(status).isEqualTo(2);
            assertThat(printed).contains("Set the variable YIELDWISE_REPOSITORY");
        }
    }

    @Test
    void theHookGetsTheFilesOfACommit() throws Exception {
        JsonNode hook = Yaml.read(".pre-commit-hooks.yaml").get(0);
        assertThat(hook.get("language").asText()).isEqualTo("script");
        write(project.resolve("yieldwise.toml"), "exclude = [\"src/New.java\"]\n");
        write(project.resolve("src/New.java"), BUG.formatted("New"));
        // pre-commit takes the first word from its clone of the tool
        run(project, "'" + tool + "'/" + hook.get("entry").asText() + " -q src/New.java src/Old.java");
        assertThat(status).as(printed).isEqualTo(1);
        assertThat(printed).contains("src/Old.java:11:").doesNotContain("New.java");
    }

    @Test
    void theHookWithoutPreCommitSeesWhatIsStaged() throws Exception {
        String page = Repository.read(Repository.ROOT.resolve("docs/ci/pre-commit.md"));
        String script = page.substring(page.indexOf("#!/usr"), page.lastIndexOf("```"));
        Path hook = project.resolve(".git/hooks/pre-commit");
        write(hook, script.replace("path/to", tool.toString()));
        executable(hook);
        run(project, "echo 'class Fine {}' >src/Fine.java && git add -A && git commit -q -m fine");
        assertThat(status).as(printed).isZero();
        write(project.resolve("src/New.java"), BUG.formatted("New"));
        run(project, "git add -A && git commit -q -m new");
        assertThat(status).isEqualTo(1);
        assertThat(printed).contains("src/New.java:11:").doesNotContain("Old.java");
    }

    /** What no test can run here at least calls the program as it is. */
    @ParameterizedTest
    @CsvSource({
        "integrations/gradle/yieldwise.gradle",
        "integrations/bazel/yieldwise.bzl",
        "docs/ci/gitlab.md",
        "docs/ci/docker.md"
    })
    void theOptionsThatItNamesExist(String file) throws Exception {
        run(project, "'" + tool + "/yieldwise' check --help");
        String help = printed;
        List<String> options = Pattern.compile("(?<=['\"` ])--(?!rm\\b|read-only)[a-z][a-z-]+")
                .matcher(Repository.read(Repository.ROOT.resolve(file)))
                .results()
                .map(match -> match.group())
                .distinct()
                .toList();
        assertThat(options).isNotEmpty().allMatch(option -> help.contains(option + " ") || help.contains(option + "="));
    }
}
