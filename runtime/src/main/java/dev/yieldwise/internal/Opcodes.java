package dev.yieldwise.internal;

import java.util.BitSet;

/** What the instructions of the JVM take from the stack and put on it, in words; JVMS 6.5. */
final class Opcodes {
    static final int ALOAD = 25;
    static final int ALOAD_0 = 42;
    static final int ALOAD_3 = 45;
    static final int ISTORE = 54;
    static final int ASTORE = 58;
    static final int ISTORE_0 = 59;
    static final int ASTORE_0 = 75;
    static final int ASTORE_3 = 78;
    static final int POP = 87;
    static final int POP2 = 88;
    static final int DUP = 89;
    static final int SWAP = 95;
    static final int IINC = 132;
    static final int IFEQ = 153;
    static final int IF_ACMPEQ = 165;
    static final int IF_ACMPNE = 166;
    static final int GOTO = 167;
    static final int JSR = 168;
    static final int RET = 169;
    static final int TABLESWITCH = 170;
    static final int LOOKUPSWITCH = 171;
    static final int IRETURN = 172;
    static final int RETURN = 177;
    static final int GETSTATIC = 178;
    static final int PUTSTATIC = 179;
    static final int GETFIELD = 180;
    static final int PUTFIELD = 181;
    static final int INVOKEVIRTUAL = 182;
    static final int INVOKESTATIC = 184;
    static final int INVOKEINTERFACE = 185;
    static final int INVOKEDYNAMIC = 186;
    static final int ATHROW = 191;
    static final int CHECKCAST = 192;
    static final int INSTANCEOF = 193;
    static final int MONITORENTER = 194;
    static final int MONITOREXIT = 195;
    static final int WIDE = 196;
    static final int MULTIANEWARRAY = 197;
    static final int IFNULL = 198;
    static final int IFNONNULL = 199;
    static final int GOTO_W = 200;
    static final int JSR_W = 201;

    /** Two digits an instruction from 0 to 201: words taken, words put. {@code --}: it depends on its operands. */
    private static final String EFFECTS = "00"
            + "01".repeat(8) // aconst_null, iconst
            + "02".repeat(2)
            + "01".repeat(3)
            + "02".repeat(2) // lconst, fconst, dconst
            + "01".repeat(4)
            + "02" // bipush, sipush, ldc, ldc_w, ldc2_w
            + "0102010201" // iload .. aload
            + "01".repeat(4)
            + "02".repeat(4)
            + "01".repeat(4)
            + "02".repeat(4)
            + "01".repeat(4) // .._0 to .._3
            + "2122212221212121" // iaload .. saload
            + "1020102010" // istore .. astore
            + "10".repeat(4)
            + "20".repeat(4)
            + "10".repeat(4)
            + "20".repeat(4)
            + "10".repeat(4) // .._0 to .._3
            + "3040304030303030" // iastore .. sastore
            + "1020" // pop, pop2
            + "--".repeat(7) // dup .. swap
            + "21422142".repeat(5) // add, sub, mul, div, rem
            + "11221122" // neg
            + "213221322132" // shifts
            + "214221422142" // and, or, xor
            + "00" // iinc
            + "121112" // i2l, i2f, i2d
            + "212122" // l2i, l2f, l2d
            + "111212" // f2i, f2l, f2d
            + "212221" // d2i, d2l, d2f
            + "111111" // i2b, i2c, i2s
            + "4121214141" // comparisons
            + "10".repeat(6)
            + "20".repeat(8) // if, if_icmp, if_acmp
            + "00" // goto
            + "----" // jsr, ret
            + "1010" // switches
            + "102010201000" // returns
            + "--".repeat(9) // fields and calls
            + "0111111110" // new, newarray, anewarray, arraylength, athrow
            + "--11" // checkcast, instanceof
            + "1010" // monitors
            + "----" // wide, multianewarray
            + "1010" // ifnull, ifnonnull
            + "00" // goto_w
            + "--"; // jsr_w

    private Opcodes() {}

    static int taken(int opcode) {
        return EFFECTS.charAt(2 * opcode) - '0';
    }

    static int put(int opcode) {
        return EFFECTS.charAt(2 * opcode + 1) - '0';
    }

    static boolean isBranch(int opcode) {
        return opcode >= IFEQ && opcode <= GOTO || opcode == IFNULL || opcode == IFNONNULL || opcode == GOTO_W;
    }

    static boolean isReturn(int opcode) {
        return opcode >= IRETURN && opcode <= RETURN;
    }

    /** Whether control never goes on to the next instruction. */
    static boolean isEnd(int opcode) {
        return opcode == GOTO || opcode == GOTO_W || opcode >= TABLESWITCH && opcode <= RETURN || opcode == ATHROW;
    }

    /**
     * Whether it can throw at all: what moves local variables, constants and control cannot. What only a machine that
     * breaks its own rules throws does not count, such as monitorexit on a monitor that is not held.
     */
    static boolean throwsNothing(int opcode) {
        boolean moves = opcode < 18 || opcode > 20 && opcode < 46 || opcode >= ISTORE && opcode <= ASTORE_3;
        return moves || opcode >= POP && opcode <= SWAP || opcode == IINC || isBranch(opcode) || isReturn(opcode);
    }

    /** The instructions that control may go to from this one, exceptions left out. */
    static int[] successors(byte[] code, int pc) {
        int opcode = code[pc] & 0xFF;
        int next = pc + length(code, pc);
        if (opcode == GOTO_W) {
            return new int[] {pc + int4(code, pc + 1)};
        } else if (isBranch(opcode)) {
            int target = pc + int2(code, pc + 1);
            return opcode == GOTO ? new int[] {target} : new int[] {target, next};
        } else if (opcode == TABLESWITCH || opcode == LOOKUPSWITCH) {
            int step = opcode == TABLESWITCH ? 4 : 8;
            int first = aligned(pc) + 12; // past default and bounds, or past default, count and the first key
            int count = (next - first + step - 1) / step;
            int[] targets = new int[count + 1];
            targets[count] = pc + int4(code, aligned(pc));
            for (int i = 0; i < count; i++) {
                targets[i] = pc + int4(code, first + i * step);
            }
            return targets;
        }
        return isEnd(opcode) ? new int[0] : new int[] {next};
    }

    /** The local variables that the code changes; of a long or double, the first of the two. */
    static BitSet changed(byte[] code) {
        BitSet changed = new BitSet();
        for (int pc = 0; pc < code.length; pc += length(code, pc)) {
            int opcode = code[pc] & 0xFF;
            boolean wide = opcode == WIDE;
            int does = wide ? code[pc + 1] & 0xFF : opcode;
            if (does >= ISTORE && does <= ASTORE || does == IINC) {
                changed.set(wide ? index2(code, pc + 2) : code[pc + 1] & 0xFF);
            } else if (does >= ISTORE_0 && does <= ASTORE_3) {
                changed.set((does - ISTORE_0) % 4);
            }
        }
        return changed;
    }

    /** The length of an instruction with its operands. */
    static int length(byte[] code, int pc) {
        int opcode = code[pc] & 0xFF;
        return switch (opcode) {
            case 16, 18, 21, 22, 23, 24, ALOAD, ISTORE, 55, 56, 57, ASTORE, RET, 188 -> 2;
            case 17,
                    19,
                    20,
                    IINC,
                    GETSTATIC,
                    PUTSTATIC,
                    GETFIELD,
                    PUTFIELD,
                    INVOKEVIRTUAL,
                    183,
                    INVOKESTATIC,
                    187,
                    189 -> 3;
            case CHECKCAST, INSTANCEOF, IFNULL, IFNONNULL -> 3;
            case MULTIANEWARRAY -> 4;
            case INVOKEINTERFACE, INVOKEDYNAMIC, GOTO_W, JSR_W -> 5;
            case WIDE -> (code[pc + 1] & 0xFF) == IINC ? 6 : 4;
            case TABLESWITCH -> {
                int at = aligned(pc);
                yield at + 12 + 4 * (int4(code, at + 8) - int4(code, at + 4) + 1) - pc;
            }
            case LOOKUPSWITCH -> aligned(pc) + 8 + 8 * int4(code, aligned(pc) + 4) - pc;
            default -> opcode >= IFEQ && opcode <= JSR ? 3 : 1;
        };
    }

    /** Where the operands of a switch begin. */
    static int aligned(int pc) {
        return (pc + 4) & ~3;
    }

    static int int2(byte[] code, int at) {
        return code[at] << 8 | code[at + 1] & 0xFF;
    }

    static int index2(byte[] code, int at) {
        return int2(code, at) & 0xFFFF;
    }

    static int int4(byte[] code, int at) {
        return index2(code, at) << 16 | index2(code, at + 2);
    }
}
