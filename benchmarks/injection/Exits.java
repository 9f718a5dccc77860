import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import java.util.ArrayList;
import java.util.List;

/** What follows statements in the body of a loop: a defect counts only where the next round can be reached. */
enum Exits {
    FALLS,
    CONTINUES,
    LEAVES;

    static Exits of(List<? extends StatementTree> statements) {
        for (StatementTree statement : statements) {
            Exits exits = of(statement);
            if (exits != FALLS) {
                return exits;
            }
        }
        return FALLS;
    }

    private static Exits of(StatementTree statement) {
        if (statement instanceof ReturnTree || statement instanceof ThrowTree || statement instanceof BreakTree) {
            return LEAVES;
        }
        if (statement instanceof ContinueTree next) {
            return next.getLabel() == null ? CONTINUES : LEAVES;
        }
        if (statement instanceof BlockTree block) {
            return of(block.getStatements());
        }
        if (statement instanceof SynchronizedTree guarded) {
            return of(guarded.getBlock());
        }
        if (statement instanceof IfTree either) {
            return either.getElseStatement() == null
                    ? FALLS
                    : any(List.of(of(either.getThenStatement()), of(either.getElseStatement())));
        }
        if (statement instanceof TryTree attempt) {
            Exits last = attempt.getFinallyBlock() == null ? FALLS : of(attempt.getFinallyBlock());
            List<Exits> ways = new ArrayList<>(List.of(of(attempt.getBlock())));
            for (CatchTree handler : attempt.getCatches()) {
                ways.add(of(handler.getBlock()));
            }
            return last == FALLS ? any(ways) : last;
        }
        return FALLS;
    }

    private static Exits any(List<Exits> ways) {
        return ways.stream().min(Exits::compareTo).orElseThrow();
    }
}
