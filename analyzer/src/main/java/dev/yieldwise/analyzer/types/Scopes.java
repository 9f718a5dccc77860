package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.List;
import java.util.Optional;

/**
 * Which declaration a simple name means (JLS 6.3, 6.4). Java lets no local variable shadow another one, so walking
 * outwards from the use finds the only candidate.
 *
 * <p>Left out: fields inherited from a supertype. A name that means one finds nothing here.
 */
final class Scopes {
    private Scopes() {}

    /**
     * The declaration of a variable: a {@link VariableDeclarator} (local or field), {@link Parameter} or
     * {@link TypePatternExpr}.
     */
    static Optional<Node> declarationOf(Expression use) {
        if (use instanceof NameExpr name) {
            return find(name.getNameAsString(), name);
        }
        if (use instanceof TypeExpr type
                && type.getType() instanceof ClassOrInterfaceType name
                && name.getScope().isEmpty()) {
            // The parser takes the variable of a method reference, names::remove, for a type.
            return find(name.getNameAsString(), type);
        }
        if (use instanceof FieldAccessExpr access
                && access.getScope() instanceof ThisExpr self
                && self.getTypeName().isEmpty()) {
            return enclosingMembers(access).flatMap(members -> field(members, access.getNameAsString()));
        }
        return use instanceof FieldAccessExpr access && access.getScope() instanceof NameExpr type
                ? staticField(type, access.getNameAsString())
                : Optional.empty();
    }

    /** {@code Shop.open} within Shop, where no variable is called Shop. */
    private static Optional<Node> staticField(NameExpr type, String name) {
        for (Node outer = type; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TypeDeclaration<?> declared
                    && declared.getNameAsString().equals(type.getNameAsString())) {
                return find(type.getNameAsString(), type).isPresent()
                        ? Optional.empty()
                        : field(declared.getMembers(), name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> find(String name, Node use) {
        Node child = use;
        Node parent = use.getParentNode().orElse(null);
        while (parent != null) {
            Optional<Node> found = declaredIn(parent, child, name);
            if (found.isPresent()) {
                return found;
            }
            child = parent;
            parent = parent.getParentNode().orElse(null);
        }
        return Optional.empty();
    }

    private static Optional<Node> declaredIn(Node scope, Node child, String name) {
        if (scope instanceof BlockStmt block) {
            return before(block.getStatements(), child, name);
        }
        if (scope instanceof SwitchEntry entry) {
            return before(entry.getStatements(), child, name).or(() -> inSwitch(entry, name));
        }
        if (scope instanceof ForStmt loop) {
            return loop.getInitialization().stream()
                    .flatMap(init -> declarator(init, name).stream())
                    .findFirst()
                    .or(() -> loop.getCompare()
                            .filter(condition -> condition != child)
                            .flatMap(condition -> bound(condition, true, name)));
        }
        if (scope instanceof ForEachStmt loop) {
            return child == loop.getBody() ? declarator(loop.getVariable(), name) : Optional.empty();
        }
        if (scope instanceof TryStmt attempt) {
            boolean inResourcesOrBlock = child instanceof Expression || child == attempt.getTryBlock();
            return inResourcesOrBlock
                    ? attempt.getResources().stream()
                            .flatMap(resource -> declarator(resource, name).stream())
                            .findFirst()
                    : Optional.empty();
        }
        if (scope instanceof CatchClause handler) {
            return parameter(List.of(handler.getParameter()), name);
        }
        if (scope instanceof LambdaExpr lambda) {
            return parameter(lambda.getParameters(), name);
        }
        if (scope instanceof CallableDeclaration<?> callable) {
            return parameter(callable.getParameters(), name);
        }
        if (scope instanceof IfStmt branch && child != branch.getCondition()) {
            return bound(branch.getCondition(), child == branch.getThenStmt(), name);
        }
        if (scope instanceof WhileStmt loop && child == loop.getBody()) {
            return bound(loop.getCondition(), true, name);
        }
        if (scope instanceof ConditionalExpr choice && child != choice.getCondition()) {
            return bound(choice.getCondition(), child == choice.getThenExpr(), name);
        }
        if (scope instanceof BinaryExpr binary && child == binary.getRight()) {
            return switch (binary.getOperator()) {
                case AND -> bound(binary.getLeft(), true, name);
                case OR -> bound(binary.getLeft(), false, name);
                default -> Optional.empty();
            };
        }
        if (scope instanceof VariableDeclarationExpr declaration) {
            return declarator(declaration, name);
        }
        if (scope instanceof RecordDeclaration type) {
            return field(type.getMembers(), name).or(() -> parameter(type.getParameters(), name));
        }
        // The arguments of a creation stand outside the class body that follows them.
        return child instanceof BodyDeclaration<?>
                ? members(scope).flatMap(members -> field(members, name))
                : Optional.empty();
    }

    private static Optional<Node> before(NodeList<Statement> statements, Node child, String name) {
        for (Statement statement : statements) {
            if (statement == child) {
                return Optional.empty();
            }
            Optional<Node> found = Optional.empty();
            if (statement.isExpressionStmt()) {
                found = declarator(statement.asExpressionStmt().getExpression(), name);
            } else if (statement instanceof IfStmt branch) {
                found = after(branch, name);
            } else if (statement instanceof WhileStmt loop) {
                found = bound(loop.getCondition(), false, name);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What an if leaves in scope: the variable of a pattern that must have matched where control goes on (JLS 6.3.2.2). */
    private static Optional<Node> after(IfStmt branch, String name) {
        if (!goesOn(branch.getThenStmt())) {
            return bound(branch.getCondition(), false, name);
        }
        return branch.getElseStmt().isPresent() && !goesOn(branch.getElseStmt().get())
                ? bound(branch.getCondition(), true, name)
                : Optional.empty();
    }

    /** Whether control may get behind a statement, by its last one alone: in doubt it may. */
    private static boolean goesOn(Statement statement) {
        if (statement instanceof BlockStmt block) {
            return block.getStatements().getLast().map(Scopes::goesOn).orElse(true);
        }
        if (statement instanceof IfStmt branch && branch.getElseStmt().isPresent()) {
            return goesOn(branch.getThenStmt()) || goesOn(branch.getElseStmt().get());
        }
        return !(statement.isReturnStmt()
                || statement.isThrowStmt()
                || statement.isBreakStmt()
                || statement.isContinueStmt()
                || statement.isYieldStmt());
    }

    /** The pattern variable that is bound when a condition comes out so (JLS 6.3.1). */
    private static Optional<Node> bound(Expression condition, boolean when, String name) {
        Expression bare = Expressions.bare(condition);
        BinaryExpr.Operator both = when ? BinaryExpr.Operator.AND : BinaryExpr.Operator.OR;
        while (bare instanceof BinaryExpr binary && binary.getOperator() == both) {
            Optional<Node> right = bound(binary.getRight(), when, name);
            if (right.isPresent()) {
                return right;
            }
            bare = Expressions.bare(binary.getLeft());
        }
        if (bare instanceof UnaryExpr not && not.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return bound(not.getExpression(), !when, name);
        }
        return when && bare instanceof InstanceOfExpr test
                ? test.getPattern().flatMap(pattern -> patternWithin(pattern, name))
                : Optional.empty();
    }

    /** Patterns of the labels, and locals of the groups before, which an old-style switch leaves in scope. */
    private static Optional<Node> inSwitch(SwitchEntry entry, String name) {
        for (Expression label : entry.getLabels()) {
            Optional<Node> found = patternWithin(label, name);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<Node> guarded = entry.getGuard().flatMap(guard -> bound(guard, true, name));
        if (guarded.isPresent() || entry.getParentNode().isEmpty()) {
            return guarded;
        }
        for (Node sibling : entry.getParentNode().get().getChildNodes()) {
            if (sibling == entry) {
                return Optional.empty();
            }
            if (sibling instanceof SwitchEntry earlier) {
                Optional<Node> found = before(earlier.getStatements(), null, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> declarator(Expression expression, String name) {
        if (!(expression instanceof VariableDeclarationExpr declaration)) {
            return Optional.empty();
        }
        for (VariableDeclarator variable : declaration.getVariables()) {
            if (variable.getNameAsString().equals(name)) {
                return Optional.of(variable);
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> parameter(List<Parameter> parameters, String name) {
        for (Parameter parameter : parameters) {
            if (parameter.getNameAsString().equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> patternWithin(Expression expression, String name) {
        if (expression instanceof TypePatternExpr pattern
                && pattern.getNameAsString().equals(name)) {
            return Optional.of(pattern);
        }
        for (Node child : expression.getChildNodes()) {
            if (child instanceof Expression inner && !(inner instanceof LambdaExpr)) {
                Optional<Node> found = patternWithin(inner, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> field(NodeList<BodyDeclaration<?>> members, String name) {
        for (BodyDeclaration<?> member : members) {
            if (member instanceof FieldDeclaration field) {
                for (VariableDeclarator variable : field.getVariables()) {
                    if (variable.getNameAsString().equals(name)) {
                        return Optional.of(variable);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The members of the innermost class body around a node. */
    private static Optional<NodeList<BodyDeclaration<?>>> enclosingMembers(Node node) {
        Node child = node;
        for (Node outer = node.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            Optional<NodeList<BodyDeclaration<?>>> members = members(outer);
            if (members.isPresent() && child instanceof BodyDeclaration<?>) {
                return members;
            }
            child = outer;
        }
        return Optional.empty();
    }

    private static Optional<NodeList<BodyDeclaration<?>>> members(Node node) {
        if (node instanceof TypeDeclaration<?> type) {
            return Optional.of(type.getMembers());
        }
        if (node instanceof EnumConstantDeclaration constant) {
            return Optional.of(constant.getClassBody());
        }
        return node instanceof ObjectCreationExpr creation ? creation.getAnonymousClassBody() : Optional.empty();
    }
}
