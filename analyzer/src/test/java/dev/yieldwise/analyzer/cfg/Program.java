package dev.yieldwise.analyzer.cfg;

import dev.yieldwise.analyzer.cfg.Run.Breaks;
import dev.yieldwise.analyzer.cfg.Run.Continues;
import dev.yieldwise.analyzer.cfg.Run.Leaves;
import dev.yieldwise.analyzer.cfg.Run.Returns;
import dev.yieldwise.analyzer.cfg.Run.Thrown;
import dev.yieldwise.analyzer.cfg.Run.Yields;
import java.util.List;
import java.util.stream.Collectors;

/** A model of Java's control flow that knows nothing of graphs: every part prints itself as Java and runs itself. */
interface Program {
    /** A boolean expression. */
    sealed interface Test {
        boolean decide(Run run);

        /** Evaluates the expression where its value is used and nothing decided. */
        void value(Run run);
    }

    record Literal(boolean value) implements Test {
        @Override
        public boolean decide(Run run) {
            return value;
        }

        @Override
        public void value(Run run) {}

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Variable(String name) implements Test {
        @Override
        public boolean decide(Run run) {
            return run.decide(name);
        }

        @Override
        public void value(Run run) {}

        @Override
        public String toString() {
            return name;
        }
    }

    record Ask(String name) implements Test {
        @Override
        public boolean decide(Run run) {
            run.operation(name);
            return run.decide(name);
        }

        @Override
        public void value(Run run) {
            run.operation(name);
        }

        @Override
        public String toString() {
            return name + "()";
        }
    }

    record Matches(String name) implements Test {
        @Override
        public boolean decide(Run run) {
            run.log("is " + name);
            boolean matched = run.decide(name);
            if (matched) {
                run.log("BIND " + name);
            }
            return matched;
        }

        @Override
        public void value(Run run) {
            decide(run);
        }

        @Override
        public String toString() {
            return "o instanceof String " + name;
        }
    }

    record Not(Test inner) implements Test {
        @Override
        public boolean decide(Run run) {
            return !inner.decide(run);
        }

        @Override
        public void value(Run run) {
            inner.value(run);
        }

        @Override
        public String toString() {
            return "!(" + inner + ")";
        }
    }

    record Both(Test left, Test right, boolean and) implements Test {
        @Override
        public boolean decide(Run run) {
            return left.decide(run) == and ? right.decide(run) : !and;
        }

        @Override
        public void value(Run run) {
            if (left.decide(run) == and) {
                right.value(run);
            }
        }

        @Override
        public String toString() {
            return "(" + left + (and ? ") && (" : ") || (") + right + ")";
        }
    }

    record Choice(Test test, Test yes, Test no) implements Test {
        @Override
        public boolean decide(Run run) {
            return test.decide(run) ? yes.decide(run) : no.decide(run);
        }

        @Override
        public void value(Run run) {
            (test.decide(run) ? yes : no).value(run);
        }

        @Override
        public String toString() {
            return "(" + test + ") ? (" + yes + ") : (" + no + ")";
        }
    }

    /** A statement. */
    sealed interface Statement {
        void run(Run run);
    }

    record Sequence(List<Statement> statements) implements Statement {
        @Override
        public void run(Run run) {
            statements.forEach(each -> each.run(run));
        }

        @Override
        public String toString() {
            return statements.stream().map(Statement::toString).collect(Collectors.joining("\n", "{\n", "\n}"));
        }
    }

    record Call(String name, List<Test> arguments) implements Statement {
        @Override
        public void run(Run run) {
            arguments.forEach(each -> each.value(run));
            run.operation(name);
        }

        @Override
        public String toString() {
            return arguments.stream().map(Test::toString).collect(Collectors.joining(", ", name + "(", ");"));
        }
    }

    record If(Test test, Statement yes, Statement no) implements Statement {
        @Override
        public void run(Run run) {
            (test.decide(run) ? yes : no).run(run);
        }

        @Override
        public String toString() {
            return "if (" + test + ") " + yes + " else " + no;
        }
    }

    /** Every loop; which form it prints as decides what runs when. */
    record Loop(Form form, List<String> labels, String name, Test test, Statement body) implements Statement {
        enum Form {
            WHILE,
            DO,
            FOR,
            ENDLESS_FOR,
            FOR_EACH
        }

        @Override
        public void run(Run run) {
            if (form == Form.FOR) {
                run.operation(name + "init");
            } else if (form == Form.FOR_EACH) {
                run.operation(name + "all");
                run.operation("ITERATOR " + name);
            }
            boolean first = true;
            while ((form == Form.DO && first) || goesOn(run)) {
                first = false;
                run.round();
                try {
                    body.run(run);
                } catch (Breaks breaks) {
                    if (breaks.label == null) {
                        return;
                    }
                    throw breaks;
                } catch (Continues continues) {
                    if (continues.label != null && !labels.contains(continues.label)) {
                        throw continues;
                    }
                }
                if (form == Form.FOR || form == Form.ENDLESS_FOR) {
                    run.operation(name + "step");
                }
            }
        }

        private boolean goesOn(Run run) {
            if (form == Form.ENDLESS_FOR) {
                return true;
            }
            if (form != Form.FOR_EACH) {
                return test.decide(run);
            }
            run.operation("HAS_NEXT " + name);
            boolean more = run.decide(name);
            if (more) {
                run.operation("NEXT " + name);
            }
            return more;
        }

        @Override
        public String toString() {
            return switch (form) {
                case WHILE -> "while (" + test + ") " + body;
                case DO -> "do " + body + " while (" + test + ");";
                case FOR -> "for (" + name + "init(); " + test + "; " + name + "step()) " + body;
                case ENDLESS_FOR -> "for (;; " + name + "step()) " + body;
                case FOR_EACH -> "for (var " + name + " : " + name + "all()) " + body;
            };
        }
    }

    record Labelled(String label, Statement statement) implements Statement {
        @Override
        public void run(Run run) {
            try {
                statement.run(run);
            } catch (Breaks breaks) {
                if (!label.equals(breaks.label)) {
                    throw breaks;
                }
            }
        }

        @Override
        public String toString() {
            return label + ": " + statement;
        }
    }

    /** Break and continue, with a label or without. */
    record Jump(boolean again, String label) implements Statement {
        @Override
        public void run(Run run) {
            throw again ? new Continues(label) : new Breaks(label);
        }

        @Override
        public String toString() {
            return (again ? "continue" : "break") + (label == null ? "" : " " + label) + ";";
        }
    }

    record Return(Test value) implements Statement {
        @Override
        public void run(Run run) {
            value.value(run);
            run.log("RETURN");
            throw new Returns();
        }

        @Override
        public String toString() {
            return "return " + value + ";";
        }
    }

    record Yield(Test value) implements Statement {
        @Override
        public void run(Run run) {
            value.value(run);
            throw new Yields();
        }

        @Override
        public String toString() {
            return "yield " + value + ";";
        }
    }

    /** Throws a new exception of a class, or one of unknown class. */
    record Throw(String type) implements Statement {
        @Override
        public void run(Run run) {
            if (type != null) {
                run.operation("new " + type);
            }
            run.log("THROW");
            throw new Thrown(type);
        }

        @Override
        public String toString() {
            return type == null ? "throw e;" : "throw new " + type + "();";
        }
    }

    record Assert(Test test, String message) implements Statement {
        @Override
        public void run(Run run) {
            if (test instanceof Literal literal && !literal.value()) {
                run.operation(message);
                run.operation("ASSERT"); // may be off
            } else if (!test.decide(run)) {
                run.operation(message);
                run.log("ASSERT");
                throw new Thrown("AssertionError");
            }
        }

        @Override
        public String toString() {
            return "assert " + test + " : " + message + "();";
        }
    }

    /** Runs something, and then something else on every way out. */
    private static void cleanedUp(Runnable body, Runnable cleanup) {
        try {
            body.run();
        } catch (Leaves leaves) {
            cleanup.run();
            throw leaves instanceof Thrown ? new Thrown(null) : leaves;
        }
        cleanup.run();
    }

    record Locked(String lock, Statement body) implements Statement {
        @Override
        public void run(Run run) {
            run.operation("LOCK " + lock);
            cleanedUp(() -> body.run(run), () -> run.log("UNLOCK " + lock));
        }

        @Override
        public String toString() {
            return "synchronized (" + lock + ") " + body;
        }
    }

    record Clause(String type, String name, Statement body) {
        @Override
        public String toString() {
            return "catch (" + type + " " + name + ") " + body;
        }
    }

    record Try(List<String> resources, Statement body, List<Clause> clauses, Statement cleanup) implements Statement {
        @Override
        public void run(Run run) {
            if (cleanup == null) {
                guarded(run);
            } else {
                cleanedUp(() -> guarded(run), () -> cleanup.run(run));
            }
        }

        private void guarded(Run run) {
            try {
                within(resources, run);
            } catch (Thrown thrown) {
                Clause clause = clauseFor(thrown, run);
                run.log("CATCH " + clause.name());
                clause.body().run(run);
            }
        }

        private void within(List<String> open, Run run) {
            if (open.isEmpty()) {
                body.run(run);
                return;
            }
            String first = open.get(0);
            run.operation(first + "open");
            run.log("DECLARE " + first);
            cleanedUp(() -> within(open.subList(1, open.size()), run), () -> run.operation("CLOSE " + first));
        }

        private Clause clauseFor(Thrown thrown, Run run) {
            for (Clause clause : clauses) {
                if (clause.type().equals(thrown.type)) {
                    return clause;
                }
            }
            for (Clause clause : clauses) {
                if (clause.type().equals("Throwable") || run.isCaught()) {
                    return clause;
                }
            }
            throw thrown;
        }

        @Override
        public String toString() {
            String header = resources.stream()
                    .map(name -> "var " + name + " = " + name + "open()")
                    .collect(Collectors.joining("; ", "try (", ") "));
            return (resources.isEmpty() ? "try " : header)
                    + body
                    + clauses.stream().map(Clause::toString).collect(Collectors.joining())
                    + (cleanup == null ? "" : " finally " + cleanup);
        }
    }

    /** An entry of a switch: a constant, a pattern with or without guard, or (without name) the default. */
    record Entry(String name, boolean pattern, Test guard, Sequence body) {
        String label() {
            if (name == null) {
                return "default";
            }
            return "case " + (pattern ? "String " + name : "\"" + name + "\"")
                    + (guard == null ? "" : " when (" + guard + ")");
        }
    }

    /** A switch statement, or (with a user) a switch expression that is the user's argument. */
    record Switch(String user, boolean arrows, List<Entry> entries) implements Statement {
        @Override
        public void run(Run run) {
            try {
                int at = match(run);
                while (at >= 0 && at < entries.size()) {
                    entries.get(at).body().run(run);
                    at = arrows ? entries.size() : at + 1;
                }
            } catch (Yields yields) {
                if (user == null) {
                    throw yields;
                }
            } catch (Breaks breaks) {
                if (user != null || breaks.label != null) {
                    throw breaks;
                }
            }
            if (user != null) {
                run.operation(user);
            }
        }

        private boolean hasDefault() {
            return entries.stream().anyMatch(entry -> entry.name() == null);
        }

        /** The entry that is taken, or -1. After a guard that fails, only the entries below it are left. */
        private int match(Run run) {
            boolean mayFallOut =
                    hasDefault() || (user == null && entries.stream().noneMatch(Entry::pattern));
            int next = 0;
            while (true) {
                int end = next;
                int options = 0;
                boolean guarded = false;
                for (; end < entries.size() && !guarded; end++) {
                    Entry entry = entries.get(end);
                    options += entry.name() == null ? 0 : 1;
                    guarded = entry.guard() != null;
                }
                boolean last = !guarded;
                boolean otherwise = !last || mayFallOut || options == 0;
                int chosen = run.choose(options + (otherwise ? 1 : 0));
                if (chosen == options) {
                    if (last) {
                        return otherwise(run);
                    }
                } else {
                    int taken = next;
                    for (int left = chosen; entries.get(taken).name() == null || left > 0; taken++) {
                        left -= entries.get(taken).name() == null ? 0 : 1;
                    }
                    if (taken(entries.get(taken), run)) {
                        return taken;
                    }
                }
                next = end;
            }
        }

        private int otherwise(Run run) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).name() == null) {
                    run.log("default");
                    return i;
                }
            }
            return -1;
        }

        private static boolean taken(Entry entry, Run run) {
            run.log("case " + entry.name());
            if (entry.pattern()) {
                run.log("BIND " + entry.name());
            }
            return entry.guard() == null || entry.guard().decide(run);
        }

        @Override
        public String toString() {
            String text = entries.stream()
                    .map(entry -> entry.label() + (arrows ? " -> " + entry.body() : ":\n" + entry.body()))
                    .collect(Collectors.joining("\n", "switch (o) {\n", "\n}"));
            return user == null ? text : user + "(" + text + ");";
        }
    }
}
