package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.yieldwise.analyzer.interproc.Functions;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.Optional;

/** What the expressions of a body are to the tracked object. */
final class Values<S, E> {
    private final Protocol<S, E> protocol;
    private final Types types;
    private final Functions functions;
    private final Subject subject;
    private final Frame frame;
    private final Checks checks;

    Values(Run<S, E> run, Frame frame) {
        this.protocol = run.protocol();
        this.types = run.program().types();
        this.functions = run.program().functions();
        this.subject = run.subject();
        this.frame = frame;
        this.checks = new Checks(types);
    }

    /** The variable that an expression names, parentheses and casts aside; none for a field of another object. */
    Optional<Site> variable(Expression expression, World<S> world) {
        Expression bare = Expressions.withoutCasts(expression);
        if (!Mentions.isName(bare)) {
            return Optional.empty();
        }
        if (bare instanceof FieldAccessExpr access
                && any(access.getScope(), world).filter(Handle::isOwner).isPresent()) {
            return fieldOfOwner(access.getNameAsString()).or(() -> ownVariable(bare));
        }
        return ownVariable(bare);
    }

    private Optional<Site> ownVariable(Expression bare) {
        return types.declarationOf(bare)
                .filter(declaration -> frame.thisIsOwner() || !isInstanceField(declaration) || isOwner(declaration))
                .map(Site::new);
    }

    /** Whether a field of the object whose body is looked at holds the owner. */
    private boolean isOwner(Node declaration) {
        return frame.outermost()
                && subject.owner().filter(new Site(declaration)::equals).isPresent();
    }

    /** Whether {@code this}, or {@code Outer.this}, is the object that has the subject; the one of a class within is not. */
    private boolean isOwner(ThisExpr self) {
        Node home = home().orElse(null);
        if (home == null) {
            return true;
        }
        if (self.getTypeName().isPresent()) {
            return home instanceof TypeDeclaration<?> type
                    && type.getNameAsString().equals(self.getTypeName().get().getIdentifier());
        }
        Node child = self;
        for (Node outer = self.getParentNode().orElse(null);
                outer != null && outer != home;
                outer = outer.getParentNode().orElse(null)) {
            if (child instanceof BodyDeclaration<?> && new Site(outer).isWithin(home)) {
                return false;
            }
            child = outer;
        }
        return true;
    }

    /** The class that declares the subject, a field. */
    private Optional<Node> home() {
        return subject.site()
                .node()
                .getParentNode()
                .filter(FieldDeclaration.class::isInstance)
                .flatMap(Node::getParentNode);
    }

    /** A field of the class that declares the subject. */
    private Optional<Site> fieldOfOwner(String name) {
        return home().orElse(null) instanceof TypeDeclaration<?> type
                ? type.getFieldByName(name)
                        .flatMap(field -> field.getVariables().stream()
                                .filter(variable -> variable.getNameAsString().equals(name))
                                .findFirst()
                                .map(Site::new))
                : Optional.empty();
    }

    static boolean isInstanceField(Node declaration) {
        return declaration instanceof VariableDeclarator
                && declaration.getParentNode().orElse(null) instanceof FieldDeclaration field
                && !field.isStatic();
    }

    /** What an expression is to the object; empty if it does not stand for it. */
    Optional<Handle> handle(Expression expression, World<S> world) {
        return any(expression, world).filter(Handle::stands);
    }

    /** Whether a call only looks at what it is given and gives it back. */
    boolean isCheck(MethodCallExpr call) {
        return checks.checked(call).isPresent();
    }

    /** What an expression is to the object, or beside it. */
    Optional<Handle> any(Expression expression, World<S> world) {
        Expression bare = Expressions.withoutCasts(expression);
        if (bare instanceof ThisExpr) {
            return frame.thisIsOwner() && isOwner((ThisExpr) bare) ? Optional.of(Handle.OWNER) : Optional.empty();
        }
        if (Mentions.isName(bare)) {
            return variable(bare, world).flatMap(world::handleOf);
        }
        if (bare instanceof AssignExpr assignment) {
            return any(assignment.getTarget(), world);
        }
        if (bare instanceof MethodCallExpr call) {
            Optional<Expression> checked = checks.checked(call);
            return checked.isPresent()
                    ? any(checked.get(), world).or(() -> world.handleOf(new Site(call)))
                    : world.handleOf(new Site(call)).or(() -> ofCall(call, world));
        }
        return world.handleOf(new Site(bare));
    }

    /** The lambda or method reference that an expression is or holds, as far as that is known. */
    Optional<Expression> function(Expression expression, World<S> world) {
        return functions
                .of(expression)
                .or(() -> Expressions.withoutCasts(expression) instanceof NameExpr
                        ? any(expression, world).flatMap(Handle::code)
                        : Optional.empty());
    }

    private Optional<Handle> ofCall(MethodCallExpr call, World<S> world) {
        Optional<Handle> receiver = call.getScope().flatMap(scope -> any(scope, world));
        if (receiver.filter(handle -> handle.constant().isPresent()).isPresent()) {
            return Optional.empty();
        }
        if (receiver.isPresent() && !receiver.get().isOwner()) {
            return protocol.result(call, receiver.get());
        }
        for (Expression given : call.getArguments()) {
            if (Expressions.bare(given) instanceof LambdaExpr code) {
                Optional<Handle> keeping = protocol.kept(call, code, expression -> handle(expression, world));
                if (keeping.isPresent()) {
                    return keeping;
                }
            }
        }
        for (int i = 0; i < call.getArguments().size(); i++) {
            int argument = i;
            Optional<Handle> wrapper =
                    handle(call.getArgument(i), world).flatMap(given -> protocol.wrapped(call, argument, given));
            if (wrapper.isPresent()) {
                return wrapper;
            }
        }
        return Optional.empty();
    }

    Optional<Site> resource(Node resource, World<S> world) {
        if (resource instanceof VariableDeclarationExpr declaration) {
            return Optional.of(new Site(declaration.getVariable(0)));
        }
        return resource instanceof Expression expression ? variable(expression, world) : Optional.empty();
    }

    /** The variable lets go of what it held; the last to let go of a handle releases it. */
    World<S> drop(World<S> world, Site variable) {
        Optional<Handle> held = world.handleOf(variable);
        if (held.isEmpty()) {
            return world;
        }
        World<S> without = world.without(variable);
        return !held.get().stands() || without.holders().containsValue(held.get())
                ? without
                : without.in(protocol.released(held.get(), without.state()));
    }

    /** The variable holds that, and nothing else any longer. */
    World<S> hold(World<S> world, Site variable, Handle handle) {
        return world.handleOf(variable).filter(handle::equals).isPresent()
                ? world
                : drop(world, variable).with(variable, handle);
    }
}
