package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.Backing;
import dev.yieldwise.rules.knowledge.Ownership;
import dev.yieldwise.rules.knowledge.Ownership.Made;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes something lazy the resource of a try statement around the statement that uses it. Never safe: it runs code that did
 * not run so far, or not then, and closing may throw; a run that was lucky with its open files gets no luckier.
 */
public final class TryAround {
    /** What is opened, by the method of Files that does: its type, and a name for it. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "lines", List.of("java.util.stream.Stream", "java.lang.String", "lines"),
            "list", List.of("java.util.stream.Stream", "java.nio.file.Path", "entries"),
            "walk", List.of("java.util.stream.Stream", "java.nio.file.Path", "paths"),
            "find", List.of("java.util.stream.Stream", "java.nio.file.Path", "found"),
            "newDirectoryStream", List.of("java.nio.file.DirectoryStream", "java.nio.file.Path", "entries"));

    private static final String GENERATOR_NAME = "source";

    /** What they give reads on after the statement. */
    private static final Set<String> LAZY = Set.of("iterator", "spliterator", "onClose");

    private TryAround() {}

    /** Around the statement of which something is the first operand, or around all that a variable of it is there for. */
    public static Optional<Fix> use(Pass pass, Made made, Certainty certainty) {
        Expression value = made.at();
        Node user = value.getParentNode().orElseThrow();
        while (isPartOfChain(user, value)) {
            value = (Expression) user;
            user = value.getParentNode().orElseThrow();
        }
        if (isLazy(made, value) && !(user instanceof ForEachStmt)) {
            return user instanceof VariableDeclarator variable && certainty == Certainty.DEFINITE
                    ? variable(pass, variable)
                    : Optional.empty();
        }
        Optional<String> name = opened(made)
                .map(variable -> variable.get(2))
                .or(() -> made.backing() == Backing.GENERATOR && isCall(made.at())
                        ? Optional.of(GENERATOR_NAME)
                        : Optional.empty())
                .filter(free ->
                        !Code.mentions(Code.bodyAround(made.at()).orElseThrow().node(), free));
        Rewrite rewrite = new Rewrite(pass);
        Node at = user;
        Expression chain = value;
        return name.flatMap(variable -> statement(at, chain).flatMap(statement -> {
            String text = rewrite.textOf(made.at());
            Optional<Parts> parts = parts(rewrite, statement, at)
                    .filter(each -> isOnce(text, each.body()) && !each.body().contains("\"\"\""));
            return parts.flatMap(each -> {
                String resource = "try (" + type(rewrite, made) + " " + variable + " = " + text + ")";
                List<String> head =
                        each.before().map(before -> List.of(before, resource)).orElse(List.of(resource));
                return rewrite.blockFor(statement, head, each.body().replace(text, variable))
                        .unsafe("make '" + variable + "' the resource of a try statement");
            });
        }));
    }

    private static boolean isLazy(Made made, Expression value) {
        return value == made.at()
                || value instanceof MethodCallExpr last
                        && (LAZY.contains(last.getNameAsString()) || Ownership.isLazy(last.getNameAsString()));
    }

    /** The variable becomes the resource itself, and what follows its block. */
    private static Optional<Fix> variable(Pass pass, VariableDeclarator variable) {
        VariableDeclarationExpr declaration =
                (VariableDeclarationExpr) variable.getParentNode().orElseThrow();
        if (!(declaration.getParentNode().orElse(null) instanceof ExpressionStmt statement)
                || !(statement.getParentNode().orElse(null) instanceof BlockStmt block)) {
            return Optional.empty();
        }
        List<Statement> rest = block.getStatements().stream()
                .dropWhile(each -> each != statement)
                .skip(1)
                .toList();
        Rewrite rewrite = new Rewrite(pass);
        boolean fits = declaration.getVariables().size() == 1
                && !Assigned.later(variable)
                && !rest.isEmpty()
                && rest.stream()
                        .map(rewrite::textOf)
                        .noneMatch(text -> text.contains("\"\"\"") || text.contains("iterator("));
        return fits
                ? rewrite.blockFrom(statement, "try (" + rewrite.textOf(declaration) + ")", rest.get(rest.size() - 1))
                        .unsafe("make '" + variable.getNameAsString() + "' the resource of a try statement")
                : Optional.empty();
    }

    /** Around a loop over a generator. */
    public static Optional<Fix> loop(Pass pass, Node loop, Expression asked) {
        Rewrite rewrite = new Rewrite(pass);
        String text = rewrite.textOf(loop);
        if (text.contains("\"\"\"")) {
            return Optional.empty();
        }
        if (Expressions.bare(asked) instanceof NameExpr name) {
            boolean keeps = !Assigned.within(
                    name.getNameAsString(), Code.bodyAround(loop).orElseThrow().node());
            return keeps
                    ? rewrite.blockFor((Statement) loop, List.of("try (" + name + ")"), text)
                            .unsafe("close '" + name + "' with the loop")
                    : Optional.empty();
        }
        boolean fits = loop instanceof ForEachStmt
                && !Code.mentions(Code.bodyAround(loop).orElseThrow().node(), GENERATOR_NAME)
                && isOnce(rewrite.textOf(asked), text);
        return fits
                ? rewrite.blockFor(
                                (Statement) loop,
                                List.of("try (var " + GENERATOR_NAME + " = " + rewrite.textOf(asked) + ")"),
                                text.replace(rewrite.textOf(asked), GENERATOR_NAME))
                        .unsafe("make the source a resource of the body")
                : Optional.empty();
    }

    /** The text of a statement without a declaration, and the declaration. */
    private record Parts(Optional<String> before, String body) {}

    private static Optional<Parts> parts(Rewrite rewrite, Statement statement, Node user) {
        if (!(user instanceof VariableDeclarator variable)) {
            return Optional.of(new Parts(Optional.empty(), rewrite.textOf(statement)));
        }
        VariableDeclarationExpr declaration =
                (VariableDeclarationExpr) variable.getParentNode().orElseThrow();
        boolean plain = declaration.getVariables().size() == 1
                && declaration.getAnnotations().isEmpty()
                && !Code.isVar(variable)
                && !variable.getType().isArrayType();
        String name = variable.getNameAsString();
        String modifier = declaration.isFinal() ? "final " : "";
        return plain
                ? Optional.of(new Parts(
                        Optional.of(modifier + rewrite.textOf(variable.getType()) + " " + name + ";"),
                        name + " = " + rewrite.textOf(variable.getInitializer().orElseThrow()) + ";"))
                : Optional.empty();
    }

    private static boolean isPartOfChain(Node user, Expression value) {
        return user instanceof MethodCallExpr call
                        && call.getScope().filter(scope -> scope == value).isPresent()
                || user instanceof EnclosedExpr
                || user instanceof CastExpr
                || user instanceof UnaryExpr;
    }

    /** The statement that begins with a chain, where a block can stand in its place. */
    private static Optional<Statement> statement(Node user, Expression chain) {
        Node outer = user;
        if (user instanceof AssignExpr assignment) {
            outer = assignment.getValue() == chain && assignment.getTarget() instanceof NameExpr
                    ? user.getParentNode().orElse(null)
                    : null;
        } else if (user instanceof VariableDeclarator) {
            outer = user.getParentNode().flatMap(Node::getParentNode).orElse(null);
        }
        boolean fits = outer instanceof ReturnStmt
                || outer instanceof ExpressionStmt
                || outer instanceof ForEachStmt loop && loop.getIterable() == chain;
        return fits && outer.getParentNode().orElse(null) instanceof BlockStmt
                ? Optional.of((Statement) outer)
                : Optional.empty();
    }

    private static boolean isCall(Expression made) {
        return made instanceof MethodCallExpr call
                && call.getArguments().stream().noneMatch(Expression::isLambdaExpr);
    }

    private static Optional<List<String>> opened(Made made) {
        return made.at() instanceof MethodCallExpr call && made.name().equals("Files." + call.getNameAsString())
                ? Optional.ofNullable(VARIABLES.get(call.getNameAsString()))
                : Optional.empty();
    }

    private static String type(Rewrite rewrite, Made made) {
        return opened(made)
                .map(variable -> rewrite.nameOf(variable.get(0), made.at()) + "<"
                        + rewrite.nameOf(variable.get(1), made.at()) + ">")
                .orElse("var");
    }

    private static boolean isOnce(String part, String whole) {
        int first = whole.indexOf(part);
        return first >= 0 && whole.indexOf(part, first + 1) < 0;
    }
}
