package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.FieldWrites;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The variable that holds the generator of a body, as the body sees it: a field, or an element of a local array, since a lambda
 * cannot name the local variable that it is assigned to.
 *
 * @param factory what makes the generator
 * @param body what the generator runs
 * @param declaration the field, or the array
 * @param name how the code names it, without {@code this}
 * @param sure whether it holds nothing but that generator
 */
record OwnGenerator(MethodCallExpr factory, Body body, Node declaration, String name, boolean sure) {
    /** What gives back the object it is called on. */
    private static final Set<String> SAME = Set.of("prime");

    /** The bodies of a file that can name their own generator. */
    static List<OwnGenerator> in(Pass pass) {
        if (!pass.file().text().contains(GeneratorApi.PACKAGE)) {
            return List.of();
        }
        List<OwnGenerator> found = new ArrayList<>();
        FieldWrites writes = new FieldWrites(pass.unit());
        for (MethodCallExpr call : Nodes.of(pass.unit()).all(MethodCallExpr.class)) {
            if (BodyFactory.of(call, pass.types()).isPresent()) {
                for (Body body : bodiesOf(call, pass)) {
                    held(call, body, pass.types(), writes)
                            .map(own -> isRunByOthers(own.body(), pass) ? own.unsure() : own)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static List<Body> bodiesOf(MethodCallExpr factory, Pass pass) {
        Expression given = Expressions.withoutCasts(BodyFactory.bodyOf(factory));
        if (given instanceof MethodReferenceExpr reference) {
            return pass.resultOf(LocalMethods.ANALYSIS).named(reference.getIdentifier(), reference.getScope());
        }
        return pass.resultOf(Bodies.ANALYSIS).stream()
                .filter(body -> given instanceof LambdaExpr
                        ? body.owner() == given
                        : given instanceof ObjectCreationExpr
                                && body.owner() instanceof MethodDeclaration method
                                && method.getNameAsString().equals(GeneratorApi.BODY_METHOD)
                                && method.getParentNode().orElse(null) == given)
                .toList();
    }

    /** Whether a body is a method that may be another generator's as well, or its helper. */
    private static boolean isRunByOthers(Body body, Pass pass) {
        if (!(body.owner() instanceof MethodDeclaration method)
                || method.getParentNode().orElseThrow() instanceof ObjectCreationExpr) {
            return false;
        }
        String name = method.getNameAsString();
        long references = Nodes.of(pass.unit()).all(MethodReferenceExpr.class).stream()
                .filter(reference -> reference.getIdentifier().equals(name))
                .count();
        boolean called = Nodes.of(pass.unit()).all(MethodCallExpr.class).stream()
                .anyMatch(call -> call.getNameAsString().equals(name));
        return !method.isPrivate() || references > 1 || called;
    }

    private OwnGenerator unsure() {
        return new OwnGenerator(factory, body, declaration, name, false);
    }

    private static Optional<OwnGenerator> held(MethodCallExpr factory, Body body, Types types, FieldWrites writes) {
        Node value = factory;
        Node around = around(value);
        while (around instanceof EnclosedExpr
                || around instanceof CastExpr
                || around instanceof MethodCallExpr call
                        && call.getScope().orElse(null) == value
                        && SAME.contains(call.getNameAsString())) {
            value = around;
            around = around(value);
        }
        if (around instanceof VariableDeclarator variable) {
            return Subject.isField(variable) ? Optional.of(ofField(factory, body, variable, writes)) : Optional.empty();
        }
        if (!(around instanceof AssignExpr assignment) || assignment.getValue() != value) {
            return Optional.empty();
        }
        Expression target = Expressions.bare(assignment.getTarget());
        if (target instanceof ArrayAccessExpr access) {
            return types.declarationOf(access.getName())
                    .filter(array -> array instanceof VariableDeclarator && !Subject.isField(array))
                    .map(array ->
                            new OwnGenerator(factory, body, array, access.toString(), isSetOnce(access, array, types)));
        }
        return types.declarationOf(target).filter(Subject::isField).map(field -> ofField(factory, body, field, writes));
    }

    private static Node around(Node node) {
        return node.getParentNode().orElseThrow();
    }

    private static OwnGenerator ofField(MethodCallExpr factory, Body body, Node field, FieldWrites writes) {
        // made again, the field holds another generator than the one whose body asks
        boolean sure = !writes.mayChange(field)
                && writes.valuesOf(field).stream()
                                .filter(value -> !(Expressions.bare(value) instanceof NullLiteralExpr))
                                .count()
                        == 1
                && isMadeOnceFor(field, factory);
        return new OwnGenerator(factory, body, field, Subject.nameOf(field), sure);
    }

    /** Whether it is not made in a loop; nor, for a static field, by each object. */
    private static boolean isMadeOnceFor(Node field, Node factory) {
        boolean ofClass = ((FieldDeclaration) around(field)).isStatic();
        for (Node outer = around(factory); outer != field; outer = around(outer)) {
            if (outer instanceof BodyDeclaration<?>) {
                return !ofClass || outer instanceof InitializerDeclaration initializer && initializer.isStatic();
            }
            if (outer instanceof NodeWithBody<?>) {
                return false;
            }
        }
        return true;
    }

    /** Whether an array is only ever asked for its elements, and the one is set in one place. */
    private static boolean isSetOnce(ArrayAccessExpr element, Node array, Types types) {
        Node code = array;
        while (!(code instanceof BlockStmt)) {
            code = around(code);
        }
        List<NameExpr> uses = code.findAll(
                NameExpr.class,
                name -> name.getNameAsString().equals(Subject.nameOf(array))
                        && types.declarationOf(name)
                                .filter(each -> each == array)
                                .isPresent());
        return uses.stream().allMatch(use -> around(use) instanceof ArrayAccessExpr)
                && uses.stream()
                                .map(OwnGenerator::around)
                                .filter(use ->
                                        around(use) instanceof AssignExpr assignment && assignment.getTarget() == use)
                                .count()
                        == 1
                && code.findAll(AssignExpr.class, each -> each.getTarget() == element).stream()
                        .noneMatch(each -> isRunOften(each, array));
    }

    /** Whether a place may be come to again for one and the same array: in a loop, or in a function. */
    private static boolean isRunOften(Node node, Node array) {
        Node outer = node;
        while (outer != null && !new Site(array).isWithin(outer)) {
            if (outer instanceof NodeWithBody<?>
                    || outer instanceof LambdaExpr
                    || outer instanceof BodyDeclaration<?>) {
                return true;
            }
            outer = outer.getParentNode().orElse(null);
        }
        return false;
    }

    /** Whether an expression names the variable. */
    boolean isNamedBy(Expression expression, Types types) {
        Expression bare = Expressions.withoutCasts(expression);
        if (bare instanceof ArrayAccessExpr access) {
            return access.toString().equals(name)
                    && types.declarationOf(access.getName())
                            .filter(array -> array == declaration)
                            .isPresent();
        }
        return types.declarationOf(bare).filter(each -> each == declaration).isPresent();
    }
}
