package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether anybody ever gets at the value of a call. By name, so that it errs towards yes. */
public final class Dropped {
    /** Methods whose function gives nothing back. */
    private static final Set<String> VOID =
            Set.of("forEach", "forEachOrdered", "forEachRemaining", "ifPresent", "peek");

    /** What stands at the start of a chain that is recorded or checked, not run. */
    private static final Pattern MOCKING = Pattern.compile("verify\\w*|when|given|then|should|expect\\w*");

    private static final Pattern MEANT = Pattern.compile("_|(?i)(unused|ignore).*");

    private final Pass pass;

    public Dropped(Pass pass) {
        this.pass = pass;
    }

    /** Whether the value of a statement is lost. */
    public boolean isLost(ExpressionStmt statement) {
        Node around = statement.getParentNode().orElseThrow();
        if (around instanceof LambdaExpr function) {
            return function.getParentNode().orElse(null) instanceof MethodCallExpr call
                    && VOID.contains(call.getNameAsString())
                    && Jdk.has(call, pass.types());
        }
        return !(around instanceof SwitchEntry entry
                && entry.getType() == SwitchEntry.Type.EXPRESSION
                && entry.getParentNode().orElse(null) instanceof SwitchExpr);
    }

    /** Whether the calls of a chain tell a mock what to expect. */
    public static boolean isMocking(Expression chain) {
        Expression bare = Expressions.bare(chain);
        while (bare instanceof MethodCallExpr call) {
            if (MOCKING.matcher(call.getNameAsString()).matches()) {
                return true;
            }
            bare = call.getScope().map(Expressions::bare).orElse(null);
        }
        return false;
    }

    /**
     * The last value of a local variable that has code to run, if nobody ever uses the variable but to link another stage to what it holds and
     * keep that in the same variable.
     */
    public Optional<Expression> lastValue(VariableDeclarator variable) {
        if (MEANT.matcher(variable.getNameAsString()).matches()) {
            return Optional.empty();
        }
        Expression last = variable.getInitializer().orElseThrow();
        for (Node mention : mentions(variable)) {
            Optional<AssignExpr> assignment = relinking(mention);
            if (assignment.isPresent()) {
                last = assignment.get().getValue();
            } else if (!isSetting(mention)) {
                return Optional.empty();
            }
        }
        return Optional.of(last).filter(Dropped::hasCode);
    }

    /** Without any, it is a variable that is not used, as others are: it was never meant to do something. */
    private static boolean hasCode(Expression chain) {
        return chain.findFirst(
                        Expression.class,
                        part -> part.isLambdaExpr() || part.isMethodReferenceExpr() || part.isObjectCreationExpr())
                .isPresent();
    }

    /** Whether a chain begins with the stream in a variable. */
    public static boolean isOf(VariableDeclarator variable, Expression chain) {
        return Roots.root(chain)
                .filter(root -> Roots.nameOf(root).equals(variable.getNameAsString()))
                .isPresent();
    }

    /**
     * Whether a chain begins with a stream in a variable that is used by more than this chain. The second one of the two
     * fails, which is ExhaustedReuse's to tell.
     */
    public boolean isUsedElsewhere(Expression chain) {
        Optional<Expression> root = Roots.root(chain).filter(NameExpr.class::isInstance);
        return root.flatMap(pass.types()::declarationOf)
                .filter(declaration -> !Subject.isField(declaration))
                .filter(declaration -> pass.types().ofDeclaration(declaration) instanceof TypeRef.Known known
                        && SingleUse.STREAM.types().contains(known.name()))
                .filter(declaration -> scopeOf(declaration)
                        .findFirst(
                                NameExpr.class,
                                name -> name != root.get()
                                        && name.getNameAsString().equals(Subject.nameOf(declaration))
                                        && isUse(name))
                        .isPresent())
                .isPresent();
    }

    private static boolean isUse(NameExpr name) {
        Node around = name.getParentNode().orElseThrow();
        boolean called = around instanceof MethodCallExpr call
                && call.getScope().filter(scope -> scope == name).isPresent()
                && !LazyMade.SAME.contains(call.getNameAsString())
                && SingleUse.STREAM.action(call.getNameAsString()) != SingleUse.Action.ASKS
                && SingleUse.STREAM.action(call.getNameAsString()) != SingleUse.Action.CLOSES;
        return called || around instanceof ForEachStmt;
    }

    private static List<SimpleName> mentions(VariableDeclarator variable) {
        return scopeOf(variable).findAll(SimpleName.class).stream()
                .filter(name -> name != variable.getName())
                .filter(name -> name.getIdentifier().equals(variable.getNameAsString()))
                .filter(name -> !(name.getParentNode().orElse(null) instanceof MethodCallExpr))
                .toList();
    }

    /** The code that can see a local variable or parameter. */
    private static Node scopeOf(Node variable) {
        Node outer = variable.getParentNode().orElseThrow();
        while (!(outer instanceof BlockStmt)
                && !(outer instanceof LambdaExpr)
                && !(outer instanceof BodyDeclaration<?>)
                && outer.getParentNode().isPresent()) {
            outer = outer.getParentNode().get();
        }
        return outer;
    }

    /** {@code s = s.map(f);}, if a name stands on either side of it. */
    private static Optional<AssignExpr> relinking(Node mention) {
        Node use = mention.getParentNode().orElseThrow();
        for (Node outer = use;
                outer instanceof Expression;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof AssignExpr assignment) {
                Optional<Expression> root = Roots.root(assignment.getValue());
                boolean own = root.isPresent()
                        && Roots.nameOf(root.get()).equals(mention.toString())
                        && assignment.getTarget().toString().equals(mention.toString())
                        && assignment.getValue().isMethodCallExpr();
                boolean placed = use == assignment.getTarget()
                        || root.filter(one -> one == use).isPresent();
                return own && placed && assignment.getParentNode().orElse(null) instanceof ExpressionStmt
                        ? Optional.of(assignment)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** {@code s.parallel();} as a statement sets something of the stream itself. */
    private static boolean isSetting(Node mention) {
        Node outer = mention.getParentNode().orElseThrow();
        boolean sets = false;
        while (outer.getParentNode().orElse(null) instanceof MethodCallExpr call
                && LazyMade.SAME.contains(call.getNameAsString())
                && call.getScope().orElse(null) == outer) {
            sets = true;
            outer = call;
        }
        return sets && outer.getParentNode().orElse(null) instanceof ExpressionStmt;
    }
}
