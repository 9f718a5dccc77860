package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import java.util.List;

/**
 * The control-flow graph of one body. The laws stand in the package's description.
 *
 * @param owner the CallableDeclaration, CompactConstructorDeclaration, InitializerDeclaration or LambdaExpr whose body
 *     this is
 * @param blocks in reverse postorder: the entry first; every block before its successors, back edges apart. Both exits
 *     are members, even when nothing reaches them
 * @param exit where normal completion and every return arrive
 * @param exceptionalExit where an exception arrives that no handler of the body takes
 */
public record Cfg(Node owner, List<Block> blocks, Block exit, Block exceptionalExit) {
    public Cfg {
        blocks = List.copyOf(blocks);
    }

    public Block entry() {
        return blocks.get(0);
    }

    /** A graph is itself only: comparing its parts would walk the tree of its owner. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
