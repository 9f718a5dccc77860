package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.rules.knowledge.Assigned;
import java.util.Optional;

/** {@code xs.remove(x)} becomes {@code it.remove()} where {@code x} is what {@code it.next()} gave in this round. */
final class RemoveByIterator {
    private RemoveByIterator() {}

    static Optional<Fix> of(Change change) {
        return change.alone()
                        && change.iterations().size() == 1
                        && change.iterations().get(0) instanceof MethodCallExpr begin
                        && begin.getNameAsString().equals("iterator")
                        && begin.getParentNode().orElse(null) instanceof VariableDeclarator iterator
                        && begin.getScope().isPresent()
                ? of(change, begin.getScope().get(), iterator)
                : Optional.empty();
    }

    private static Optional<Fix> of(Change change, Expression source, VariableDeclarator iterator) {
        String name = iterator.getNameAsString();
        return current(change, name)
                .filter(element -> change.removes(element.getNameAsString(), source))
                .filter(element -> change.at().getParentNode().orElse(null) instanceof ExpressionStmt)
                .filter(element -> !Assigned.within(name, change.body().owner()))
                .flatMap(element -> new Rewrite(change.pass())
                        .replace(change.at(), name + ".remove()")
                        .fix("remove it by " + name + ".remove()", change.applicability()));
    }

    /** The variable that holds what the iterator gave last: nothing else asks it for more, or removes by it. */
    private static Optional<VariableDeclarator> current(Change change, String iterator) {
        var moves = change.body().calls().stream()
                .filter(call -> call.getScope()
                        .filter(scope -> Code.isName(scope, iterator))
                        .isPresent())
                .filter(call -> !call.getNameAsString().equals("hasNext"))
                .toList();
        if (moves.size() != 1 || !moves.get(0).getNameAsString().equals("next")) {
            return Optional.empty();
        }
        Node holder = moves.get(0).getParentNode().orElse(null);
        return holder instanceof VariableDeclarator element
                        && Expressions.bare(element.getInitializer().orElseThrow()) == moves.get(0)
                        && Change.holdsObject(element)
                        && !Assigned.later(element)
                        && Code.loopAround(element).isPresent()
                        && Code.loopAround(element).equals(Code.loopAround(change.at()))
                ? Optional.of(element)
                : Optional.empty();
    }
}
