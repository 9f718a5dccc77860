package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.cfg.Edge.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The laws of the package's description, as a check of one graph: the result names every law broken. */
final class Laws {
    private final Cfg cfg;
    private final List<String> broken = new ArrayList<>();

    private Laws(Cfg cfg) {
        this.cfg = cfg;
    }

    static List<String> brokenBy(Cfg cfg) {
        Laws laws = new Laws(cfg);
        laws.checkGraph();
        cfg.blocks().forEach(laws::checkBlock);
        return laws.broken;
    }

    private void check(boolean holds, String law, Block block) {
        if (!holds) {
            broken.add(law + ": " + block + "\n" + CfgPrinter.print(cfg));
        }
    }

    private void checkGraph() {
        check(cfg.entry() == cfg.blocks().get(0), "the entry is first", cfg.entry());
        check(cfg.blocks().contains(cfg.exit()), "the exit is a member", cfg.exit());
        check(cfg.blocks().contains(cfg.exceptionalExit()), "the exceptional exit is a member", cfg.exceptionalExit());
        Set<Block> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Block> waiting = new ArrayList<>(List.of(cfg.entry()));
        while (!waiting.isEmpty()) {
            Block block = waiting.remove(waiting.size() - 1);
            if (reached.add(block)) {
                block.successors().forEach(edge -> waiting.add(edge.to()));
            }
        }
        for (Block block : cfg.blocks()) {
            boolean isExit = block == cfg.exit() || block == cfg.exceptionalExit();
            check(isExit || reached.contains(block), "every block is reachable", block);
            check(isExit != !block.successors().isEmpty(), "exits and only exits have no edges", block);
            check(!isExit || block.elements().isEmpty(), "exits are empty", block);
        }
        check(cfg.blocks().containsAll(reached), "every reached block is a member", cfg.entry());
    }

    private void checkBlock(Block block) {
        check(cfg.blocks().get(block.id()) == block, "the id is the place", block);
        for (Edge edge : block.successors()) {
            check(edge.from() == block && edge.to().predecessors().contains(edge), "edges are symmetric", block);
            checkCondition(block, edge);
        }
        for (Edge edge : block.predecessors()) {
            check(edge.to() == block && edge.from().successors().contains(edge), "edges are symmetric", block);
        }
        checkOrder(block);
        checkThrowing(block);
        checkDecision(block);
    }

    /** An edge against the order closes a circle: its target reaches its source. */
    private void checkOrder(Block block) {
        for (Edge edge : block.successors()) {
            if (edge.to().id() <= block.id()) {
                check(reaches(edge.to(), block), "only back edges go against the order", block);
            }
        }
    }

    private boolean reaches(Block from, Block to) {
        Set<Block> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Block> waiting = new ArrayList<>(List.of(from));
        while (!waiting.isEmpty()) {
            Block block = waiting.remove(waiting.size() - 1);
            if (block == to) {
                return true;
            }
            if (seen.add(block)) {
                block.successors().forEach(edge -> waiting.add(edge.to()));
            }
        }
        return false;
    }

    private void checkCondition(Block block, Edge edge) {
        Node condition = edge.condition().orElse(null);
        boolean fits = switch (edge.kind()) {
            case TRUE, FALSE -> condition instanceof Expression || condition instanceof ForEachStmt;
            case CASE -> condition instanceof SwitchEntry;
            case NORMAL, EXCEPTION -> condition == null;
        };
        check(fits, "an edge carries what was decided", block);
    }

    private void checkThrowing(Block block) {
        List<Element> elements = block.elements();
        for (Element element : elements.subList(0, Math.max(0, elements.size() - 1))) {
            check(!element.canThrow(), "a throwing element is the last", block);
        }
        boolean isThrowing =
                !elements.isEmpty() && elements.get(elements.size() - 1).canThrow();
        boolean hasHandlers = count(block, Kind.EXCEPTION) > 0;
        boolean throwsOn = elements.isEmpty()
                && count(block, Kind.EXCEPTION) == block.successors().size();
        check(hasHandlers || !isThrowing, "a throwing element has handlers", block);
        check(isThrowing || !hasHandlers || throwsOn, "only what throws has handlers", block);
        for (Element element : elements) {
            boolean ends = element.kind() == Element.Kind.THROW;
            check(!ends || count(block, Kind.EXCEPTION) == block.successors().size(), "a throw ends", block);
        }
    }

    private void checkDecision(Block block) {
        long normal = count(block, Kind.NORMAL);
        long yes = count(block, Kind.TRUE);
        long no = count(block, Kind.FALSE);
        long cases = count(block, Kind.CASE);
        check(normal <= 1, "at most one way goes on without a decision", block);
        check(cases == 0 || yes + no == 0, "a block decides once", block);
        check(yes + no == 0 || normal + cases == 0, "a block decides once", block);
        if (yes + no > 0) {
            List<Node> conditions = block.successors().stream()
                    .flatMap(edge -> edge.condition().stream())
                    .toList();
            Node first = conditions.get(0);
            check(conditions.stream().allMatch(each -> each == first), "TRUE and FALSE carry one condition", block);
            check(
                    first instanceof BooleanLiteralExpr literal
                            ? yes + no == 1 && literal.getValue() == (yes == 1)
                            : yes == 1 && no == 1,
                    "a condition goes both ways unless it is constant",
                    block);
        }
    }

    private static long count(Block block, Kind kind) {
        return block.successors().stream()
                .filter(edge -> Objects.equals(edge.kind(), kind))
                .count();
    }
}
