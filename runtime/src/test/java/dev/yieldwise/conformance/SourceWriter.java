package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;

/** What a body delegates to, iterates over, and drives, in Java. */
final class SourceWriter {
    /**
     * A delegate.
     *
     * @param answers whether its {@code yieldFrom} has a result
     */
    record Written(String text, boolean answers) {}

    /**
     * A loop over elements.
     *
     * @param before lines before it
     * @param head its first line
     * @param element the current element
     */
    record Round(List<String> before, String head, String element) {}

    private final Shape shape;
    private final Random random;
    private final Expressions expressions;

    SourceWriter(Shape shape, Random random, Expressions expressions) {
        this.shape = shape;
        this.random = random;
        this.expressions = expressions;
    }

    String created(JsonNode body, JsonNode args) {
        return "w.make(" + body + expressions.arguments(args) + ")";
    }

    String target(String name) {
        if (name.equals("self")) {
            return "me.get()";
        }
        return name.startsWith("@")
                ? "w.driven(\"" + name.substring(1) + "\")"
                : "World.coroutine(" + Expressions.variable(name) + ")";
    }

    static String made(JsonNode kind) {
        String type = switch (kind.textValue()) {
            case "Exit" -> "GeneratorExit";
            case "Stop" -> "NoSuchElementException";
            default -> "Kinds." + kind.textValue();
        };
        return "w.made(new " + type + "())";
    }

    Written delegate(JsonNode it, boolean answered) {
        if (it.has("list")) {
            return new Written(list(it.get("list")), false);
        }
        if (it.has("citer")) {
            return new Written(iterator(it), false);
        }
        if (it.has("siter") || it.has("titer")) {
            return new Written(handWritten(it), true);
        }
        // The view of a coroutine is the same delegate, but without a result.
        boolean asGenerator = !answered && random.nextInt(4) == 0;
        return new Written(coroutine(it) + (asGenerator ? ".asGenerator()" : ""), true);
    }

    private String list(JsonNode elements) {
        String constants = Expressions.constants(elements);
        return switch (random.nextInt(3)) {
            case 0 -> "Arrays.<Object>asList(" + constants + ")";
            case 1 -> "Stream.<Object>of(" + constants + ")";
            default -> "Arrays.<Object>asList(" + constants + ").iterator()";
        };
    }

    private static String iterator(JsonNode it) {
        return it.has("list")
                ? "Arrays.<Object>asList(" + Expressions.constants(it.get("list")) + ").iterator()"
                : "w.closeable(" + Expressions.constants(it.get("citer")) + ")";
    }

    private static String handWritten(JsonNode it) {
        return it.has("siter")
                ? "w.sendable(" + Expressions.constants(it.get("siter")) + ")"
                : "w.throwable(" + Expressions.constants(it.get("titer")) + ")";
    }

    private String coroutine(JsonNode it) {
        if (it.has("gen")) {
            return created(it.get("gen"), it.path("args"));
        }
        if (it.has("g")) {
            return target("@" + it.get("g").textValue());
        }
        return target(it.has("self") ? "self" : it.get("v").textValue());
    }

    Round each(JsonNode it, int n) {
        if (it.has("siter") || it.has("titer")) {
            String type = "Delegate<Object, Object, Object>";
            return new Round(
                    List.of(type + " source" + n + " = " + handWritten(it) + ";"),
                    "for (Step<Object, Object> step" + n + " = source" + n + ".resume(null); step" + n
                            + " instanceof Step.Yielded<Object, Object> yielded" + n + "; step" + n + " = source" + n
                            + ".resume(null)) {",
                    "yielded" + n + ".value()");
        }
        boolean isNew = it.has("list") || it.has("gen");
        if (isNew && random.nextBoolean()) {
            String source = it.has("gen")
                    ? coroutine(it) + ".asGenerator()"
                    : "Arrays.<Object>asList(" + Expressions.constants(it.get("list")) + ")";
            return new Round(List.of(), "for (Object each" + n + " : " + source + ") {", "each" + n);
        }
        boolean plain = it.has("list") || it.has("citer");
        String source = plain ? iterator(it) : coroutine(it) + ".asGenerator()";
        return new Round(
                List.of(),
                "for (Iterator<Object> it" + n + " = " + source + "; it" + n + ".hasNext(); ) {",
                "it" + n + ".next()");
    }
}
