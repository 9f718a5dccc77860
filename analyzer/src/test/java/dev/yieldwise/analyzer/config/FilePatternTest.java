package dev.yieldwise.analyzer.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.rule.Nearest;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {
    @ParameterizedTest
    @CsvSource({
        "legacy, a/legacy/b/C.java, true",
        "legacy/, a/legacy/b/C.java, true",
        "C.java, a/b/C.java, true",
        "*Test.java, a/b/CTest.java, true",
        "a/b, a/b/C.java, true",
        "b/C.java, a/b/C.java, false",
        "a/**, a/b/C.java, true",
        "a/*, a/b/C.java, true", // the folder b is meant, and with it all that it holds
        "a/*.java, a/b/C.java, false",
        "**/b, a/b/C.java, true",
        "./legacy, a/legacy/C.java, false",
        "./legacy, legacy/C.java, true",
        "./a/b, a/b/C.java, true",
        "gr?n, a/grün/C.java, true",
        "C.java/, C.java, false",
    })
    void coversFilesAndWhatLiesInFolders(String pattern, String file, boolean covers) {
        Path folder = Path.of("/repo");
        FilePattern read = FilePattern.of(pattern, folder, Origin.DEFAULT);
        assertThat(FilePattern.fault(pattern)).isEmpty();
        assertThat(read.covers(folder.resolve(file))).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "' ' | empty",
                "/src | './name'",
                "C:/src | absolute",
                "c:src | absolute",
                "src\\main | separated by '/'",
                "../other | out of its folder",
                "a/../b | out of its folder",
                "!a | taken back",
                "src/{main,test} | no braces",
                "[a | bracket",
                "./ | names nothing",
            })
    void whatWouldNotDoWhatItsWriterHopesIsRefused(String pattern, String reason) {
        assertThat(FilePattern.fault(pattern))
                .hasValueSatisfying(fault -> assertThat(fault).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "exlude, exclude",
        "EXCLUDE, exclude",
        "exclud, exclude",
        "excldue, exclude",
        "in, ",
        "xyz, ",
        "fail_on, fail-on",
    })
    void theNearestNameIsFound(String wrong, String name) {
        assertThat(Nearest.to(wrong, java.util.List.of("exclude", "include", "fail-on", "select")))
                .isEqualTo(java.util.Optional.ofNullable(name));
    }
}
