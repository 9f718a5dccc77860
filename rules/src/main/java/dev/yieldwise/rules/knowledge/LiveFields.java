package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.Optional;

/** Finds the fields behind getters that hand out the collection itself, and those of other objects that are named. */
final class LiveFields {
    private final Pass pass;
    private final Body body;

    LiveFields(Pass pass, Body body) {
        this.pass = pass;
        this.body = body;
    }

    /** The field whose object a chain of calls starts from: {@code shop.items()}, {@code items().stream()}, {@code shop.items}. */
    Optional<Tracked> behind(Expression chain) {
        Expression first = innermost(chain);
        if (first instanceof FieldAccessExpr access && access.getScope() instanceof NameExpr owner) {
            return isBusy(owner) ? fieldNamed(owner, access.getNameAsString()) : Optional.empty();
        }
        if (!(first instanceof MethodCallExpr call) || !call.getArguments().isEmpty()) {
            return Optional.empty();
        }
        if (call.getScope().isEmpty() || call.getScope().get() instanceof ThisExpr) {
            return isTouched(call) ? returned(call).map(Tracked::variable) : Optional.empty();
        }
        return call.getScope().get() instanceof NameExpr owner && isBusy(owner)
                ? pass.types()
                        .declarationOf(owner)
                        .flatMap(variable -> returned(call).map(field -> Tracked.fieldOf(variable, field)))
                : Optional.empty();
    }

    private static Expression innermost(Expression chain) {
        Expression bare = Expressions.withoutCasts(chain);
        while (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
            Expression scope = Expressions.withoutCasts(call.getScope().get());
            boolean further = scope instanceof MethodCallExpr
                    || scope instanceof FieldAccessExpr access && access.getScope() instanceof NameExpr;
            if (!further) {
                break;
            }
            bare = scope;
        }
        return bare;
    }

    /** Whether something else is asked of the object, or it is handed on: most getters stand alone and need no look. */
    private boolean isBusy(NameExpr owner) {
        String name = owner.getNameAsString();
        return body.allCalls().stream()
                .anyMatch(call -> call.getScope()
                                        .filter(scope -> innermostName(scope).equals(name))
                                        .isPresent()
                                && !call.getNameAsString().matches("(get|is|has|to|size|iterator|stream)[A-Z]?.*")
                        || Operation.named(call.getNameAsString())
                                && call.getScope()
                                        .filter(scope -> !(scope instanceof NameExpr)
                                                && innermostName(scope).equals(name))
                                        .isPresent()
                        || call.getArguments().stream()
                                .anyMatch(argument -> argument.toString().equals(name)));
    }

    /** Whether something is changed, or another method of the object is called: most loops over a getter only read. */
    private boolean isTouched(MethodCallExpr getter) {
        return body.allCalls().stream()
                .anyMatch(call -> Operation.named(call.getNameAsString())
                        || Helpers.isOwn(call) && !call.getNameAsString().equals(getter.getNameAsString()));
    }

    private static String innermostName(Expression scope) {
        Expression first = innermost(scope);
        if (first instanceof MethodCallExpr call && call.getScope().isPresent()) {
            return call.getScope().get().toString();
        }
        return first instanceof FieldAccessExpr access ? access.getScope().toString() : first.toString();
    }

    private Optional<Tracked> fieldNamed(NameExpr owner, String field) {
        Optional<Node> variable = pass.types().declarationOf(owner);
        if (variable.isEmpty() || !(pass.types().withoutInference(owner) instanceof TypeRef.Known type)) {
            return Optional.empty();
        }
        return pass.types()
                .types()
                .of(type.name())
                .flatMap(declared -> field(declared, field))
                .map(found -> Tracked.fieldOf(variable.get(), found));
    }

    private static Optional<VariableDeclarator> field(TypeDeclaration<?> type, String name) {
        return type.getFieldByName(name)
                .filter(field -> !field.isStatic())
                .flatMap(field -> field.getVariables().stream()
                        .filter(variable -> variable.getNameAsString().equals(name))
                        .findFirst());
    }

    /** The instance field of which all that a method returns is made. */
    private Optional<Node> returned(MethodCallExpr call) {
        Optional<CallableDeclaration<?>> method = pass.program().declaredTarget(call);
        return method.flatMap(found -> found.findFirst(ReturnStmt.class))
                .flatMap(ReturnStmt::getExpression)
                .flatMap(LiveFields::source)
                .flatMap(pass.types()::declarationOf)
                .filter(Subject::isField);
    }

    /** The variable that an expression hands on, or wraps. */
    private static Optional<Expression> source(Expression value) {
        Expression bare = Expressions.withoutCasts(value);
        return bare instanceof MethodCallExpr call && call.getArguments().size() == 1
                ? Roots.root(call.getArgument(0))
                : Roots.root(bare);
    }
}
