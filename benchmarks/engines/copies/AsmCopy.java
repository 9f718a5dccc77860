import dev.yieldwise.benchmarks.fresh.Bodies;
import dev.yieldwise.benchmarks.fresh.FirstUse;
import java.io.InputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * What the first generator is compared with: ASM is loaded, and copies the class of the body. engines.sh writes the name of the
 * runtime's own ASM over the two imports, if its jar has one.
 */
final class AsmCopy {
    public static void main(String[] args) throws Exception {
        Object[] asBefore = {Bodies.first(), Bodies.later()}; // what FirstUse has before its clock starts
        long[] times = new long[11];
        int length = 0;
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            try (InputStream in = Bodies.class.getResourceAsStream("Bodies.class")) {
                ClassReader reader = new ClassReader(in.readAllBytes());
                ClassWriter writer = new ClassWriter(0);
                reader.accept(writer, 0);
                length += writer.toByteArray().length;
            }
            times[i] = System.nanoTime() - begin;
        }
        if (length > 0 && asBefore.length > 0) {
            FirstUse.print(times, ClassReader.class.getPackageName());
        }
    }
}
