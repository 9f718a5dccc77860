package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes a body of the language as a user would: variables are local variables, loops are loops, and every yield stands
 * in the body itself, or in a private method of its class that takes the handle. What javac could not reach is left
 * out, since it refuses that. Where Java has several ways to say the same, one is drawn.
 */
final class BodyWriter {
    /** A loop, and whether a break that can be reached leaves it. */
    private static final class Loop {
        private boolean left;
    }

    private final Shape shape;
    private final Mentions whole;
    private final Random random;
    private final Expressions expressions = new Expressions();
    private final SourceWriter sources;
    private final Deque<String> caught = new ArrayDeque<>();
    private final Deque<Loop> loops = new ArrayDeque<>();
    private final List<String> helpers = new ArrayList<>();
    private final Declarations declarations;

    private Lines out;
    private boolean repeated;
    private boolean swallowsBreak;
    private int names;

    BodyWriter(Shape shape, Mentions whole, Random random) {
        this.shape = shape;
        this.whole = whole;
        this.random = random;
        this.declarations = new Declarations(whole);
        this.sources = new SourceWriter(shape, random, expressions);
        this.out = new Lines(shape.depth() + (shape.isLambda() ? 2 : 1));
    }

    /**
     * The statements of a body.
     *
     * @param given by variable, what it begins with; null otherwise
     */
    String body(JsonNode code, Map<String, String> given) {
        declarations.atTheBeginning(given, random).forEach(out::add);
        if (block(list(code)) && !shape.sendless()) {
            out.add("return null;");
        }
        return out.toString();
    }

    /** The methods that parts of the body became. */
    List<String> helpers() {
        return helpers;
    }

    /** Whether clean-up jumps where a loop was to be left: ECJ then misjudges whether a lambda around it has to return. */
    boolean swallowsBreak() {
        return swallowsBreak;
    }

    private static List<JsonNode> list(JsonNode block) {
        List<JsonNode> ops = new ArrayList<>();
        block.forEach(ops::add);
        return ops;
    }

    /** Writes a block inside the body; answers, as all of these do, whether Java thinks that its end can be reached. */
    private boolean nested(JsonNode block) {
        return out.deeper(() -> {
            Extraction method =
                    random.nextInt(3) == 0 ? Extraction.of(block, whole, repeated || !loops.isEmpty()) : null;
            if (method == null) {
                return block(list(block));
            }
            call(method);
            return true;
        });
    }

    private void call(Extraction method) {
        String name = "part" + (names++);
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        if (whole.self) {
            parameters.add("AtomicReference<Coroutine<Object, Object, Object>> me");
            arguments.add("me");
        }
        if (shape.helpersAreStatic()) {
            parameters.add("World w");
            arguments.add("w");
        }
        method.parameters().stream().filter(declarations::has).forEach(variable -> {
            parameters.add("Object " + Expressions.variable(variable));
            arguments.add(Expressions.variable(variable));
        });
        int at = random.nextInt(parameters.size() + 1);
        parameters.add(at, shape.handleType() + " " + shape.handle());
        arguments.add(at, shape.handle());
        name = shape.prefix() + name;
        String call = name + "(" + String.join(", ", arguments) + ");";
        JsonNode last = method.last();
        out.add(last == null ? call : Expressions.variable(assigned(last)) + " = " + call);
        helpers.add(helper(
                "private " + (shape.helpersAreStatic() ? "static " : "") + (last == null ? "void " : "Object ") + name
                        + "(" + String.join(", ", parameters) + ") {",
                method));
    }

    private static String assigned(JsonNode op) {
        return op.get(op.get(0).textValue().equals("set") ? 1 : 2).textValue();
    }

    private String helper(String head, Extraction method) {
        Lines around = out;
        boolean before = repeated;
        List<Loop> outer = List.copyOf(loops);
        repeated |= !loops.isEmpty();
        loops.clear();
        out = new Lines(shape.depth());
        out.add(head);
        out.deeper(() -> {
            boolean ends = block(method.ops());
            if (ends && method.last() != null) {
                JsonNode last = method.last();
                declarations.before(last).forEach(out::add);
                boolean set = last.get(0).textValue().equals("set");
                String value = set ? expressions.value(last.get(2)) : yielded(last);
                if (shape.sendless() && !set) {
                    out.add(value + ";");
                    value = "null";
                }
                out.add("return " + value + ";");
            }
            return ends;
        });
        out.add("}");
        String text = out.toString();
        out = around;
        repeated = before;
        loops.addAll(outer);
        return text;
    }

    private boolean block(List<JsonNode> ops) {
        for (int i = 0; i < ops.size(); i++) {
            declarations.before(ops.get(i)).forEach(out::add);
            if (i + 1 < ops.size() && melts(ops.get(i), ops.get(i + 1)) && random.nextInt(3) == 0) {
                expressions.setFirst(Expressions.variable(assigned(ops.get(i))) + " = " + yielded(ops.get(i)));
                i++;
                declarations.before(ops.get(i)).forEach(out::add);
            }
            if (!statement(ops.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the next statement begins with the answer of this yield: then the yield can stand among its operands. */
    private boolean melts(JsonNode op, JsonNode next) {
        boolean answered = op.get(0).textValue().equals("yield") && op.path(2).isTextual();
        if (!answered || shape.sendless() || next.size() < 2) {
            return false;
        }
        String name = op.get(2).textValue();
        return switch (next.get(0).textValue()) {
            case "log", "yield", "return" -> Expressions.beginsWith(next.get(1), name);
            case "set" -> Expressions.beginsWith(next.get(2), name);
            case "if" -> Expressions.beginsWith(next.get(1).get(1), name);
            default -> false;
        };
    }

    private boolean statement(JsonNode op) {
        switch (op.get(0).textValue()) {
            case "yield" -> yieldOf(op);
            case "log" -> {
                String log = "w.log(" + expressions.value(op.get(1)) + ")";
                boolean inLambda = !op.get(1).isContainerNode() && random.nextInt(8) == 0;
                out.add(inLambda ? "Values.run(() -> " + log + ");" : log + ";");
            }
            case "set" -> set(op, 1, expressions.value(op.get(2)));
            case "raise" -> {
                out.add("throw " + SourceWriter.made(op.get(1)) + ";");
                return false;
            }
            case "reraise" -> {
                out.add("throw " + caught.element() + ";");
                return false;
            }
            case "return" -> {
                out.add(shape.sendless() ? "return;" : "return " + valueOrNull(op) + ";");
                return false;
            }
            case "break" -> {
                loops.element().left = true;
                out.add("break;");
                return false;
            }
            case "continue" -> {
                out.add("continue;");
                return false;
            }
            case "loop" -> {
                return loop(op);
            }
            case "for" -> each(op);
            case "if" -> {
                return branch(op);
            }
            case "try" -> {
                return attempt(op);
            }
            case "from" -> from(op);
            case "new" -> set(op, 1, sources.created(op.get(2), op.path(3)));
            case "next" -> set(op, 2, target(op.get(1)) + ".next()");
            case "send" -> set(op, 3, target(op.get(1)) + ".send(" + expressions.value(op.get(2)) + ")");
            case "throw" -> set(op, 3, target(op.get(1)) + ".throwIn(" + SourceWriter.made(op.get(2)) + ")");
            case "close" -> out.add(target(op.get(1)) + ".close();");
            case "state" -> set(op, 2, target(op.get(1)) + ".state().name()");
            default -> throw new IllegalArgumentException(op.toString());
        }
        return true;
    }

    private String target(JsonNode name) {
        return sources.target(name.textValue());
    }

    private String valueOrNull(JsonNode op) {
        return op.size() > 1 ? expressions.value(op.get(1)) : "null";
    }

    private void set(JsonNode op, int index, String value) {
        String target =
                op.path(index).isTextual() ? Expressions.variable(op.get(index).textValue()) + " = " : "";
        out.add(target + value + ";");
    }

    private void yieldOf(JsonNode op) {
        if (shape.sendless()) {
            out.add(yielded(op) + ";");
            if (op.path(2).isTextual()) {
                set(op, 2, "null");
            }
        } else {
            set(op, 2, yielded(op));
        }
    }

    private String yielded(JsonNode op) {
        String value = valueOrNull(op);
        return value.equals("null") && !shape.sendless() && random.nextBoolean()
                ? shape.handle() + ".receive()"
                : shape.handle() + ".yield(" + value + ")";
    }

    private void from(JsonNode op) {
        boolean answered = op.path(2).isTextual();
        SourceWriter.Written source = sources.delegate(op.get(1), answered);
        String call = shape.handle() + ".yieldFrom(" + source.text() + ")";
        if (answered && !source.answers()) {
            out.add(call + ";");
            set(op, 2, "null");
        } else {
            set(op, 2, call);
        }
    }

    private boolean branch(JsonNode op) {
        out.add("if (" + expressions.test(op.get(1)) + ") {");
        boolean ends = nested(op.get(2));
        if (op.size() > 3) {
            out.add("} else {");
            ends |= nested(op.get(3));
        } else {
            ends = true;
        }
        out.add("}");
        return ends;
    }

    private boolean loop(JsonNode op) {
        int n = names++;
        JsonNode times = op.get(1);
        if (times.isNull()) {
            out.add(random.nextBoolean() ? "while (true) {" : "for (;;) {");
        } else if (times.isNumber()) {
            out.add("for (int i" + n + " = 0; i" + n + " < " + times + "; i" + n + "++) {");
        } else {
            out.add("for (long i" + n + " = 0, n" + n + " = (Long) " + expressions.value(times) + "; i" + n + " < n" + n
                    + "; i" + n + "++) {");
        }
        boolean left = round(op.get(2), "w.tick();");
        out.add("}");
        return left || !times.isNull();
    }

    /** A loop's block after its first lines; answers whether a break leaves it. */
    private boolean round(JsonNode block, String... first) {
        Loop loop = new Loop();
        loops.push(loop);
        out.deeper(() -> {
            List.of(first).forEach(out::add);
            return null;
        });
        nested(block);
        loops.pop();
        return loop.left;
    }

    private void each(JsonNode op) {
        SourceWriter.Round round = sources.each(op.get(2), names++);
        round.before().forEach(out::add);
        out.add(round.head());
        round(op.get(3), Expressions.variable(op.get(1).textValue()) + " = " + round.element() + ";", "w.tick();");
        out.add("}");
    }

    private boolean attempt(JsonNode op) {
        boolean cleansUp = op.path(3).isArray();
        List<CatchWriter.Clause> clauses = CatchWriter.clauses(op.get(2), random);
        List<Loop> around = List.copyOf(loops);
        List<Boolean> before = around.stream().map(loop -> loop.left).toList();
        out.add(clauses.isEmpty() && !cleansUp ? "{" : "try {");
        boolean ends = nested(op.get(1));
        for (CatchWriter.Clause clause : clauses) {
            ends |= caught(clause);
        }
        if (cleansUp) {
            List<Boolean> guarded = around.stream().map(loop -> loop.left).toList();
            for (int i = 0; i < around.size(); i++) {
                around.get(i).left = before.get(i);
            }
            out.add("} finally {");
            boolean goesOn = nested(op.get(3));
            // A jump out of what is guarded gets nowhere if the clean-up jumps itself.
            for (int i = 0; goesOn && i < around.size(); i++) {
                around.get(i).left |= guarded.get(i);
            }
            swallowsBreak |= !goesOn && guarded.contains(true);
            ends &= goesOn;
        }
        out.add("}");
        return ends;
    }

    private boolean caught(CatchWriter.Clause clause) {
        String error = "e" + names++;
        out.add("} catch (" + clause.type() + " " + error + ") {");
        if (clause.isTyped()) {
            if (clause.type().equals("Throwable")) {
                out.deeper(() -> {
                    out.add("if (World.uncatchable(" + error + ")) {");
                    out.add("    throw " + error + ";");
                    out.add("}");
                    return null;
                });
            }
            return handler(clause.clauses().get(0), error);
        }
        return out.deeper(() -> {
            boolean ends = false;
            String otherwise = "";
            for (JsonNode each : clause.clauses()) {
                out.add(otherwise + "if (" + CatchWriter.test(each.get(0).textValue(), error) + ") {");
                ends |= handler(each, error);
                otherwise = "} else ";
            }
            out.add("} else {");
            out.add("    throw " + error + ";");
            out.add("}");
            return ends;
        });
    }

    private boolean handler(JsonNode clause, String error) {
        if (clause.get(1).isTextual()) {
            out.deeper(() -> {
                set(clause, 1, "w.name(" + error + ")");
                return null;
            });
        }
        caught.push(error);
        boolean ends = nested(clause.get(2));
        caught.pop();
        return ends;
    }
}
