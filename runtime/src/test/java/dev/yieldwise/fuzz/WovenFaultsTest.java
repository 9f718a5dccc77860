package dev.yieldwise.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fuzz.FaultHunt.Caught;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Faults of a weaver are planted one at a time, and random bodies have to find each. */
class WovenFaultsTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());
    private static final int MOST = 1_000;

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Timeout(600)
    void eachIsCaughtWithinAThousandBodies(WovenFault fault) {
        assumeTrue(Ways.weaves(), "no body is woven yet");
        Caught caught = FaultHunt.hunt(fault, SEED, MOST);
        System.out.println(fault + ": " + caught + ", seed " + SEED);
        assertThat(caught.machines()).as("what the weaver makes is seen").isPositive();
        assertThat(caught.bodies()).as("bodies needed, seed %s", SEED).isBetween(1, MOST);
    }

    // ---- that faults are planted

    @ParameterizedTest
    @EnumSource
    void aMachineWithAFaultDoesSomethingElse(WovenFault fault) throws Exception {
        byte[] sound = bytes(Machine.class);
        assertThat(WovenClass.of(sound).isMachine()).isTrue();
        assertThat(run(sound))
                .containsExactly(
                        "suspended",
                        "greater",
                        "arithmetic",
                        "suspended",
                        "at once",
                        "303 7 5000000000 -2 0.1 1.5p1q",
                        "before",
                        "clean-up q",
                        "AssertionError",
                        "fourth",
                        "null");
        assertThat(run(fault.planted(sound))).isNotEqualTo(run(sound));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(byte[] bytes) throws ReflectiveOperationException {
        ClassLoader loader = new ClassLoader(WovenFaultsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                boolean known = !name.equals(Machine.class.getName()) || findLoadedClass(name) != null;
                return known ? super.loadClass(name, resolve) : defineClass(name, bytes, 0, bytes.length);
            }
        };
        Supplier<List<String>> machine = (Supplier<List<String>>)
                loader.loadClass(Machine.class.getName()).getConstructor().newInstance();
        return machine.get();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    // ---- that the library can be altered

    /** Bodies are called that must not be: what they yield while they are closed has nowhere to go. */
    @Test
    @Tag("deep")
    void aFaultInAClassOfTheLibraryIsCaught() {
        String name = "dev.yieldwise.internal.ExitPaths";
        Caught caught = FaultHunt.hunt(Map.of(name, answersNull("thatMayGoOn")), SEED, MOST);
        assertThat(caught.bodies()).as("bodies needed, seed %s", SEED).isBetween(1, MOST);
    }

    @Test
    void noneIsSeenInTheLibraryAsItIs() {
        assertThat(FaultHunt.hunt(Map.of(), SEED, 5).bodies())
                .as("bodies needed, seed %s", SEED)
                .isEqualTo(-1);
    }

    private static UnaryOperator<byte[]> answersNull(String method) {
        return bytes -> {
            WovenClass changed = WovenClass.of(bytes);
            for (MethodNode node : changed.node().methods) {
                if (node.name.equals(method)) {
                    node.instructions.clear();
                    node.tryCatchBlocks.clear();
                    node.localVariables = null;
                    node.instructions.add(new InsnNode(Opcodes.ACONST_NULL));
                    node.instructions.add(new InsnNode(Opcodes.ARETURN));
                }
            }
            return changed.bytes();
        };
    }
}
