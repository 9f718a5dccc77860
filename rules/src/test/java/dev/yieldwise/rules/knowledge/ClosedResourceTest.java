package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Generator;
import dev.yieldwise.fixtures.tools.Jdks;
import dev.yieldwise.rules.knowledge.ClosedResource.Kind;
import dev.yieldwise.rules.knowledge.ClosedResource.Lent;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The tables of closed resources against the real ones: {@link ClosedResourceProbe} on every JDK found, and our generators. */
class ClosedResourceTest {
    /** What newer JDKs or primitive streams have. */
    private static final Set<String> NOT_DRIVEN = Set.of(
            "gather",
            "mapMultiToInt",
            "mapMultiToLong",
            "mapMultiToDouble",
            "flatMapToLong",
            "flatMapToDouble",
            "asLongStream",
            "asDoubleStream");

    /** Kinds that the JDK has no implementation of, and iterators, which have no close of their own. */
    private static final Set<Kind> BY_CONTRACT =
            Set.of(Kind.STATEMENT, Kind.ROWS, Kind.GENERATOR, Kind.ITERATOR, Kind.FUNCTION, Kind.STREAM);

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyJdkDoesWhatTheTablesSay() {
        return Jdks.found().entrySet().stream()
                .filter(jdk -> jdk.getValue() >= 17 && Files.exists(java(jdk.getKey())))
                .map(jdk -> DynamicTest.dynamicTest(
                        "JDK " + jdk.getValue() + " at " + jdk.getKey(),
                        () -> assertThat(driven(jdk.getKey()).entrySet())
                                .containsExactlyInAnyOrderElementsOf(expected().entrySet())));
    }

    /** What is made, wrapped or filtered is followed by its type. */
    @Test
    void everyClassThatIsMadeIsOfAKind() {
        assertThat(ClosedResource.TYPES)
                .containsKeys(ClosedResource.MADE.keySet().toArray(String[]::new))
                .containsKeys(ClosedResource.WRAPPERS.keySet().toArray(String[]::new))
                .containsKeys(ClosedResource.FILTERS.toArray(String[]::new));
    }

    private static Map<String, AfterClose> expected() {
        Map<String, AfterClose> rows = new TreeMap<>();
        ClosedResource.OPENED.forEach((name, after) -> rows.put("opened " + name, after));
        ClosedResource.MADE.forEach((name, after) -> rows.put("made " + name, after));
        ClosedResource.FILTERS.forEach(name -> rows.put("filter " + name, AfterClose.WORKS));
        ClosedResource.WRAPPERS.forEach((name, lent) -> rows.put("wrapper " + name, after(lent)));
        ClosedResource.ADAPTERS.forEach((name, lent) -> rows.put("adapter " + name, after(lent)));
        // The iterator of a directory stream, adapted.
        rows.put("adapter java.util.Spliterators.spliteratorUnknownSize", AfterClose.LOSES);
        ClosedResource.LENDING.forEach((kind, methods) -> methods.forEach((method, lent) -> {
            if (!BY_CONTRACT.contains(kind) || kind == Kind.ITERATOR) {
                rows.put("lent " + kind + "." + method, after(lent));
            }
        }));
        ClosedResource.READING.forEach((kind, methods) -> methods.forEach(method -> {
            if (!BY_CONTRACT.contains(kind)) {
                rows.put("read " + kind + "." + method, AfterClose.FAILS);
            }
        }));
        streams(rows);
        return rows;
    }

    private static AfterClose after(Lent lent) {
        return lent.after().orElse(AfterClose.FAILS);
    }

    /** A first stage minds its close, and so do its stages; an iterator, and the stages of a later one, ask the source. */
    private static void streams(Map<String, AfterClose> rows) {
        for (Map.Entry<String, AfterClose> source :
                Map.of("memory", AfterClose.WORKS, "file", AfterClose.FAILS).entrySet()) {
            String first = "stream first " + source.getKey() + " ";
            String later = "stream later " + source.getKey() + " ";
            for (String same : List.of("itself", "parallel", "sequential")) {
                rows.put(first + same, AfterClose.FAILS);
                rows.put(later + same, AfterClose.FAILS);
            }
            Set<String> taken = new TreeSet<>(Set.of("concat", "support"));
            ClosedResource.LENDING.get(Kind.STREAM).forEach((method, lent) -> {
                boolean driven = !NOT_DRIVEN.contains(method)
                        && !Set.of("boxed", "mapToObj").contains(method);
                if (lent.kind() == Kind.ITERATOR) {
                    taken.add(method);
                } else if (driven && !rows.containsKey(first + method)) {
                    rows.put(first + method, AfterClose.FAILS);
                    rows.put(later + method, source.getValue());
                }
            });
            taken.forEach(method -> rows.put(first + method, source.getValue()));
        }
        rows.put("stream first memory boxed", AfterClose.FAILS);
        rows.put("stream first memory mapToObj", AfterClose.FAILS);
        Set.of("iterator", "spliterator", "concat", "support").forEach(taken -> {
            rows.put("stream later memory " + taken, AfterClose.WORKS);
            rows.put("stream later file " + taken, AfterClose.FAILS);
        });
    }

    private Map<String, AfterClose> driven(Path home) throws Exception {
        Path own = Files.createDirectory(folder.resolve("jdk" + home.hashCode()));
        String classPath = Stream.of("target/classes", "target/test-classes")
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(
                List.of(java(home).toString(), "-cp", classPath, ClosedResourceProbe.class.getName(), own.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, AfterClose> rows = new TreeMap<>();
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] cells = line.split("\t");
            rows.put(cells[0], AfterClose.valueOf(cells[1]));
        });
        assertThat(process.waitFor()).isZero();
        return rows;
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    @Test
    void aStageOfAClosedGeneratorLosesWhatIsLeft() {
        Map<String, Function<Generator<Integer>, Iterator<?>>> stages = new TreeMap<>();
        stages.put("map", generator -> generator.map(Function.identity()));
        stages.put("filter", generator -> generator.filter(number -> true));
        stages.put("take", generator -> generator.take(3));
        stages.put("skip", generator -> generator.skip(0));
        stages.put("takeWhile", generator -> generator.takeWhile(number -> true));
        stages.put("dropWhile", generator -> generator.dropWhile(number -> false));
        stages.put("peek", generator -> generator.peek(number -> {}));
        stages.put("mapToInt", generator -> generator.mapToInt(number -> number));
        stages.put("mapToLong", generator -> generator.mapToLong(number -> number));
        stages.put("mapToDouble", generator -> generator.mapToDouble(number -> number));
        stages.put("flatMap", generator -> generator.flatMap(List::of));
        stages.put("zip", generator -> generator.zip(List.of(1)));
        stages.put("enumerate", Generator::enumerate);
        stages.put("batched", generator -> generator.batched(2));
        stages.put("pairwise", Generator::pairwise);
        Set<String> all = new TreeSet<>(stages.keySet());
        all.add("chain");
        assertThat(all)
                .isEqualTo(GeneratorApi.STAGES)
                .isEqualTo(ClosedResource.LENDING.get(Kind.GENERATOR).keySet());
        stages.forEach((name, stage) -> {
            Generator<Integer> numbers = numbers();
            Iterator<?> lazy = stage.apply(numbers);
            numbers.close();
            assertThat(lazy.hasNext()).as(name).isFalse();
            assertThat(ClosedResource.lent(Kind.GENERATOR, name).flatMap(Lent::after))
                    .isEqualTo(Optional.of(AfterClose.LOSES));
        });
    }

    /** It asks for each source when its turn comes, and a closed one refuses. */
    @Test
    void aChainOfAClosedGeneratorFails() {
        Generator<Integer> numbers = numbers();
        Generator<Integer> chain = numbers.chain(List.of(1));
        numbers.close();
        assertThatThrownBy(chain::hasNext).isInstanceOf(RuntimeException.class);
        assertThat(ClosedResource.lent(Kind.GENERATOR, "chain").flatMap(Lent::after))
                .isEmpty();
    }

    @Test
    void aClosedGeneratorFails() {
        Map<String, Function<Generator<Integer>, Object>> uses = new TreeMap<>();
        uses.put("next", Generator::next);
        uses.put("forEach", generator -> {
            generator.forEach(number -> {});
            return "";
        });
        uses.put("toList", Generator::toList);
        uses.put("count", Generator::count);
        uses.put("reduce", generator -> generator.reduce(Integer::sum));
        uses.put("collect", generator -> generator.collect(Collectors.toList()));
        uses.put("stream", Generator::stream);
        assertThat(uses.keySet()).isEqualTo(GeneratorApi.TAKING);
        uses.forEach((name, use) -> {
            Generator<Integer> numbers = numbers();
            numbers.close();
            assertThatThrownBy(() -> use.apply(numbers)).as(name).isInstanceOf(RuntimeException.class);
        });
    }

    private static Generator<Integer> numbers() {
        return Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        });
    }

    @Test
    void everyNameExists() {
        Set<String> methods = Arrays.stream(Generator.class.getMethods())
                .map(method -> method.getName())
                .collect(Collectors.toSet());
        assertThat(methods).containsAll(GeneratorApi.STAGES).containsAll(GeneratorApi.TAKING);
        ClosedResource.TYPES
                .keySet()
                .forEach(type -> assertThat(binary(type)).as(type).isPresent());
    }

    private static Optional<Class<?>> binary(String type) {
        try {
            return Optional.of(Class.forName(type));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
