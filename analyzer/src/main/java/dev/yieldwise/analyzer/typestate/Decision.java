package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A condition that depends on local variables and constants alone: it comes out the same way until one of them changes.
 *
 * @param key equal for conditions that ask the same
 * @param negated whether it asks the opposite of its key
 * @param variables the local variables that it depends on
 * @param constant how its key always comes out, if that is written in the source
 */
record Decision(String key, boolean negated, Set<Site> variables, Optional<Boolean> constant) {
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    static Optional<Decision> of(Node condition, Types types) {
        if (!(condition instanceof Expression expression)) {
            return Optional.empty();
        }
        Expression bare = Expressions.bare(expression);
        Set<Site> variables = new LinkedHashSet<>();
        if (bare instanceof NameExpr name) {
            Optional<Boolean> constant = types.declarationOf(name).flatMap(Decision::constantOf);
            return text(name, types, variables).map(key -> new Decision(key, false, variables, constant));
        }
        if (bare instanceof InstanceOfExpr test) {
            return text(test.getExpression(), types, variables)
                    .map(tested ->
                            new Decision(tested + " instanceof " + test.getType(), false, variables, Optional.empty()));
        }
        if (bare instanceof MethodCallExpr call && call.getNameAsString().equals("equals")) {
            return equality(call, types);
        }
        if (!(bare instanceof BinaryExpr comparison) || !compares(comparison.getOperator())) {
            return Optional.empty();
        }
        BinaryExpr.Operator asked = comparison.getOperator();
        BinaryExpr.Operator operator = switch (asked) {
            case NOT_EQUALS -> BinaryExpr.Operator.EQUALS;
            case LESS_EQUALS -> BinaryExpr.Operator.GREATER;
            case GREATER_EQUALS -> BinaryExpr.Operator.LESS;
            default -> asked;
        };
        boolean negated = operator != asked;
        return text(comparison.getLeft(), types, variables)
                .flatMap(left -> text(comparison.getRight(), types, variables)
                        .map(right -> new Decision(
                                left + " " + operator.asString() + " " + right, negated, variables, Optional.empty())));
    }

    /** A literal equals a variable for as long as the variable keeps its value: literals do not change. */
    private static Optional<Decision> equality(MethodCallExpr call, Types types) {
        Expression scope = call.getScope().map(Expressions::bare).orElse(null);
        if (scope == null || call.getArguments().size() != 1) {
            return Optional.empty();
        }
        Expression argument = Expressions.bare(call.getArgument(0));
        Expression literal = scope instanceof LiteralExpr ? scope : argument;
        Expression variable = literal == scope ? argument : scope;
        Set<Site> variables = new LinkedHashSet<>();
        return literal instanceof LiteralExpr && variable instanceof NameExpr
                ? text(variable, types, variables)
                        .map(name -> new Decision(name + " equals " + literal, false, variables, Optional.empty()))
                : Optional.empty();
    }

    /** The key of the question whether a variable is null. */
    static String isNull(Node declaration) {
        return spell(declaration) + " == null";
    }

    private static boolean compares(BinaryExpr.Operator operator) {
        return switch (operator) {
            case EQUALS, NOT_EQUALS, LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> true;
            default -> false;
        };
    }

    /** A spelling that two expressions share only if they have the same value as long as their variables keep theirs. */
    private static Optional<String> text(Expression expression, Types types, Set<Site> variables) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof LiteralExpr) {
            return Optional.of(bare.toString());
        }
        if (bare instanceof NameExpr name) {
            Optional<Node> declaration = types.declarationOf(name);
            if (declaration.isEmpty()) {
                return Optional.of(name.getNameAsString())
                        .filter(text -> CONSTANT.matcher(text).matches());
            }
            if (!Subject.isField(declaration.get())) {
                variables.add(new Site(declaration.get()));
                return Optional.of(spell(declaration.get()));
            }
            return isFinal(declaration.get()) ? Optional.of(spell(declaration.get())) : Optional.empty();
        }
        return bare instanceof FieldAccessExpr access
                        && CONSTANT.matcher(access.getNameAsString()).matches()
                ? Optional.of(access.toString())
                : Optional.empty();
    }

    private static String spell(Node declaration) {
        return Subject.nameOf(declaration) + "@"
                + declaration.getBegin().map(Object::toString).orElse("");
    }

    private static Optional<Boolean> constantOf(Node declaration) {
        return declaration instanceof VariableDeclarator variable
                        && isFinal(variable)
                        && variable.getInitializer().map(Expressions::bare).orElse(null)
                                instanceof BooleanLiteralExpr literal
                ? Optional.of(literal.getValue())
                : Optional.empty();
    }

    private static boolean isFinal(Node declaration) {
        Node parent = declaration.getParentNode().orElse(null);
        return parent instanceof FieldDeclaration field && field.isFinal()
                || parent instanceof VariableDeclarationExpr local && local.isFinal();
    }
}
