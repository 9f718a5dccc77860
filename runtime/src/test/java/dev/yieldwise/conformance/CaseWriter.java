package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes a case as a class with its bodies, each in one of the ways in which users give bodies to the library. */
final class CaseWriter {
    static final String PACKAGE = "conformance.compiled";

    /**
     * A case that was written.
     *
     * @param name the full name of its class
     * @param shapes by body, how it is given to the library
     */
    record Written(String name, String source, Map<String, Shape> shapes) {}

    private static final String HEAD = """
            package conformance.compiled;

            import dev.yieldwise.*;
            import dev.yieldwise.conformance.*;
            import java.util.*;
            import java.util.concurrent.atomic.AtomicReference;
            import java.util.stream.Stream;

            """;

    private static final String COROUTINE = "Coroutine<Object, Object, Object>";
    private static final Pattern WORLD = Pattern.compile("\\bw\\b");

    private final JsonNode row;
    private final String name;
    private final Random random;
    private final Mentions everything;
    private final Set<String> arguments;
    private final Lines members = new Lines(1);
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    private CaseWriter(JsonNode row, String name, long seed) {
        this.row = row;
        this.name = name;
        this.random = new Random(seed ^ row.get("id").textValue().hashCode());
        this.everything = new Mentions(row.get("bodies"));
        this.arguments = new TreeSet<>(everything.arguments);
        row.path("args").fieldNames().forEachRemaining(arguments::add);
        row.get("driver").forEach(step -> step.path(2).fieldNames().forEachRemaining(arguments::add));
    }

    static Written write(JsonNode row, String name, long seed) {
        return new CaseWriter(row, name, seed).write();
    }

    private Written write() {
        Lines makers = new Lines(3);
        int[] number = {0};
        row.get("bodies").properties().forEach(body -> {
            Shape shape = shape(body.getKey(), body.getValue(), "b" + number[0]++);
            shape = body(shape, body.getValue());
            shapes.put(body.getKey(), shape);
            makers.add("case \"" + body.getKey() + "\" -> " + shape.prefix()
                    + (shape.form() == Shape.Form.STATIC_LAMBDA ? "(w, args);" : "(args);"));
        });
        String source = HEAD + "public final class " + name
                + " implements CaseCode {\n    private final World w;\n\n    public "
                + name + "(World w) {\n        this.w = w;\n    }\n\n    @Override\n    public " + COROUTINE
                + " make(String body, Map<String, Object> args) {\n        return switch (body) {\n" + makers
                + "            default -> throw new IllegalArgumentException(body);\n        };\n    }\n" + members
                + "}\n";
        return new Written(PACKAGE + "." + name, source, shapes);
    }

    private Shape shape(String body, JsonNode code, String prefix) {
        Mentions mentions = new Mentions(code);
        Set<Shape.Form> forms = EnumSet.allOf(Shape.Form.class);
        if (mentions.self || mentions.counts.keySet().stream().anyMatch(arguments::contains)) {
            forms.remove(Shape.Form.METHOD_REFERENCE);
        }
        Shape.Form form = List.copyOf(forms).get(random.nextInt(forms.size()));
        return new Shape(form, isSendless(body, code, mentions) && random.nextBoolean(), prefix);
    }

    /** Whether only the driver has generators of a body, sends them nothing, and is returned nothing. */
    private boolean isSendless(String body, JsonNode code, Mentions mentions) {
        if (everything.made.contains(body) || mentions.self || returns(code)) {
            return false;
        }
        Set<String> generators = new TreeSet<>();
        if (body.equals("main")) {
            generators.add("g");
        }
        row.get("driver").forEach(step -> {
            if (step.get(0).textValue().startsWith("new")
                    && step.get(1).textValue().equals(body)) {
                generators.add(named(step));
            }
        });
        if (everything.driven.stream().anyMatch(generators::contains)) {
            return false;
        }
        for (JsonNode step : row.get("driver")) {
            boolean sends =
                    step.get(0).textValue().startsWith("send") && !step.get(1).isNull();
            if (sends && generators.contains(named(step))) {
                return false;
            }
        }
        return true;
    }

    private static String named(JsonNode step) {
        String[] names = step.get(0).textValue().split("@");
        return names.length > 1 ? names[1] : "g";
    }

    private static boolean returns(JsonNode code) {
        for (JsonNode op : code) {
            boolean is = op.path(0).asText().equals("return")
                    && op.size() > 1
                    && !op.get(1).isNull();
            if (is || returns(op)) {
                return true;
            }
        }
        return false;
    }

    // ---- a body in its class

    /** Writes a body, in this shape or in another that does as well. */
    private Shape body(Shape shape, JsonNode code) {
        Mentions mentions = new Mentions(code);
        boolean keepsArgs = shape.form() == Shape.Form.NAMED_CLASS || shape.form() == Shape.Form.ANONYMOUS_CLASS;
        Lines captured = new Lines(2);
        Map<String, String> given = new TreeMap<>();
        mentions.counts.keySet().stream().filter(arguments::contains).forEach(variable -> {
            String value = "args.get(\"" + variable + "\")";
            given.put(variable, keepsArgs ? value : "given_" + Expressions.variable(variable));
            captured.add("Object given_" + Expressions.variable(variable) + " = " + value + ";");
        });
        BodyWriter writer = new BodyWriter(shape, mentions, random);
        String statements = writer.body(code, given);
        if (shape.isLambda() && writer.swallowsBreak()) {
            return body(new Shape(Shape.Form.ANONYMOUS_CLASS, shape.sendless(), shape.prefix()), code);
        }
        String text = switch (shape.form()) {
            case LAMBDA, STATIC_LAMBDA -> lambda(shape, captured.toString(), statements, mentions.self);
            case ANONYMOUS_CLASS -> anonymous(shape, statements, writer.helpers(), mentions.self);
            case NAMED_CLASS -> named(shape, statements, writer.helpers(), mentions.self);
            case METHOD_REFERENCE -> reference(shape, statements, writer.helpers());
        };
        members.addAll("\n" + text);
        if (!keepsArgs) {
            writer.helpers().forEach(helper -> members.addAll("\n" + helper));
        }
        return shape;
    }

    private static String factory(Shape shape) {
        boolean isStatic = shape.form() == Shape.Form.STATIC_LAMBDA;
        return "    private " + (isStatic ? "static " : "") + COROUTINE + " " + shape.prefix() + "("
                + (isStatic ? "World w, " : "") + "Map<String, Object> args) {\n";
    }

    /** The lines of a method that makes a generator of what is given, and lets its body know of it if that asks. */
    private static String made(Shape shape, String body, boolean self) {
        String type = shape.sendless() ? "Generator<Object>" : COROUTINE;
        String of = shape.sendless() ? "Generator.<Object>of(" : "Coroutine.<Object, Object, Object>of(";
        return (self ? "        AtomicReference<" + COROUTINE + "> me = new AtomicReference<>();\n" : "") + "        "
                + type
                + " made = " + of + body + ");\n" + (self ? "        me.set(made);\n" : "") + "        return "
                + (shape.sendless() ? "World.sendless(made)" : "made") + ";\n    }\n";
    }

    private static String lambda(Shape shape, String captured, String statements, boolean self) {
        return factory(shape) + captured + made(shape, shape.handle() + " -> {\n" + statements + "        }", self);
    }

    private static String run(Shape shape, String indent, String statements) {
        return indent + "@Override\n" + indent + "public " + shape.resultType() + " run(" + shape.handleType() + " "
                + shape.handle() + ") {\n" + statements + indent + "}\n";
    }

    private static String anonymous(Shape shape, String statements, List<String> helpers, boolean self) {
        String indent = "            ";
        List<String> parts = new ArrayList<>(List.of(run(shape, indent, statements)));
        parts.addAll(helpers);
        return factory(shape)
                + made(shape, "new " + shape.bodyType() + "() {\n" + String.join("\n", parts) + "        }", self);
    }

    private static String named(Shape shape, String statements, List<String> helpers, boolean self) {
        String type = "Body_" + shape.prefix();
        String me = self ? ", AtomicReference<" + COROUTINE + "> me" : "";
        List<String> parts = new ArrayList<>(
                List.of("        private final World w;\n        private final Map<String, Object> args;\n"
                        + (self ? "        private final AtomicReference<" + COROUTINE + "> me;\n" : "") + "\n        "
                        + type
                        + "(World w, Map<String, Object> args" + me
                        + ") {\n            this.w = w;\n            this.args = args;\n"
                        + (self ? "            this.me = me;\n" : "") + "        }\n"));
        parts.add(run(shape, "        ", statements));
        parts.addAll(helpers);
        return factory(shape) + made(shape, "new " + type + "(w, args" + (self ? ", me" : "") + ")", self)
                + "\n    private static final class " + type + " implements " + shape.bodyType() + " {\n"
                + String.join("\n", parts) + "    }\n";
    }

    private String reference(Shape shape, String statements, List<String> helpers) {
        boolean isStatic = helpers.isEmpty() && !WORLD.matcher(statements).find();
        String run = shape.prefix() + "Run";
        return factory(shape) + made(shape, (isStatic ? name : "this") + "::" + run, false) + "\n    private "
                + (isStatic ? "static " : "") + shape.resultType() + " " + run + "(" + shape.handleType() + " "
                + shape.handle() + ") {\n" + statements + "    }\n";
    }
}
