package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.*;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import dev.yieldwise.Yielder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** Bodies at the edge of what can be woven. */
class WovenLimitsTest {
    /** No longer than a method may be, but with what each yield takes beside it. */
    @Test
    void aBodyWhoseWovenCodeIsTooLongForAMethodRunsOnAThread() throws Exception {
        Generator<Object> generator = Generator.of(yields(4_000));
        EngineChoice choice = generator.engine();
        assertThat(choice.single()).isNotEqualTo(Kind.WOVEN);
        assertThat(choice.reason()).contains("its code is too large");
        assertThat(generator.toList()).hasSize(4_000).containsOnly("x");
    }

    /** Jumps over more than a short offset reaches. It is in no package, too. */
    @Test
    void aBodyThatIsJustShortEnoughIsWoven() throws Exception {
        Generator<Object> generator = Generator.of(yields(700));
        assertThat(generator.engine()).isEqualTo(new EngineChoice(Kind.WOVEN, Kind.PUSH, ""));
        for (int i = 0; i < 700; i++) {
            assertThat(generator.next()).isEqualTo("x");
        }
        assertThat(generator.hasNext()).isFalse();
    }

    private static final class OfBoth implements GeneratorBody<Object>, IntGeneratorBody {
        @Override
        public void run(Yielder<Object> out) {
            out.yield("object");
        }

        @Override
        public void run(IntYielder out) {
            out.yield(1);
        }
    }

    @Test
    void aClassMayBeABodyOfTwoKinds() {
        OfBoth body = new OfBoth();
        Generator<Object> objects = Generator.of((GeneratorBody<Object>) body);
        IntGenerator ints = IntGenerator.of((IntGeneratorBody) body);
        assertThat(objects.next()).isEqualTo("object");
        assertThat(ints.nextInt()).isEqualTo(1);
        assertThat(Generator.of((GeneratorBody<Object>) body).toList()).containsExactly("object");
        assertThat(IntGenerator.of((IntGeneratorBody) body).toArray()).containsExactly(1);
    }

    /** A body that yields the same so often, one statement after the other. */
    @SuppressWarnings("unchecked")
    private static GeneratorBody<Object> yields(int times) throws ReflectiveOperationException {
        ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String name = "Yields" + times;
        out.visit(V17, ACC_PUBLIC, name, null, "java/lang/Object", new String[] {"dev/yieldwise/GeneratorBody"});
        MethodVisitor constructor = out.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitVarInsn(ALOAD, 0);
        constructor.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(RETURN);
        constructor.visitMaxs(0, 0);
        MethodVisitor run = out.visitMethod(ACC_PUBLIC, "run", "(Ldev/yieldwise/Yielder;)V", null, null);
        for (int i = 0; i < times; i++) {
            run.visitVarInsn(ALOAD, 1);
            run.visitLdcInsn("x");
            run.visitMethodInsn(INVOKEINTERFACE, "dev/yieldwise/Yielder", "yield", "(Ljava/lang/Object;)V", true);
        }
        run.visitInsn(RETURN);
        run.visitMaxs(0, 0);
        byte[] bytes = out.toByteArray();
        ClassLoader loader = new ClassLoader(WovenLimitsTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String wanted) {
                return defineClass(wanted, bytes, 0, bytes.length);
            }

            @Override
            public InputStream getResourceAsStream(String path) {
                return path.equals(name + ".class") ? new ByteArrayInputStream(bytes) : super.getResourceAsStream(path);
            }
        };
        return (GeneratorBody<Object>)
                loader.loadClass(name).getDeclaredConstructor().newInstance();
    }
}
