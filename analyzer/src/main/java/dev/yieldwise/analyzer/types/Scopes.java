package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
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
                    .or(() -> loop.getCompare().flatMap(condition -> pattern(condition, child, name)));
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
        if (scope instanceof IfStmt branch) {
            return pattern(branch.getCondition(), child, name);
        }
        if (scope instanceof WhileStmt loop) {
            return pattern(loop.getCondition(), child, name);
        }
        if (scope instanceof ConditionalExpr choice) {
            return pattern(choice.getCondition(), child, name);
        }
        if (scope instanceof BinaryExpr binary && child == binary.getRight()) {
            return pattern(binary.getLeft(), child, name);
        }
        if (scope instanceof VariableDeclarationExpr declaration) {
            return declarator(declaration, name);
        }
        if (scope instanceof RecordDeclaration type) {
            return field(type.getMembers(), name).or(() -> parameter(type.getParameters(), name));
        }
        return members(scope).flatMap(members -> field(members, name));
    }

    private static Optional<Node> before(NodeList<Statement> statements, Node child, String name) {
        for (Statement statement : statements) {
            if (statement == child) {
                return Optional.empty();
            }
            Optional<Node> found = Optional.empty();
            if (statement.isExpressionStmt()) {
                found = declarator(statement.asExpressionStmt().getExpression(), name);
            } else if (statement.isIfStmt()) {
                found = pattern(statement.asIfStmt().getCondition(), child, name);
            } else if (statement.isWhileStmt()) {
                found = pattern(statement.asWhileStmt().getCondition(), child, name);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Patterns of the labels, and locals of the groups before, which an old-style switch leaves in scope. */
    private static Optional<Node> inSwitch(SwitchEntry entry, String name) {
        for (Expression label : entry.getLabels()) {
            Optional<Node> found = patternWithin(label, name);
            if (found.isPresent()) {
                return found;
            }
        }
        Optional<Node> guarded = entry.getGuard().flatMap(guard -> patternWithin(guard, name));
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

    private static Optional<Node> pattern(Expression condition, Node child, String name) {
        return condition == child ? Optional.empty() : patternWithin(condition, name);
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
        for (Node outer = node.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            Optional<NodeList<BodyDeclaration<?>>> members = members(outer);
            if (members.isPresent()) {
                return members;
            }
        }
        return Optional.empty();
    }

    private static Optional<NodeList<BodyDeclaration<?>>> members(Node node) {
        if (node instanceof TypeDeclaration<?> type) {
            return Optional.of(type.getMembers());
        }
        if (node instanceof ObjectCreationExpr creation) {
            return creation.getAnonymousClassBody();
        }
        return Optional.empty();
    }
}
