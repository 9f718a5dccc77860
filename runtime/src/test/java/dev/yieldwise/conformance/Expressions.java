package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expressions of the body language in Java. */
final class Expressions {
    private static final Map<String, String> METHODS =
            Map.of("+", "plus", "-", "minus", "*", "times", "%", "remainder");

    /** Stands for the operand that is evaluated first, once; null if there is nothing to stand for it. */
    private String first;

    /** Lets the operand that is evaluated first, a variable, be set where it is used: a yield among operands. */
    void setFirst(String assignment) {
        first = assignment;
    }

    static String variable(String name) {
        return "v_" + name.replaceAll("\\W", "_");
    }

    String value(JsonNode expression) {
        if (expression.isObject()) {
            String text = first == null ? variable(expression.get("v").textValue()) : "(" + first + ")";
            first = null;
            return text;
        }
        if (!expression.isArray()) {
            return constant(expression);
        }
        String a = value(expression.get(1));
        return "Values." + METHODS.get(expression.get(0).textValue()) + "(" + a + ", " + value(expression.get(2)) + ")";
    }

    String test(JsonNode condition) {
        String kind = condition.get(0).textValue();
        String operands = "(" + value(condition.get(1)) + ", " + value(condition.get(2)) + ")";
        return switch (kind) {
            case "eq" -> "Values.same" + operands;
            case "ne" -> "!Values.same" + operands;
            default -> "Values.less" + operands;
        };
    }

    /** Whether this variable is what the evaluation of an expression begins with. */
    static boolean beginsWith(JsonNode expression, String name) {
        if (expression.isArray()) {
            return beginsWith(expression.get(1), name);
        }
        return expression.isObject() && expression.path("v").asText().equals(name);
    }

    /** Constants as arguments of a method with a variable number of them. */
    static String constants(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(element -> all.add(element.isNull() ? "(Object) null" : constant(element)));
        return String.join(", ", all);
    }

    private static String constant(JsonNode constant) {
        if (constant.isNull()) {
            return "null";
        }
        return constant.isTextual() ? constant.toString() : constant.longValue() + "L";
    }

    /** The arguments of a new generator, with their names. */
    String arguments(JsonNode args) {
        List<String> all = new ArrayList<>();
        args.properties().forEach(arg -> all.add(", \"" + arg.getKey() + "\", " + value(arg.getValue())));
        return String.join("", all);
    }
}
