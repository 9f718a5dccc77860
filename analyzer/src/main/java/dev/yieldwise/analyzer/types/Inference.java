package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the symbol solver says of one file's expressions, asked only where an answer can be expected. */
final class Inference {
    private final Classes classes;
    private final SourceTypes sourceTypes;
    private final Set<Expression> unsolved = Collections.newSetFromMap(new IdentityHashMap<>());
    private Solver solver;
    private long calls;

    Inference(Classes classes, SourceTypes sourceTypes) {
        this.classes = classes;
        this.sourceTypes = sourceTypes;
    }

    /**
     * @param otherwise the answer where the solver is not asked
     * @param around the classes around the expression
     */
    TypeRef of(Expression bare, TypeRef otherwise, List<String> around) {
        if (!isWorthIt(bare)) {
            return otherwise;
        }
        if (receiver(bare).filter(unsolved::contains).isPresent()) {
            // What is called on it has no answer either, and on a chain the solver would start anew for each link.
            unsolved.add(bare);
            return otherwise;
        }
        TypeRef solved = solve(bare, around);
        if (solved instanceof TypeRef.Unknown unknown && unknown.reason().startsWith(Solver.FAILED)) {
            unsolved.add(bare);
        }
        return solved;
    }

    /** Literals and operators never are what a rule looks for; they would only cost. */
    private static boolean isWorthIt(Expression bare) {
        return !(bare instanceof LiteralExpr) && !(bare instanceof NullLiteralExpr) && !(bare instanceof ThisExpr);
    }

    private static Optional<Expression> receiver(Expression bare) {
        if (bare instanceof MethodCallExpr call) {
            return call.getScope().map(Expressions::bare);
        }
        return bare instanceof FieldAccessExpr access
                ? Optional.of(Expressions.bare(access.getScope()))
                : Optional.empty();
    }

    private TypeRef solve(Expression expression, List<String> around) {
        for (String type : around) {
            if (classes.hierarchy(type, sourceTypes).cyclic()) {
                return new TypeRef.Unknown("a class that is its own supertype: " + type);
            }
        }
        if (solver == null) {
            solver = new Solver(classes, sourceTypes);
        }
        calls++;
        return solver.typeOf(expression);
    }

    long calls() {
        return calls;
    }

    /** Lets go of what the symbol solver keeps in static maps. */
    void close() {
        if (solver != null) {
            Solver.forgetAll();
        }
    }
}
