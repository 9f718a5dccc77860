package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Coroutine;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.internal.asm.ClassReader;
import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.ClassWriter;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Opcodes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a body from being woven: each thing has its words, and never breaks the program. */
class AttemptTest {
    private static final String YIELDER = "dev/yieldwise/Yielder";

    @TempDir
    private Path folder;

    /** Its class is loaded by itself, and its class file is given as a test wants it. */
    public static final class Subject implements Supplier<GeneratorLambda<Integer>> {
        private static int weight(int number) {
            return 2 * number;
        }

        @Override
        public GeneratorLambda<Integer> get() {
            return out -> {
                out.yield(weight(1));
                out.yield(weight(2));
            };
        }
    }

    /** What a class loader says when it is asked for a class file. */
    private interface Answer {
        InputStream of(byte[] bytes) throws IOException;
    }

    private static GeneratorLambda<Integer> body(Answer answer) {
        String name = Subject.class.getName();
        byte[] bytes = NestFile.of(Subject.class).bytes();
        ClassLoader loader = new ClassLoader(Subject.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                Class<?> known = wanted.equals(name) ? findLoadedClass(name) : super.loadClass(wanted, resolve);
                return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
            }

            @Override
            public InputStream getResourceAsStream(String path) {
                try {
                    return answer.of(bytes.clone());
                } catch (IOException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        };
        try {
            Object subject = loader.loadClass(name).getConstructor().newInstance();
            Object body = ((Supplier<?>) subject).get();
            @SuppressWarnings("unchecked") // the class says so
            GeneratorLambda<Integer> typed = (GeneratorLambda<Integer>) body;
            return typed;
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The reason; the body runs all the same. */
    private static String refusal(Answer answer) {
        GeneratorLambda<Integer> body = body(answer);
        Attempt attempt = new Attempt(body, YIELDER, null);
        Weave made = attempt.made();
        assertThat(attempt.defect()).as(made.reason()).isNull();
        assertThat(made.start()).isNull();
        assertThatItRuns(body, made.reason());
        return made.reason();
    }

    private static void assertThatItRuns(GeneratorBody<Integer> body, String reason) {
        Generator<Integer> g = Generator.of(body);
        assertThat(g.engine().single()).isNotEqualTo(Kind.WOVEN);
        assertThat(g.engine().reason()).contains(reason);
        assertThat(g.next()).isEqualTo(2);
        assertThat(g.next()).isEqualTo(4);
        assertThat(g.hasNext()).isFalse();
    }

    @Test
    void itIsWovenIfNothingDoes() {
        GeneratorLambda<Integer> body = body(ByteArrayInputStream::new);
        assertThat(Generator.of(body).engine().single()).isEqualTo(Kind.WOVEN);
        assertThat(Generator.of(body).toList()).containsExactly(2, 4);
        assertThat(body.getClass().getClassLoader()).isNotSameAs(Subject.class.getClassLoader());
    }

    @Test
    void aClassLoaderThatGivesNoClassFile() {
        assertThat(refusal(bytes -> null))
                .isEqualTo(
                        "its class loader does not give the class file dev/yieldwise/internal/AttemptTest$Subject.class");
    }

    @Test
    void aClassLoaderThatFails() {
        assertThat(refusal(bytes -> {
                    throw new IOException("the disk has left");
                }))
                .startsWith("the class file dev/yieldwise/internal/AttemptTest$Subject.class cannot be read: ")
                .endsWith("the disk has left");
        assertThat(refusal(bytes -> new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] to, int at, int length) throws IOException {
                        throw new IOException("the net has left");
                    }
                }))
                .endsWith("the net has left");
    }

    @Test
    void aClassFileThatIsCutOffAnywhere() {
        int length = NestFile.of(Subject.class).bytes().length;
        for (int end = 0; end < length; end += Math.max(1, length / 40)) {
            int there = end;
            assertThat(refusal(bytes -> new ByteArrayInputStream(bytes, 0, there)))
                    .as("%s of %s bytes", end, length)
                    .endsWith(".class, as its class loader gives it, is malformed");
        }
    }

    @Test
    void aClassFileOfALaterJava() {
        assertThat(refusal(bytes -> {
                    bytes[6] = 0;
                    bytes[7] = (byte) (NestFile.NEWEST + 1);
                    return new ByteArrayInputStream(bytes);
                }))
                .endsWith(".class is of version " + (NestFile.NEWEST + 1)
                        + ", and this release of the library knows none above " + NestFile.NEWEST);
    }

    @Test
    void theLatestJavaIsTheOneThatAsmReads() {
        byte[] bytes = NestFile.of(Subject.class).bytes();
        bytes[7] = (byte) NestFile.NEWEST;
        assertThat(new ClassReader(bytes).getClassName()).endsWith("Subject");
        bytes[7]++;
        assertThatThrownBy(() -> new ClassReader(bytes)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConstantOfAnUnknownKind() {
        assertThat(refusal(bytes -> {
                    bytes[10] = 99;
                    return new ByteArrayInputStream(bytes);
                }))
                .endsWith("is malformed");
    }

    @Test
    void aLambdaWithoutASerialForm() {
        GeneratorBody<Integer> body = out -> {
            out.yield(2);
            out.yield(4);
        };
        assertThatItRuns(body, "it is a lambda that does not tell where its code is");
    }

    // ---- defects

    /** In the class file, though not in the class, an int is made of a text: the woven class does not verify. */
    private static byte[] spoilt(byte[] bytes) {
        ClassWriter out = new ClassWriter(0);
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, out) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String type, String signature, String[] exceptions) {
                                MethodVisitor kept = super.visitMethod(access, name, type, signature, exceptions);
                                return new MethodVisitor(Opcodes.ASM9, kept) {
                                    @Override
                                    public void visitMethodInsn(
                                            int code, String owner, String called, String form, boolean isInterface) {
                                        if (called.equals("weight")) {
                                            super.visitInsn(Opcodes.POP);
                                            super.visitLdcInsn("no number");
                                        }
                                        super.visitMethodInsn(code, owner, called, form, isInterface);
                                    }
                                };
                            }
                        },
                        0);
        return out.toByteArray();
    }

    @Test
    void aDefectIsReportedWithAllThatIsNeededToSeeItAgain() {
        GeneratorLambda<Integer> body = body(bytes -> new ByteArrayInputStream(spoilt(bytes)));
        Attempt attempt = new Attempt(body, YIELDER, null);
        Weave made = attempt.made();
        assertThat(made.reason())
                .startsWith("weaving it has failed, which is a defect of this library: java.lang.VerifyError");
        assertThat(attempt.defect().text())
                .contains(
                        "\n  JDK: " + Runtime.version(),
                        "\n  library: ",
                        "\n  body: dev.yieldwise.internal.AttemptTest$Subject$$Lambda",
                        "\n  class: dev/yieldwise/internal/AttemptTest$Subject, version 61, ",
                        "\n  method: lambda$get$",
                        "(Ldev/yieldwise/Yielder;)V",
                        "\n  class files: run with -Dyieldwise.dump=FOLDER",
                        "\n  failure: java.lang.VerifyError",
                        "dev.yieldwise.internal.Attempt.made(");
        assertThatItRuns(body, made.reason());
    }

    @Test
    void itsClassFilesAreWrittenWhereOneWants() throws IOException {
        Attempt attempt = new Attempt(body(bytes -> new ByteArrayInputStream(spoilt(bytes))), YIELDER, null);
        attempt.made();
        System.setProperty("yieldwise.dump", folder.resolve("new").toString());
        try {
            assertThat(attempt.defect().text()).contains("\n  class files: " + folder.resolve("new"));
        } finally {
            System.clearProperty("yieldwise.dump");
        }
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files.map(file -> new ClassReader(read(file)).getClassName()))
                    .containsExactlyInAnyOrder(
                            Subject.class.getName().replace('.', '/'),
                            Subject.class.getName().replace('.', '/') + "$$Woven");
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsToldOf() throws IOException {
        Attempt attempt = new Attempt(body(bytes -> new ByteArrayInputStream(spoilt(bytes))), YIELDER, null);
        attempt.made();
        Path file = Files.createFile(folder.resolve("file"));
        System.setProperty("yieldwise.dump", file.resolve("below").toString());
        try {
            assertThat(attempt.defect().text()).contains("\n  class files: not written: ", "VerifyError");
        } finally {
            System.clearProperty("yieldwise.dump");
        }
    }

    // ---- lookups

    @Test
    void aLookupThatIsNotNeededDoesNoHarm() {
        for (MethodHandles.Lookup lookup : Arrays.asList(MethodHandles.lookup(), MethodHandles.publicLookup())) {
            Generator<Integer> g = Generator.of(lookup, out -> out.yield(Objects.hash(1)));
            assertThat(g.engine().single()).isEqualTo(Kind.WOVEN);
            assertThat(IntGenerator.of(lookup, out -> out.yield(7)).toArray()).containsExactly(7);
        }
    }

    @Test
    void aLookupOrABodyThatIsNullIsRefused() {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        assertThatThrownBy(() -> Generator.of((MethodHandles.Lookup) null, out -> out.yield(1)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("lookup");
        assertThatThrownBy(() -> IntGenerator.of((MethodHandles.Lookup) null, out -> out.yield(1)))
                .hasMessage("lookup");
        assertThatThrownBy(() -> Coroutine.consumer(null, self -> self.yield(1)))
                .hasMessage("lookup");
        assertThatThrownBy(() -> Generator.of(lookup, (GeneratorLambda<Integer>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("body");
    }

    @Test
    void aCoroutineTellsHowItIsRun() {
        Coroutine<Integer, String, Integer> woven = Coroutine.of(MethodHandles.lookup(), self -> {
            String sent = self.yield(1);
            return sent.length();
        });
        assertThat(woven.engine().single()).isEqualTo(Kind.WOVEN);
        woven.prime();
        woven.close();
        assertThatThrownBy(woven::engine).hasMessageContaining("exhausted");
        Coroutine<Integer, String, Integer> threaded =
                TestEngines.threadedCoroutine(self -> self.yield(1).length());
        assertThat(threaded.engine().single()).isNotEqualTo(Kind.WOVEN);
        assertThat(threaded.engine().reason()).isEqualTo("it is not woven, since a test says so");
    }
}
