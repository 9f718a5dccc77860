package dev.yieldwise.analyzer.cfg;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random programs run twice, as themselves and by a walk through their graph, with the same answers of chance: the traces
 * must be equal. A way too many in the graph shows as well as one that is missing.
 */
class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("cfg.programs", 400);
    private static final int RUNS = 20;
    private static final long SEED = Long.getLong("cfg.seed", 20261122L);

    @Test
    void runLikeTheirGraphs() {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            long first = seed;
            Program.Statement program = new Programs(seed).program();
            Cfg cfg;
            try {
                cfg = Parsing.method(program.toString());
            } catch (CfgTooLarge e) {
                continue;
            }
            assertThat(Laws.brokenBy(cfg)).as("-Dcfg.seed=" + seed).isEmpty();
            for (long run = 0; run < RUNS; run++) {
                long number = run;
                assertThat(walked(cfg, new Run(run)))
                        .as(() -> about(first, number, program, cfg))
                        .isEqualTo(ran(program, new Run(run)));
            }
        }
    }

    private static String about(long seed, long run, Program.Statement program, Cfg cfg) {
        return "-Dcfg.seed=" + seed + ", run " + run + "\n" + program + "\n" + CfgPrinter.print(cfg);
    }

    private static List<String> ran(Program.Statement program, Run run) {
        try {
            program.run(run);
            run.log("EXIT");
        } catch (Run.Returns e) {
            run.log("EXIT");
        } catch (Run.Thrown e) {
            run.log("EXCEPTIONAL EXIT");
        } catch (Run.Cut e) {
            // long enough
        }
        return run.trace;
    }

    private static List<String> walked(Cfg cfg, Run run) {
        try {
            Block at = cfg.entry();
            int silent = 0;
            while (at != cfg.exit() && at != cfg.exceptionalExit()) {
                int before = run.trace.size();
                for (Element element : at.elements()) {
                    run.log(describe(element));
                }
                at = next(at, run);
                // A circle without elements and decisions, such as for (;;) {}, leaves no trace.
                silent = run.trace.size() == before ? silent + 1 : 0;
                if (silent > cfg.blocks().size()) {
                    return run.trace;
                }
            }
            run.log(at == cfg.exit() ? "EXIT" : "EXCEPTIONAL EXIT");
        } catch (Run.Cut e) {
            // long enough
        }
        return run.trace;
    }

    private static Block next(Block at, Run run) {
        List<Edge> handlers = at.successors().stream()
                .filter(edge -> edge.kind() == Edge.Kind.EXCEPTION)
                .toList();
        List<Edge> others = at.successors().stream()
                .filter(edge -> edge.kind() != Edge.Kind.EXCEPTION)
                .toList();
        if (others.isEmpty() || (!handlers.isEmpty() && run.throwsNow())) {
            return handler(handlers, run);
        }
        Edge.Kind kind = others.get(0).kind();
        if (kind == Edge.Kind.TRUE || kind == Edge.Kind.FALSE) {
            if (others.size() == 1) {
                return others.get(0).to();
            }
            boolean answer = run.decide(describe(others.get(0).condition().orElseThrow()));
            return others.stream()
                    .filter(edge -> edge.kind() == (answer ? Edge.Kind.TRUE : Edge.Kind.FALSE))
                    .findFirst()
                    .orElseThrow()
                    .to();
        }
        Edge taken = others.get(run.choose(others.size()));
        taken.condition().ifPresent(entry -> run.log(describe(entry)));
        return taken.to();
    }

    private static Block handler(List<Edge> handlers, Run run) {
        for (Edge edge : handlers.subList(0, handlers.size() - 1)) {
            if (run.isCaught()) {
                return edge.to();
            }
        }
        return handlers.get(handlers.size() - 1).to();
    }

    private static String describe(Element element) {
        return switch (element.kind()) {
            case EVALUATE -> {
                boolean test = element.node() instanceof InstanceOfExpr;
                yield (test ? "is " : "") + describe(element.node());
            }
            case RETURN, THROW, ASSERT -> element.kind().toString();
            default -> element.kind() + " " + describe(element.node());
        };
    }

    private static String describe(Node node) {
        if (node instanceof MethodCallExpr call) {
            return call.getNameAsString();
        }
        if (node instanceof InstanceOfExpr test) {
            return describe(test.getPattern().orElseThrow());
        }
        if (node instanceof TypePatternExpr pattern) {
            return pattern.getNameAsString();
        }
        if (node instanceof ObjectCreationExpr creation) {
            return "new " + creation.getType();
        }
        if (node instanceof ForEachStmt loop) {
            return describe(loop.getVariable());
        }
        if (node instanceof VariableDeclarationExpr declaration) {
            return describe(declaration.getVariable(0));
        }
        if (node instanceof VariableDeclarator variable) {
            return variable.getNameAsString();
        }
        if (node instanceof SynchronizedStmt locked) {
            return locked.getExpression().toString();
        }
        if (node instanceof CatchClause clause) {
            return clause.getParameter().getNameAsString();
        }
        if (node instanceof SwitchEntry entry) {
            return entry.isDefault()
                    ? "default"
                    : "case " + label(entry.getLabels().get(0));
        }
        return node.toString();
    }

    private static String label(Expression label) {
        return label instanceof StringLiteralExpr constant ? constant.asString() : describe(label);
    }
}
