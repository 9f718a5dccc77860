package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.Optional;
import java.util.regex.Pattern;

/** A value that is written in the source, spelled so that two of one kind are the same value if and only if they are equal. */
record Constant(Kind kind, String text) {
    private static final Pattern NAMED = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*");

    enum Kind {
        NUMBER,
        CHARACTER,
        STRING,
        NULL,
        /** By its name; of what type is not known. */
        NAMED
    }

    static Optional<Constant> of(Expression expression) {
        Expression bare = Expressions.bare(expression);
        if (bare instanceof IntegerLiteralExpr number) {
            return Optional.of(new Constant(Kind.NUMBER, number.getValue()))
                    .filter(constant -> DECIMAL.matcher(constant.text()).matches());
        }
        if (bare instanceof StringLiteralExpr string) {
            return Optional.of(new Constant(Kind.STRING, string.getValue()));
        }
        if (bare instanceof CharLiteralExpr character) {
            return Optional.of(new Constant(Kind.CHARACTER, character.getValue()));
        }
        if (bare instanceof NullLiteralExpr) {
            return Optional.of(new Constant(Kind.NULL, "null"));
        }
        Optional<String> name = bare instanceof NameExpr simple
                ? Optional.of(simple.getNameAsString())
                : bare instanceof FieldAccessExpr access ? Optional.of(access.getNameAsString()) : Optional.empty();
        return name.filter(text -> NAMED.matcher(text).matches()).map(text -> new Constant(Kind.NAMED, text));
    }

    /** What a parameter is given; numbers of different names may be equal, the constants of an enum are not. */
    static Optional<Constant> given(Parameter parameter, Expression argument) {
        return of(argument)
                .filter(constant ->
                        constant.kind() != Kind.NAMED || !parameter.getType().isPrimitiveType());
    }

    /** Whether two values are the same, if that can be told. */
    Optional<Boolean> is(Constant other) {
        if (kind == other.kind) {
            return Optional.of(text.equals(other.text));
        }
        boolean oneIsNull = kind == Kind.NULL || other.kind == Kind.NULL;
        boolean named = kind == Kind.NAMED || other.kind == Kind.NAMED;
        return oneIsNull && !named ? Optional.of(false) : Optional.empty();
    }
}
