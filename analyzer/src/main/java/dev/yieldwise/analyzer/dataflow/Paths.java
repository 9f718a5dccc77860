package dev.yieldwise.analyzer.dataflow;

import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Questions about the paths of a graph. */
public final class Paths {
    private Paths() {}

    /**
     * Whether some path from after {@code start} gets to the normal exit without passing an element of {@code stops} or
     * taking an edge of {@code closed}. Paths that end by an exception do not count; one that is handled goes on.
     */
    public static boolean canLeaveWithout(Cfg cfg, Element start, Predicate<Element> stops, Predicate<Edge> closed) {
        Deque<Block> waiting = new ArrayDeque<>();
        for (Block block : cfg.blocks()) {
            List<Element> elements = block.elements();
            for (int i = 0; i < elements.size(); i++) {
                if (elements.get(i).kind() == start.kind()
                        && elements.get(i).node() == start.node()
                        && elements.subList(i + 1, elements.size()).stream().noneMatch(stops)) {
                    addNormal(block, closed, waiting);
                }
            }
        }
        return reachesExit(cfg, waiting, stops, closed);
    }

    private static boolean reachesExit(
            Cfg cfg, Deque<Block> waiting, Predicate<Element> stops, Predicate<Edge> closed) {
        Set<Block> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            Block block = waiting.remove();
            if (block == cfg.exit()) {
                return true;
            }
            if (seen.add(block) && block.elements().stream().noneMatch(stops)) {
                block.successors().stream()
                        .filter(closed.negate())
                        .map(Edge::to)
                        .forEach(waiting::add);
            }
        }
        return false;
    }

    /** Whether some path from the entry gets to the normal exit without passing an element of {@code stops}. */
    public static boolean canPassWithout(Cfg cfg, Predicate<Element> stops) {
        Deque<Block> waiting = new ArrayDeque<>();
        waiting.add(cfg.entry());
        return reachesExit(cfg, waiting, stops, edge -> false);
    }

    private static void addNormal(Block block, Predicate<Edge> closed, Deque<Block> waiting) {
        for (Edge edge : block.successors()) {
            if (edge.kind() != Edge.Kind.EXCEPTION && !closed.test(edge)) {
                waiting.add(edge.to());
            }
        }
    }
}
