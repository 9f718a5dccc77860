package dev.yieldwise.analyzer.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our answers are git's own. */
class GitIgnoresTest {
    private static final String[] NAMES = {
        "a", "b", "ab", "A", "foo", "foo.java", "b.java", "x y", "a[b]", "#c", "!d", "e-f", "é"
    };

    @TempDir
    private Path folder;

    /** Trees of a few names, and patterns of what patterns are made of; 40 repositories for each seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gitIgnoresTheSame(long seed) throws Exception {
        assumeTrue(Tools.GIT.isThere(), Tools.GIT.reason());
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            Path repository = Files.createDirectory(folder.resolve("r" + i)).toRealPath();
            git(repository, "", "init", "-q");
            List<Path> entries = tree(repository, random);
            ignoreFile(repository.resolve(".gitignore"), random);
            ignoreFile(repository.resolve(".git/info/exclude"), random);
            for (Path entry : entries) {
                if (Files.isDirectory(entry) && random.nextInt(3) == 0) {
                    ignoreFile(entry.resolve(".gitignore"), random);
                }
            }
            assertThat(ignored(repository, entries)).as(() -> shown(repository)).isEqualTo(byGit(repository, entries));
        }
    }

    private static List<Path> tree(Path repository, Random random) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(repository));
        TreeSet<Path> entries = new TreeSet<>();
        for (int i = 0; i < 25; i++) {
            Path entry = folders.get(random.nextInt(folders.size())).resolve(NAMES[random.nextInt(NAMES.length)]);
            if (Files.notExists(entry)) {
                if (random.nextBoolean()) {
                    folders.add(Files.createDirectory(entry));
                } else {
                    Files.createFile(entry);
                }
                entries.add(entry);
            }
        }
        return List.copyOf(entries);
    }

    private static void ignoreFile(Path file, Random random) throws IOException {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(pattern(random)).append(random.nextInt(6) == 0 ? "\r\n" : "\n");
        }
        if (random.nextInt(4) == 0) {
            text.append(pattern(random)); // a last line without end
        }
        Files.writeString(file, text);
    }

    private static String pattern(Random random) {
        String[] parts = {
            "*", "**", "/", "**/", "/**", "/**/", "?", "[ab]", "[!a]", "[^b]", "[a-f]", "[]a]", "[", "]", "\\", "\\*",
            "[[:upper:]]", "[[:no:]]", "[[:alpha:]-]", " ", "\\ ", "!", "#", "\\!", "\\#", "*.java", "foo*", "-", "[a-",
                    "***", "[\\]]", "\t"
        };
        StringBuilder pattern = new StringBuilder(random.nextInt(6) == 0 ? "!" : "");
        for (int i = random.nextInt(4); i >= 0; i--) {
            pattern.append(
                    random.nextInt(5) < 3 ? NAMES[random.nextInt(NAMES.length)] : parts[random.nextInt(parts.length)]);
            if (random.nextInt(3) == 0) {
                pattern.append('/');
            }
        }
        return pattern.toString();
    }

    private static List<String> ignored(Path repository, List<Path> entries) {
        GitIgnores ignores = new GitIgnores();
        return entries.stream()
                .filter(entry -> isIgnored(entry, repository, ignores))
                .map(entry -> Slashes.relative(repository, entry))
                .sorted()
                .toList();
    }

    private static boolean isIgnored(Path entry, Path repository, GitIgnores ignores) {
        return !entry.equals(repository)
                && (isIgnored(entry.getParent(), repository, ignores)
                        || ignores.ignoring(entry, Files.isDirectory(entry)).isPresent());
    }

    private static List<String> byGit(Path repository, List<Path> entries) throws Exception {
        StringBuilder asked = new StringBuilder();
        entries.forEach(
                entry -> asked.append(Slashes.relative(repository, entry)).append('\0'));
        String answer = git(repository, asked.toString(), "check-ignore", "--no-index", "-z", "--stdin");
        return Stream.of(answer.split("\0"))
                .filter(path -> !path.isEmpty())
                .sorted()
                .toList();
    }

    private static String git(Path repository, String input, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.excludesFile=/dev/null"));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command).directory(repository.toFile()).start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isLessThan(2); // 1 says that nothing is ignored
        return out;
    }

    private static String shown(Path repository) {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(each -> each.endsWith(".gitignore") || each.endsWith("info/exclude"))
                    .toList()) {
                text.append(file)
                        .append(":\n")
                        .append(Files.readString(file).replace("\r", "\\r"))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "target/, target, true",
        "*.log, logs/a.log, true",
        "/build, build, true",
        "/build, sub/build, false",
        "a/b, x/a/b, false",
        "**/b, x/a/b, true",
        "a/**, a/x/y, true",
        "a/**, a, false",
        "a/**/c, a/c, true",
        "a/**/c, a/b/b/c, true",
        "a/*/c, a/b/b/c, false",
        "foo**bar, foo/bar, false",
        "[!a]b, ab, false",
        "[!a]b, cb, true",
    })
    void theManualsExamples(String pattern, String path, boolean matches) {
        assertThat(PathPattern.of(pattern).matches(path, true)).isEqualTo(matches);
    }

    /** What somebody wrote into a file that we read must not stop us. */
    @Test
    void noPatternIsSlow() {
        String path = "a".repeat(200);
        String stars = "*a".repeat(100) + "b";
        assertThat(PathPattern.of("**/" + stars).matches(path, false)).isFalse();
        assertThat(PathPattern.of("**/a/".repeat(50) + "c").matches("a/".repeat(200), false))
                .isFalse();
    }

    @Test
    void outsideOfARepositoryNothingIsIgnored() throws IOException {
        Files.writeString(folder.resolve(".gitignore"), "*\n");
        assertThat(new GitIgnores().ignoring(folder.toRealPath().resolve("a"), false))
                .isEmpty();
    }

    /** A repository within a repository is its own. */
    @Test
    void aNestedRepositoryStartsAnew() throws IOException {
        Path root = folder.toRealPath();
        Files.createDirectories(root.resolve(".git"));
        Files.createDirectories(root.resolve("sub/.git"));
        Files.writeString(root.resolve(".gitignore"), "*.java\nsub2/\n");
        GitIgnores ignores = new GitIgnores();
        assertThat(ignores.ignoring(root.resolve("A.java"), false)).hasValueSatisfying(line -> {
            assertThat(line.number()).isEqualTo(1);
            assertThat(line.text()).isEqualTo("*.java");
            assertThat(line.file()).isEqualTo(root.resolve(".gitignore"));
        });
        assertThat(ignores.ignoring(root.resolve("sub/A.java"), false)).isEmpty();
    }

    /** In a worktree, .git is a file, and info/exclude is that of the repository. */
    @Test
    void aWorktreeSharesItsRepositorysExcludes() throws Exception {
        assumeTrue(Tools.GIT.isThere(), Tools.GIT.reason());
        Path main = Files.createDirectory(folder.toRealPath().resolve("main"));
        git(main, "", "init", "-q");
        git(main, "", "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "x");
        git(main, "", "worktree", "add", "-q", "../tree");
        Files.writeString(main.resolve(".git/info/exclude"), "*.gen\n");
        Path tree = main.resolveSibling("tree");
        assertThat(tree.resolve(".git")).isRegularFile();
        assertThat(new GitIgnores().ignoring(tree.resolve("a.gen"), false)).isPresent();
    }
}
