package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which code a value holds: lambdas, method references and objects made here, or by a method of the file. */
public final class Functions {
    private static final int HELPERS = 2;

    /** Classes whose objects hold what their constructor is given, and run it. */
    private static final Set<String> WRAPPERS = Set.of("Thread", "FutureTask");

    private final Pass pass;

    public Functions(Pass pass) {
        this.pass = pass;
    }

    public List<Function> of(Expression value) {
        return of(value, HELPERS).toList();
    }

    private Stream<Function> of(Expression value, int helpers) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof LambdaExpr lambda) {
            return Stream.of(new Function(lambda, "a lambda", lambda, List.of(lambda.getBody()), self(lambda)));
        }
        if (bare instanceof MethodReferenceExpr reference) {
            return Stream.of(new Function(reference, "a method reference", reference, List.of(), self(reference)));
        }
        if (bare instanceof ConditionalExpr choice) {
            return Stream.concat(of(choice.getThenExpr(), helpers), of(choice.getElseExpr(), helpers));
        }
        if (bare instanceof ObjectCreationExpr creation) {
            return created(creation, helpers);
        }
        if (bare instanceof NameExpr) {
            return local(bare).stream().flatMap(initial -> of(initial, helpers));
        }
        return bare instanceof MethodCallExpr call ? called(call, helpers) : Stream.empty();
    }

    private Optional<Expression> local(Expression name) {
        return pass.types()
                .declarationOf(name)
                .filter(VariableDeclarator.class::isInstance)
                .map(VariableDeclarator.class::cast)
                .filter(variable ->
                        !Subject.isField(variable) && !Assigned.later(variable) && Helpers.isBefore(variable, name))
                .flatMap(VariableDeclarator::getInitializer);
    }

    private Stream<Function> created(ObjectCreationExpr creation, int helpers) {
        if (creation.getAnonymousClassBody().isPresent()) {
            List<Node> code = List.copyOf(creation.getAnonymousClassBody().get());
            return Stream.of(new Function(creation, "an anonymous class", creation, code, self(creation)));
        }
        String name = creation.getType().getNameAsString();
        if (WRAPPERS.contains(name)) {
            return creation.getArguments().stream().limit(1).flatMap(argument -> of(argument, helpers));
        }
        if (creation.getScope().isPresent()) {
            return Stream.empty();
        }
        return Helpers.innerClass(pass.unit(), name, creation).stream()
                .filter(type -> !extendsInnerClass(type))
                .map(type -> new Function(
                        creation,
                        "the inner class '" + name + "'",
                        type,
                        List.copyOf(type.getMembers()),
                        around(type)));
    }

    private Optional<TypeDeclaration<?>> around(ClassOrInterfaceDeclaration type) {
        Node parent = type.getParentNode().orElseThrow();
        return parent instanceof TypeDeclaration<?> outer ? Optional.of(outer) : self(parent);
    }

    /** Then the outer instance may be used by what it inherits. */
    private boolean extendsInnerClass(ClassOrInterfaceDeclaration type) {
        return type.getExtendedTypes().stream()
                .anyMatch(extended -> Helpers.typeNamed(pass.unit(), extended.getNameAsString())
                        .isPresent());
    }

    private Stream<Function> called(MethodCallExpr call, int helpers) {
        if (BodyFactory.of(call, pass.types()).isPresent()) {
            return of(BodyFactory.bodyOf(call), helpers).map(Function::ofGenerator);
        }
        if (helpers == 0) {
            return Stream.empty();
        }
        List<MethodDeclaration> own = Helpers.inFile(call, pass);
        List<MethodDeclaration> methods = own.isEmpty() ? Helpers.elsewhere(call, pass) : own;
        return methods.size() != 1
                ? Stream.empty()
                : Helpers.returnsOf(methods.get(0)).stream()
                        .map(ReturnStmt::getExpression)
                        .flatMap(Optional::stream)
                        .flatMap(back -> of(back, helpers - 1))
                        .map(function -> own.isEmpty() ? function.withoutSelf() : function)
                        .map(function -> function.madeBy(methods.get(0), call));
    }

    /** The class whose object {@code this} is at a place; empty in a static context and within an anonymous class. */
    private Optional<TypeDeclaration<?>> self(Node place) {
        for (Node outer = place.getParentNode().orElse(null), child = place;
                outer != null;
                child = outer, outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> type) {
                return isStatic(child) ? Optional.empty() : Optional.of(type);
            }
            boolean unknown = outer instanceof ObjectCreationExpr && child instanceof BodyDeclaration<?>
                    || outer instanceof ExplicitConstructorInvocationStmt;
            if (unknown) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isStatic(Node member) {
        return member instanceof MethodDeclaration method && method.isStatic()
                || member instanceof FieldDeclaration field && field.isStatic()
                || member instanceof InitializerDeclaration initializer && initializer.isStatic();
    }
}
