import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The names that a method assigns to, after their declarations. */
final class Assigned extends TreeScanner<Void, Void> {
    private final Function<Tree, Optional<String>> nameOf;
    private final Set<String> names = new HashSet<>();

    private Assigned(Function<Tree, Optional<String>> nameOf) {
        this.nameOf = nameOf;
    }

    /** nameOf: the name that a target is, if it counts. */
    static Set<String> in(MethodTree method, Function<Tree, Optional<String>> nameOf) {
        Assigned scanner = new Assigned(nameOf);
        scanner.scan(method, null);
        return scanner.names;
    }

    @Override
    public Void visitAssignment(AssignmentTree tree, Void unused) {
        note(tree.getVariable());
        return super.visitAssignment(tree, unused);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
        note(tree.getVariable());
        return super.visitCompoundAssignment(tree, unused);
    }

    @Override
    public Void visitUnary(UnaryTree tree, Void unused) {
        note(tree.getExpression());
        return super.visitUnary(tree, unused);
    }

    private void note(Tree target) {
        nameOf.apply(target).ifPresent(names::add);
    }
}
