import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Parses the Java files of a folder as the checker's Sources does, and does nothing else: what any JavaParser tool has to pay. */
public final class BareParse {
    private BareParse() {}

    public static void main(String[] folders) throws IOException {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
                .setAttributeComments(false);
        configuration.getProcessors().clear();
        int files = 0;
        int failed = 0;
        for (String folder : folders) {
            List<Path> paths;
            try (Stream<Path> walk = Files.walk(Path.of(folder))) {
                paths = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
            }
            for (Path path : paths) {
                files++;
                failed += new JavaParser(configuration).parse(Files.readString(path)).isSuccessful() ? 0 : 1;
            }
        }
        System.out.println(files + " files, " + failed + " failed");
    }
}
