package dev.yieldwise.analyzer.dataflow;

import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Solves a forward analysis by a worklist in reverse postorder, which makes the result independent of anything else. */
public final class Forward {
    /** Visits of a block before the laws must be broken; a chain of facts of a real analysis is far shorter. */
    private static final int MAX_VISITS = 1_000;

    private Forward() {}

    /**
     * The least solution.
     *
     * @throws IllegalStateException if the facts keep growing: the transfer breaks a law, which the message names
     */
    public static <F> Solution<F> solve(Cfg cfg, Transfer<F> transfer) {
        List<Block> blocks = cfg.blocks();
        Solution<F> solution = new Solution<>(cfg, transfer);
        int[] visits = new int[blocks.size()];
        TreeSet<Integer> worklist = new TreeSet<>();
        solution.set(cfg.entry(), transfer.entry());
        worklist.add(cfg.entry().id());
        while (!worklist.isEmpty()) {
            Block block = blocks.get(worklist.pollFirst());
            if (++visits[block.id()] > MAX_VISITS) {
                throw new IllegalStateException("ascending chains do not end: " + transfer + " at " + block);
            }
            flow(block, solution, transfer, worklist);
        }
        return solution;
    }

    private static <F> void flow(Block block, Solution<F> solution, Transfer<F> transfer, TreeSet<Integer> worklist) {
        F before = solution.before(block).orElseThrow();
        F fact = before;
        F beforeLast = before;
        Element last = null;
        for (Element element : block.elements()) {
            beforeLast = fact;
            last = element;
            fact = transfer.apply(element, fact);
        }
        for (Edge edge : block.successors()) {
            F leaving =
                    edge.kind() == Edge.Kind.EXCEPTION && last != null ? transfer.exceptional(last, beforeLast) : fact;
            Optional<F> arriving = transfer.along(edge, leaving);
            if (arriving.isPresent()) {
                Block to = edge.to();
                Optional<F> known = solution.before(to);
                F joined = known.isPresent() ? transfer.join(known.get(), arriving.get()) : arriving.get();
                if (known.isEmpty() || !joined.equals(known.get())) {
                    solution.set(to, joined);
                    worklist.add(to.id());
                }
            }
        }
    }
}
