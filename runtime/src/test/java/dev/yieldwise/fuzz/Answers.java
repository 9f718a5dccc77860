package dev.yieldwise.fuzz;

/**
 * Makes values of all types of what a yield answers. The answer comes first, so that nothing lies below the yield on the
 * operand stack that the generator of bodies does not know of; each is told to the world.
 */
public final class Answers {
    private Answers() {}

    private static long number(Object answer, World world, int site) {
        world.answered(site, answer);
        return answer instanceof Number number
                ? number.longValue()
                : answer == null ? 0 : answer.toString().length();
    }

    public static int asInt(Object answer, World world, int site) {
        return (int) number(answer, world, site);
    }

    public static long asLong(Object answer, World world, int site) {
        return number(answer, world, site) << 3;
    }

    public static double asDouble(Object answer, World world, int site) {
        return number(answer, world, site) / 4.0;
    }

    public static float asFloat(Object answer, World world, int site) {
        return number(answer, world, site) / 8f;
    }

    public static byte asByte(Object answer, World world, int site) {
        return (byte) number(answer, world, site);
    }

    public static short asShort(Object answer, World world, int site) {
        return (short) number(answer, world, site);
    }

    public static char asChar(Object answer, World world, int site) {
        return (char) ('a' + (number(answer, world, site) & 15));
    }

    public static boolean asBoolean(Object answer, World world, int site) {
        return (number(answer, world, site) & 1) == 1;
    }

    public static String asString(Object answer, World world, int site) {
        return "<" + number(answer, world, site) + ">";
    }

    public static Object asObject(Object answer, World world, int site) {
        world.answered(site, answer);
        return answer;
    }

    public static Integer asInteger(Object answer, World world, int site) {
        return (int) number(answer, world, site);
    }

    /** Takes one argument of each width. */
    public static int mix(int a, long b, Object c) {
        return a * 31
                + (int) (b ^ (b >>> 32))
                + (c == null ? 1 : String.valueOf(c).length());
    }

    public static long blend(long a, double b, int c) {
        return a * 17 + Double.doubleToLongBits(b) % 1000 + c;
    }
}
