package dev.yieldwise.analyzer.dataflow;

import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What holds before each block, and from it before each element. */
public final class Solution<F> {
    private final Cfg cfg;
    private final Transfer<F> transfer;
    private final List<F> before;

    Solution(Cfg cfg, Transfer<F> transfer) {
        this.cfg = cfg;
        this.transfer = transfer;
        this.before = new ArrayList<>(Collections.nCopies(cfg.blocks().size(), null));
    }

    /** What holds when the block starts; empty if control never gets there. */
    public Optional<F> before(Block block) {
        return Optional.ofNullable(before.get(block.id()));
    }

    /** Shows each element that control can reach with what holds before it, block by block. */
    public void replay(BiConsumer<Element, F> visitor) {
        for (Block block : cfg.blocks()) {
            F fact = before.get(block.id());
            if (fact != null) {
                for (Element element : block.elements()) {
                    visitor.accept(element, fact);
                    fact = transfer.apply(element, fact);
                }
            }
        }
    }

    void set(Block block, F fact) {
        before.set(block.id(), fact);
    }
}
