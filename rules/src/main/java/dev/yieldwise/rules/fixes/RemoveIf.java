package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithArguments;
import com.github.javaparser.ast.nodeTypes.NodeWithType;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.rules.knowledge.Assigned;
import java.util.Optional;

/** {@code for (X x : xs) if (condition) xs.remove(x);} becomes {@code xs.removeIf(x -> condition);}. */
final class RemoveIf {
    private final Change change;
    private final ForEachStmt loop;
    private final VariableDeclarator element;
    private final Expression condition;

    private RemoveIf(Change change, ForEachStmt loop, Expression condition) {
        this.change = change;
        this.loop = loop;
        this.element = loop.getVariableDeclarator();
        this.condition = condition;
    }

    static Optional<Fix> of(Change change) {
        if (change.iterations().size() != 1 || !(change.iterations().get(0) instanceof ForEachStmt loop)) {
            return Optional.empty();
        }
        return Code.only(loop.getBody())
                .filter(IfStmt.class::isInstance)
                .map(IfStmt.class::cast)
                .filter(test -> test.getElseStmt().isEmpty())
                .filter(test -> Code.only(test.getThenStmt())
                        .filter(only -> only instanceof ExpressionStmt call && call.getExpression() == change.at())
                        .isPresent())
                .map(test -> new RemoveIf(change, loop, test.getCondition()))
                .filter(RemoveIf::fits)
                .flatMap(RemoveIf::fix);
    }

    private boolean fits() {
        return Change.holdsObject(element)
                && change.removes(element.getNameAsString(), loop.getIterable())
                && !mentionsTheCollection()
                && condition.findAll(NameExpr.class).stream()
                        .noneMatch(name -> Assigned.within(
                                name.getNameAsString(), change.body().owner()))
                && !mayThrowChecked();
    }

    /** What the condition asks of the collection may come out otherwise while removeIf is at work. */
    private boolean mentionsTheCollection() {
        String name = Code.nameOf(change.declaration());
        return Code.mentions(condition, name);
    }

    /**
     * Whether the condition might throw what a predicate may not. Calls in a method that declares and handles nothing throw
     * nothing that is checked, or the method would not compile.
     */
    private boolean mayThrowChecked() {
        boolean calls = condition.findFirst(MethodCallExpr.class).isPresent()
                || condition.findFirst(ObjectCreationExpr.class).isPresent();
        if (!calls) {
            return false;
        }
        for (Node outer = loop; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt && !attempt.getCatchClauses().isEmpty()) {
                return true;
            }
            if (outer == change.body().owner()) {
                return !(outer instanceof CallableDeclaration<?> callable)
                        || !callable.getThrownExceptions().isEmpty();
            }
        }
        return true;
    }

    private Optional<Fix> fix() {
        Rewrite rewrite = new Rewrite(change.pass());
        String collection = rewrite.textOf(loop.getIterable());
        String test = rewrite.textOf(condition);
        String shown = test.lines().count() == 1 ? test : "...";
        String call = collection + ".removeIf(" + element.getNameAsString() + " -> ";
        return rewrite.replaceStatement(loop, condition, call + test + ");")
                .fix(
                        "replace the loop by " + call + shown + ")",
                        isSameElement() ? change.applicability() : Applicability.UNSAFE);
    }

    /** Of an element of another static type, a call with it as argument may mean another method. */
    private boolean isSameElement() {
        boolean handedOn = condition
                .findFirst(
                        Expression.class,
                        expression -> expression instanceof NodeWithArguments<?> call
                                && call.getArguments().stream()
                                        .anyMatch(argument -> Code.isName(argument, element.getNameAsString())))
                .isPresent();
        return !handedOn
                || Code.isVar(element)
                || change.declaration() instanceof VariableDeclarator variable && hasArgument(variable)
                || change.declaration() instanceof Parameter parameter && hasArgument(parameter);
    }

    private boolean hasArgument(NodeWithType<?, ?> collection) {
        return collection.getType().isClassOrInterfaceType()
                && collection.getType().asClassOrInterfaceType().getTypeArguments().stream()
                        .flatMap(arguments -> arguments.stream())
                        .anyMatch(argument -> argument.toString().equals(element.getTypeAsString()));
    }
}
