package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.internal.FolderWeaver.NotWoven;
import dev.yieldwise.internal.FolderWeaver.Result;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Folders of classes that are woven when they are built. */
class FolderWeaverTest {
    private static final String HEAD = "import dev.yieldwise.*;\n";

    @TempDir
    private Path folder;

    private BuiltFolder project(String name, String text) throws IOException {
        return BuiltFolder.in(folder.resolve("of-" + name)).with(name + ".java", HEAD + text);
    }

    private BuiltFolder sample() throws IOException {
        return BuiltFolder.in(folder.resolve("sample"))
                .with("sample/Sample.java", Files.readString(Path.of("src/test/resources/built/sample/Sample.java")));
    }

    private static String reasons(Result result) {
        return result.notWoven().stream().map(NotWoven::toString).collect(Collectors.joining("\n"));
    }

    // ---- what is woven

    @SuppressWarnings("unchecked")
    private static List<String> told(BuiltFolder sample) throws Exception {
        return (List<String>) sample.run("sample.Sample", "run");
    }

    private static void assertThatEveryBodyIsWoven(BuiltFolder sample) throws Exception {
        List<String> onThreads = told(sample);
        assertThat(onThreads).hasSize(28).allMatch(line -> line.contains("_THREAD"));
        System.clearProperty("sample.ran");
        Result result = sample.woven();
        assertThat(result.notWoven()).isEmpty();
        assertThat(result.woven()).isEqualTo(30);
        assertThat(System.getProperty("sample.ran")).as("the user's code").isNull();
        assertThat(told(sample))
                .containsExactlyElementsOf(onThreads.stream()
                        .map(line -> line.replaceAll("(PLATFORM|VIRTUAL)_THREAD", "WOVEN"))
                        .toList());
    }

    @Test
    void everyKindOfBodyIsWovenWithoutAnythingBeingMadeWhenItRuns() throws Exception {
        assertThatEveryBodyIsWoven(sample().compiled());
    }

    @Test
    void soAreThoseThatEclipseHasCompiled() throws Exception {
        assertThatEveryBodyIsWoven(
                sample().compiled(new EclipseCompiler(), "-nowarn", "-source", "17", "-target", "17"));
    }

    @Test
    void aConsumerOfTheWholeSequenceStillCallsTheBodyAsItWasCompiled() throws Exception {
        BuiltFolder project = project("Push", """
                public class Push {
                    public static Generator<Object> plain() {
                        return Generator.of(out -> {
                            out.yield(new Throwable().getStackTrace()[0].getMethodName());
                        });
                    }
                    public static Generator<Object> guarded() {
                        return Generator.of(out -> {
                            try {
                                out.yield(1);
                            } catch (Error e) {
                                out.yield(2);
                            }
                        });
                    }
                    public static Generator<Object> named() {
                        return Generator.of(new Named());
                    }
                    static class Named implements GeneratorBody<Object> {
                        @Override
                        public void run(Yielder<Object> out) {
                            out.yield(3);
                        }
                    }
                }
                """).compiled();
        assertThat(project.woven().woven()).isEqualTo(3);
        Generator<?> plain = (Generator<?>) project.run("Push", "plain");
        assertThat(plain.engine().single()).isEqualTo(Kind.WOVEN);
        assertThat(plain.engine().whole()).isEqualTo(Kind.PUSH);
        assertThat(plain.toList()).singleElement().asString().startsWith("lambda$plain$");
        Generator<?> guarded = (Generator<?>) project.run("Push", "guarded");
        assertThat(guarded.engine().whole()).isEqualTo(Kind.WOVEN);
        assertThat(guarded.engine().reason()).contains("may be caught, in line 12");
        assertThat(((Generator<?>) project.run("Push", "named")).engine().whole())
                .isEqualTo(Kind.PUSH);
    }

    // ---- what debuggers, coverage tools and people see

    private static final String TRACED = """
            public class Traced {
                public static Generator<Object> generator() {
                    return Generator.of(out -> {
                        int first = 1;
                        String second = "x";
                        out.yield(first);
                        helper(out, second);
                        out.yield(2);
                    });
                }
                private static void helper(Yielder<Object> out, String text) {
                    out.yield(text);
                    throw new IllegalStateException();
                }
            }
            """;

    @Test
    void aTraceShowsTheLinesOfTheBodyAndOfWhatYieldsForIt() throws Exception {
        BuiltFolder project = project("Traced", TRACED).compiled();
        project.woven();
        Generator<?> generator = (Generator<?>) project.run("Traced", "generator");
        assertThat(generator.next()).isEqualTo(1);
        assertThat(generator.next()).isEqualTo("x");
        Throwable thrown = catchThrowable(generator::next);
        assertThat(Arrays.stream(thrown.getStackTrace())
                        .filter(element -> "Traced.java".equals(element.getFileName()) && element.getLineNumber() > 0)
                        .map(element -> element.getClassName() + "."
                                + element.getMethodName().replaceAll("\\$[0-9a-f]{8}\\$1", "") + ":"
                                + element.getLineNumber()))
                .containsExactly("Traced$$Woven1$Frame.helper$1:14", "Traced$$Woven1$Frame.lambda$generator$0:8");
    }

    @Test
    void linesAndVariablesAreThoseOfTheSource() throws Exception {
        BuiltFolder project = project("Traced", TRACED).compiled();
        project.woven();
        ClassNode frame = new ClassNode();
        new ClassReader(project.files().get("Traced$$Woven1$Frame")).accept(frame, 0);
        assertThat(frame.sourceFile).isEqualTo("Traced.java");
        assertThat(frame.access & Opcodes.ACC_SYNTHETIC).as("tools look at it").isZero();
        assertThat(lines(frame, "lambda")).containsExactly(5, 6, 7, 8, 9, 10);
        assertThat(lines(frame, "helper")).containsExactly(13, 14);
        assertThat(variables(frame, "lambda")).contains("1 out", "2 first", "3 second");
        assertThat(variables(frame, "helper")).contains("1 out", "2 text");
        assertThat(frame.methods.stream()
                        .filter(method -> !method.name.startsWith("lambda$") && !method.name.startsWith("helper")))
                .as("what is nobody's code")
                .allMatch(method -> (method.access & Opcodes.ACC_SYNTHETIC) != 0);
    }

    private static MethodNode method(ClassNode type, String name) {
        return type.methods.stream()
                .filter(method -> method.name.startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static Set<Integer> lines(ClassNode type, String method) {
        Set<Integer> lines = new TreeSet<>();
        method(type, method).instructions.forEach(instruction -> {
            if (instruction instanceof LineNumberNode line) {
                lines.add(line.line);
            }
        });
        return lines;
    }

    private static List<String> variables(ClassNode type, String method) {
        List<String> variables = new ArrayList<>();
        for (LocalVariableNode variable : method(type, method).localVariables) {
            variables.add(variable.index + " " + variable.name);
        }
        return variables;
    }

    // ---- serial forms

    private static final String SERIAL = """
            public class Serial {
                public static GeneratorLambda<Object> body() {
                    String text = "t";
                    long wide = 7;
                    return out -> out.yield(text + wide);
                }
            }
            """;

    @Test
    void aLambdaKeepsItsSerialForm() throws Exception {
        BuiltFolder plain = BuiltFolder.in(folder.resolve("plain"))
                .with("Serial.java", HEAD + SERIAL)
                .compiled();
        BuiltFolder woven = BuiltFolder.in(folder.resolve("woven"))
                .with("Serial.java", HEAD + SERIAL)
                .compiled();
        assertThat(woven.woven().woven()).isEqualTo(1);
        try (URLClassLoader before = plain.loader();
                URLClassLoader after = woven.loader()) {
            byte[] written = written(BuiltFolder.run(before, "Serial", "body"));
            assertThat(written(BuiltFolder.run(after, "Serial", "body"))).isEqualTo(written);
            Generator<?> there = Generator.of((GeneratorLambda<?>) read(written, after));
            assertThat(there.engine().single()).isEqualTo(Kind.WOVEN);
            assertThat(there.next()).isEqualTo("t7");
            assertThat(Generator.of((GeneratorLambda<?>) read(written, before)).next())
                    .isEqualTo("t7");
        }
    }

    private static byte[] written(Object body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(body);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes, ClassLoader loader) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, loader);
            }
        }) {
            return in.readObject();
        }
    }

    /** A native image cannot link what only the name of another class can link. */
    @Test
    void lambdasThatABodyMakesKeepTheirSerialFormAndAreMadeByTheirOwnClass() throws Exception {
        BuiltFolder project = project("Made", """
                public class Made {
                    interface Text extends java.io.Serializable, java.util.function.Supplier<String> {}
                    public static Generator<Object> generator() {
                        String text = "made";
                        return Generator.of(out -> {
                            out.yield((Text) () -> text);
                            out.yield((GeneratorLambda<Object>) own -> System.identityHashCode(own));
                            Other.make(out);
                        });
                    }
                    static class Other {
                        static void make(Yielder<Object> out) {
                            out.yield((Text) () -> "other");
                        }
                    }
                }
                """).compiled();
        project.woven();
        for (Map.Entry<String, byte[]> each : project.files().entrySet()) {
            assertThat(new String(each.getValue(), StandardCharsets.ISO_8859_1))
                    .as(each.getKey())
                    .doesNotContain("dev/yieldwise/woven/Linkage");
        }
        assertThat(project.woven().written()).isZero();
        try (URLClassLoader loader = project.loader()) {
            Generator<?> generator = (Generator<?>) BuiltFolder.run(loader, "Made", "generator");
            byte[] text = written(generator.next());
            assertThat(generator.next()).isInstanceOf(GeneratorLambda.class);
            byte[] other = written(generator.next());
            assertThat(generator.hasNext()).isFalse();
            assertThat(((Supplier<?>) read(text, loader)).get()).isEqualTo("made");
            assertThat(((Supplier<?>) read(other, loader)).get()).isEqualTo("other");
        }
    }

    // ---- what stays as it is

    @Test
    void whatCannotBeWovenStaysAsItIsAndIsToldOf() throws Exception {
        BuiltFolder project = project("Left", """
                public class Left {
                    static Yielder<Object> kept;
                    public static Generator<Object> escapes() {
                        return Generator.of(out -> {
                            kept = out;
                            out.yield(1);
                        });
                    }
                    public static Generator<Object> locks() {
                        return Generator.of(out -> {
                            synchronized (Left.class) {
                                out.yield(1);
                            }
                        });
                    }
                    public static Generator<Object> elsewhere() {
                        return Generator.of(Other::constants);
                    }
                    public static Generator<Object> inherited() {
                        return Generator.of(new Heir());
                    }
                    public static Generator<Object> serial() {
                        return Generator.of(new Unversioned());
                    }
                    @SuppressWarnings("serial")
                    static class Unversioned implements GeneratorLambda<Object> {
                        @Override
                        public void run(Yielder<Object> out) {
                            out.yield(1);
                        }
                    }
                }
                class Heir extends Other {}
                class Other implements GeneratorBody<Object> {
                    static void constants(Yielder<Object> out) {
                        out.yield(1);
                    }
                    @Override
                    public void run(Yielder<Object> out) {
                        out.yield(1);
                    }
                }
                """).compiled();
        Map<String, byte[]> before = project.files();
        Result result = project.woven();
        assertThat(reasons(result)).isEqualTo("""
                a body in Heir (Left.java) is not woven, since it inherits its code from another class, Other
                a body in Left (Left.java:5) is not woven, since its handle is passed on or kept, in line 6
                a body in Left (Left.java:11) is not woven, since a monitor is held at a yield, in line 13
                a body in Left (Left.java:18) is not woven, since its code is that of another class, Other.constants
                a body in Left$Unversioned (Left.java) is not woven, since it is serializable and declares no\
                 serialVersionUID: its serial form would be another one""");
        assertThat(result.woven()).as("Other").isEqualTo(1);
        assertThat(project.files().get("Left")).isEqualTo(before.get("Left"));
        for (String name : List.of("escapes", "locks", "elsewhere", "inherited", "serial")) {
            Generator<?> generator = (Generator<?>) project.run("Left", name);
            assertThat(generator.engine().single()).as(name).isNotEqualTo(Kind.WOVEN);
            assertThat(generator.next()).as(name).isEqualTo(1);
            generator.close();
        }
    }

    @Test
    void whatTheBuildCannotReadStaysAsItIs() throws Exception {
        BuiltFolder project = project("Two", TWO)
                .with("Gone.java", "class Gone {}")
                .with(
                        "Child.java",
                        HEAD + "class Child extends Gone { Object body = Generator.of(out -> out.yield(1)); }")
                .compiled();
        byte[] newer = project.files().get("Two");
        newer[7] = 120;
        Files.write(project.classes().resolve("Two.class"), newer);
        Files.delete(project.classes().resolve("Gone.class"));
        assertThat(reasons(project.woven()))
                .matches("a body in Child \\(Child.java\\) is not woven, since its class cannot be loaded: .*\n"
                        + "a body in Two is not woven, since its class file is of version 120, and the build knows none"
                        + " above \\d+");
        assertThat(project.files()).containsOnlyKeys("Child", "Two");
    }

    /** None of the body's own code may be run by a subclass that was not there when it was woven. */
    @Test
    void aSubclassRunsItsOwnCode() throws Exception {
        BuiltFolder project = project("Base", """
                public class Base implements GeneratorBody<Object> {
                    @Override
                    public void run(Yielder<Object> out) {
                        out.yield("base");
                    }
                }
                """).compiled();
        assertThat(project.woven().woven()).isEqualTo(1);
        project.with("Heir.java", HEAD + """
                public class Heir extends Base {
                    public static Generator<Object> generator() {
                        return Generator.of(new Heir());
                    }
                    public static Generator<Object> ofBase() {
                        return Generator.of(new Base());
                    }
                    @Override
                    public void run(Yielder<Object> out) {
                        out.yield("heir");
                    }
                }
                """);
        Files.delete(project.sources().resolve("Base.java"));
        project.compiled(); // against the woven class
        assertThat(((Generator<?>) project.run("Heir", "generator")).next()).isEqualTo("heir");
        assertThat(((Generator<?>) project.run("Heir", "generator")).toList()).isEqualTo(List.of("heir"));
        Generator<?> ofBase = (Generator<?>) project.run("Heir", "ofBase");
        assertThat(ofBase.engine().single()).isEqualTo(Kind.WOVEN);
        assertThat(ofBase.next()).isEqualTo("base");
    }

    // ---- one build after the other

    private static final String TWO = """
            public class Two {
                public static Generator<Object> first() {
                    return Generator.of(out -> out.yield(1));
                }
                public static Generator<Object> second() {
                    return Generator.of(out -> out.yield(2));
                }
            }
            """;

    @Test
    void aSecondRunChangesNothing() throws Exception {
        BuiltFolder project = project("Two", TWO).compiled();
        assertThat(project.woven()).isEqualTo(new Result(2, 5, 0, List.of()));
        Map<String, byte[]> files = project.files();
        assertThat(project.woven()).isEqualTo(new Result(0, 0, 0, List.of()));
        assertThat(project.files()).usingRecursiveComparison().isEqualTo(files);
    }

    @Test
    void theSameClassesBecomeTheSame() throws Exception {
        BuiltFolder one = sample().compiled();
        BuiltFolder other = BuiltFolder.in(folder.resolve("other"))
                .with("sample/Sample.java", Files.readString(one.sources().resolve("sample/Sample.java")))
                .compiled();
        one.woven();
        other.woven();
        assertThat(one.files()).usingRecursiveComparison().isEqualTo(other.files());
    }

    @Test
    void whatWasCompiledAgainIsWovenAgain() throws Exception {
        BuiltFolder project = project("Two", TWO).compiled();
        project.woven();
        project.with("Two.java", HEAD + TWO.replaceAll("(?s)public static Generator<Object> second.*?\n    }\n", ""))
                .compiled();
        assertThat(project.woven()).isEqualTo(new Result(1, 1, 2, List.of()));
        assertThat(project.files()).containsOnlyKeys("Two", "Two$$Woven1", "Two$$Woven1$Frame");
        assertThat(((Generator<?>) project.run("Two", "first")).next()).isEqualTo(1);
    }

    @Test
    void aClassThatIsGoneTakesItsOwnAlong() throws Exception {
        BuiltFolder project = project("Two", TWO).compiled();
        project.woven();
        Files.delete(project.classes().resolve("Two.class"));
        assertThat(project.woven()).isEqualTo(new Result(0, 0, 4, List.of()));
        assertThat(project.files()).isEmpty();
    }

    // ---- what is refused as a whole

    private void assertThatItIsRefused(BuiltFolder project, String... said) throws IOException {
        Map<String, byte[]> before = project.files();
        assertThatThrownBy(project::woven).isInstanceOf(IOException.class).hasMessageContainingAll(said);
        assertThat(project.files()).usingRecursiveComparison().isEqualTo(before);
    }

    @Test
    void aBrokenClassFileLeavesAllAsItWas() throws Exception {
        BuiltFolder project = project("Two", TWO).with("A.java", "class A {}").compiled();
        byte[] whole = project.files().get("Two");
        for (int length : new int[] {0, 9, 30, whole.length / 2, whole.length - 1}) {
            Files.write(project.classes().resolve("Two.class"), Arrays.copyOf(whole, length));
            assertThatItIsRefused(project, "Two.class", "compile it again");
        }
    }

    @Test
    void classesThatWereCompiledAtDifferentTimesAreNotMixed() throws Exception {
        BuiltFolder project = project("Outer", """
                public class Outer {
                    public static class Inner {
                        public static Generator<Object> generator() {
                            return Generator.of(out -> out.yield(1));
                        }
                    }
                }
                """).compiled();
        byte[] plain = project.files().get("Outer");
        project.woven();
        Files.write(project.classes().resolve("Outer.class"), plain);
        assertThatItIsRefused(project, "Outer$Inner is woven, but the classes around it were compiled since");
    }

    @Test
    void whatAnotherVersionHasWovenIsNotTakenForOurs() throws Exception {
        BuiltFolder project = project("Two", TWO).compiled();
        FolderWeaver.weave(project.classes(), List.of(BuiltFolder.LIBRARY), "older");
        assertThatItIsRefused(project, "Two$$Woven1", "was woven by version older, and this is tested");
    }

    /** What another tool calls so is left alone. */
    @Test
    void namesAreNoProof() throws Exception {
        BuiltFolder project = project("Odd$$Woven1", "public class Odd$$Woven1 { Generator<?> none; }")
                .compiled();
        assertThat(project.woven()).isEqualTo(new Result(0, 0, 0, List.of()));
        assertThat(project.files()).containsOnlyKeys("Odd$$Woven1");
    }

    @Test
    void aCoroutineTakesWhatItIsSent() throws Exception {
        BuiltFolder project = project("Sent", """
                public class Sent implements CoroutineBody<Integer, Integer, String> {
                    public static CoroutineBody<Integer, Integer, String> body() {
                        return new Sent();
                    }
                    @Override
                    public String run(Exchange<Integer, Integer> self) {
                        int sum = 0;
                        while (sum < 10) {
                            sum += self.yield(sum);
                        }
                        return "sum " + sum;
                    }
                }
                """).compiled();
        project.woven();
        @SuppressWarnings("unchecked")
        Coroutine<Integer, Integer, String> coroutine =
                Coroutine.of((CoroutineBody<Integer, Integer, String>) project.run("Sent", "body"));
        assertThat(coroutine.engine().single()).isEqualTo(Kind.WOVEN);
        assertThat(coroutine.next()).isZero();
        assertThat(coroutine.send(4)).isEqualTo(4);
        assertThat(coroutine.resume(7)).hasToString("Returned[value=sum 11]");
    }

    @Test
    void aBodyMayBeRunAgainAndAgain() throws Exception {
        BuiltFolder project = project("Again", """
                public class Again {
                    public static GeneratorBody<Object> body() {
                        StringBuilder log = new StringBuilder();
                        return out -> {
                            for (int i = 0; i < 2; i++) {
                                out.yield(log.append(i).toString());
                            }
                        };
                    }
                }
                """).compiled();
        project.woven();
        @SuppressWarnings("unchecked")
        GeneratorBody<Object> body = (GeneratorBody<Object>) project.run("Again", "body");
        Generator<Object> first = Generator.of(body);
        Generator<Object> second = Generator.of(body);
        assertThat(List.of(first.next(), second.next(), first.next(), second.next()))
                .isEqualTo(List.of("0", "00", "001", "0011"));
        assertThat(first.hasNext()).isFalse();
        assertThat(first.toString()).isEqualTo("Generator[Again, CLOSED]");
    }
}
