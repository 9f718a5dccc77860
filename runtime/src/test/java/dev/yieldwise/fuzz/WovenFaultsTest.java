package dev.yieldwise.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.fuzz.FaultHunt.Caught;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Faults are planted in the weaver and in what it makes, one at a time, and random bodies have to find each. */
class WovenFaultsTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());
    private static final int MOST = 1_000;

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Timeout(600)
    void aFaultOfTheWeaverIsCaught(WeaverFault fault) {
        assertCaught(fault, FaultHunt.hunt(fault, SEED, MOST));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("deep")
    @Timeout(600)
    void aFaultInWhatTheWeaverMakesIsCaught(WovenFault fault) {
        assertCaught(fault, FaultHunt.hunt(fault, SEED, MOST));
    }

    @ParameterizedTest
    @EnumSource(names = {"VALUES_OF_ONE_TYPE_SHARE_A_FIELD", "THROWN_IN_EXCEPTIONS_ARE_ANSWERS"})
    void someFaultsAreCaughtAtOnce(WeaverFault fault) {
        assertCaught(fault, FaultHunt.hunt(fault, SEED, MOST));
    }

    private static void assertCaught(Enum<?> fault, Caught caught) {
        System.out.println(fault + ": " + caught + ", seed " + SEED);
        assertThat(caught.woven()).as("what the weaver makes is seen").isPositive();
        assertThat(caught.broken()).as("bodies not woven, seed %s", SEED).isZero();
        assertThat(caught.bodies()).as("bodies needed, seed %s", SEED).isBetween(1, MOST);
    }

    // ---- that faults are planted

    @Test
    void eachFaultChangesWhatTheWeaverMakes() {
        Set<WovenFault> left = EnumSet.allOf(WovenFault.class);
        for (int bodies = 0; bodies < 400 && !left.isEmpty(); bodies += 40) {
            for (byte[] woven : FaultHunt.woven(SEED + bodies, 40)) {
                byte[] sound = Edited.of(woven).bytes();
                left.removeIf(fault -> !Arrays.equals(sound, fault.planted(woven)));
            }
        }
        assertThat(left).as("seed %s", SEED).isEmpty();
    }

    @Test
    void eachFaultChangesTheWeaver() {
        assertThat(WeaverFault.values())
                .allSatisfy(fault -> fault.changes()
                        .forEach((name, change) -> assertThat(change.apply(bytes(name)))
                                .isNotEqualTo(Edited.of(bytes(name)).bytes())));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = WovenFaultsTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- that the library can be altered

    /** Bodies are called that must not be: what they yield while they are closed has nowhere to go. */
    @Test
    @Tag("deep")
    void aFaultInAnotherClassOfTheLibraryIsCaught() {
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

    private static UnaryOperator<byte[]> answersNull(String name) {
        return bytes -> {
            Edited changed = Edited.of(bytes);
            MethodNode method = changed.method(name, "");
            method.instructions.clear();
            method.tryCatchBlocks.clear();
            method.localVariables = null;
            method.instructions.add(new InsnNode(Opcodes.ACONST_NULL));
            method.instructions.add(new InsnNode(Opcodes.ARETURN));
            return changed.bytes();
        };
    }
}
