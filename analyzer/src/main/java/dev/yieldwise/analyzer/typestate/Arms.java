package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that a declaration or assignment may give: one, or the arms of its conditional expression. */
final class Arms {
    /** Beyond this the conditional counts as one value that is not known. */
    private static final int MAX_ARMS = 8;

    private Arms() {}

    static List<Expression> of(Element element) {
        Optional<Expression> value = Optional.empty();
        if (element.node() instanceof VariableDeclarator variable) {
            value = variable.getInitializer();
        } else if (element.node() instanceof AssignExpr assignment
                && assignment.getOperator() == AssignExpr.Operator.ASSIGN) {
            value = Optional.of(assignment.getValue());
        }
        if (value.isEmpty()) {
            return List.of();
        }
        List<Expression> arms = new ArrayList<>();
        collect(value.get(), arms);
        return arms.size() > MAX_ARMS ? List.of(value.get()) : arms;
    }

    private static void collect(Expression value, List<Expression> arms) {
        Expression bare = Types.bare(value);
        while (bare instanceof CastExpr cast) {
            bare = Types.bare(cast.getExpression());
        }
        if (bare instanceof ConditionalExpr choice && arms.size() <= MAX_ARMS) {
            collect(choice.getThenExpr(), arms);
            collect(choice.getElseExpr(), arms);
        } else {
            arms.add(bare);
        }
    }
}
