package dev.yieldwise.fuzz;

import java.util.List;
import java.util.Locale;

/** The types of variables in generated bodies. */
enum Type {
    INT("int", "asInt", "3", "-7", "1", "2147483647"),
    LONG("long", "asLong", "5L", "-9L", "4294967301L"),
    DOUBLE("double", "asDouble", "0.5", "-3.25", "1e100"),
    FLOAT("float", "asFloat", "1.5f", "-0.25f"),
    BYTE("byte", "asByte", "((byte) 100)", "((byte) -3)"),
    SHORT("short", "asShort", "((short) 1000)", "((short) -4)"),
    CHAR("char", "asChar", "'a'", "'z'"),
    BOOLEAN("boolean", "asBoolean", "true", "false"),
    STRING("String", "asString", "\"s\"", "\"tu\"", "\"\""),
    OBJECT("Object", "asObject", "((Object) \"o\")", "((Object) 8)", "((Object) null)", "((Object) 2.5)"),
    INTEGER("Integer", "asInteger", "((Integer) 12)", "((Integer) 1200)"),
    INTS("int[]", "", "new int[] {1, 2, 3}"),
    LONGS("long[]", "", "new long[] {4L, 5L, 6L}"),
    OBJECTS("Object[]", "", "new Object[] {\"x\", 'y', 7L}"),
    ERROR("Throwable", "", "((Throwable) null)");

    /** Those that expressions with operators and yields are made of. */
    static final List<Type> SCALARS =
            List.of(INT, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR, BOOLEAN, STRING, OBJECT, INTEGER);

    static final List<Type> LOCALS = List.of(
            INT, LONG, DOUBLE, FLOAT, BYTE, SHORT, CHAR, BOOLEAN, STRING, OBJECT, INTEGER, INTS, LONGS, OBJECTS, LONG,
            DOUBLE);

    final String java;

    /** The method of {@link Answers} that makes one of an answer. */
    final String answer;

    final List<String> literals;

    /** How the types of generators of it begin. */
    final String kind;

    Type(String java, String answer, String... literals) {
        this.java = java;
        this.answer = answer;
        this.literals = List.of(literals);
        this.kind = java.equals("Object") ? "" : java.substring(0, 1).toUpperCase(Locale.ROOT) + java.substring(1);
    }

    boolean isWide() {
        return this == LONG || this == DOUBLE;
    }

    boolean isSmall() {
        return this == BYTE || this == SHORT || this == CHAR || this == BOOLEAN || this == FLOAT;
    }

    boolean isArray() {
        return this == INTS || this == LONGS || this == OBJECTS;
    }

    /** Those that there are generators of. */
    static final List<Type> ELEMENTS = List.of(INT, LONG, DOUBLE);

    /** Of the elements of an array. */
    Type element() {
        return this == INTS ? INT : this == LONGS ? LONG : OBJECT;
    }
}
