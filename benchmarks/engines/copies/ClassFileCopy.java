import dev.yieldwise.benchmarks.fresh.Bodies;
import dev.yieldwise.benchmarks.fresh.FirstUse;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;

/** As AsmCopy, by the JDK's own class files; JDK 24 and later. Every element is taken apart, as a transformer would. */
final class ClassFileCopy {
    public static void main(String[] args) throws Exception {
        Object[] asBefore = {Bodies.first(), Bodies.later()};
        long[] times = new long[11];
        int length = 0;
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            try (InputStream in = Bodies.class.getResourceAsStream("Bodies.class")) {
                ClassFile files = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);
                length += files.transformClass(
                                files.parse(in.readAllBytes()),
                                ClassTransform.transformingMethodBodies((code, element) -> code.with(element)))
                        .length;
            }
            times[i] = System.nanoTime() - begin;
        }
        if (length > 0 && asBefore.length > 0) {
            FirstUse.print(times, "java.lang.classfile");
        }
    }
}
