package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import dev.yieldwise.rules.knowledge.Fates.Reaction;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what operations mean for a caught InterruptedException. */
final class InterruptReader implements Fates.Reader {
    private static final Set<String> SUPERTYPES = Set.of(
            "java.lang.InterruptedException",
            "java.lang.Exception",
            "java.lang.Throwable",
            "java.lang.Object",
            "java.io.Serializable");

    private static final Set<Kind> GOOD = Set.of(Kind.LET_OUT, Kind.KEPT);

    /** What tells of an interrupt by its name. */
    private static final Pattern TELLS = Pattern.compile("(?i).*(interrupt|cancel|abort).*");

    /** What is done before the end in any case. */
    private static final Pattern CLEANING =
            Pattern.compile("(close|shutdown|stop|release|unlock|dispose|destroy|clean|clear|countDown)\\w*");

    private static final Pattern RESTORES = Pattern.compile("(?i).*interrupt.*");

    /** What keeps an exception for somebody who looks later. */
    private static final Set<String> KEEPING = Set.of(
            "add",
            "put",
            "offer",
            "push",
            "set",
            "compareAndSet",
            "addSuppressed",
            "completeExceptionally",
            "failed",
            "onError");

    /** What asks for the flag, and clears it or not; neither sets it. */
    private static final Set<String> ASKING = Set.of("interrupted", "isInterrupted", "wasInterrupted");

    private final Pass pass;
    private final CatchClause clause;
    private final TryStmt attempt;
    private final int depth;
    private final Rethrowing rethrowing;

    InterruptReader(Pass pass, CatchClause clause, TryStmt attempt) {
        this(pass, clause, attempt, 0);
    }

    private InterruptReader(Pass pass, CatchClause clause, TryStmt attempt, int depth) {
        this.pass = pass;
        this.clause = clause;
        this.attempt = attempt;
        this.depth = depth;
        this.rethrowing = new Rethrowing(pass);
    }

    @Override
    public Optional<Reaction> at(Element element, Held held) {
        Node node = element.node();
        if (node instanceof MethodCallExpr call) {
            return atCall(call, held);
        }
        if (node instanceof ThrowStmt thrown) {
            return tells(thrown.getExpression()) ? Reaction.end(Kind.KEPT) : Optional.empty();
        }
        if (node instanceof ObjectCreationExpr creation
                && creation.getType().getNameAsString().equals("AssertionError")) {
            // the author says that it cannot happen
            return Reaction.stop();
        }
        if (node instanceof AssignExpr assignment) {
            return isNoted(assignment) ? Reaction.end(Kind.KEPT) : kept(assignment, held);
        }
        if (node instanceof ObjectCreationExpr creation) {
            return TELLS.matcher(creation.getType().getNameAsString()).matches()
                    ? Reaction.end(Kind.KEPT)
                    : Optional.empty();
        }
        boolean returned = node instanceof ReturnStmt end
                && end.getExpression()
                        .filter(value -> value instanceof NameExpr name
                                && RESTORES.matcher(name.getNameAsString()).matches())
                        .isPresent();
        return returned ? Reaction.end(Kind.KEPT) : Optional.empty();
    }

    private Optional<Reaction> atCall(MethodCallExpr call, Held held) {
        if (restores(call)) {
            return Reaction.end(Kind.KEPT);
        }
        if (Rethrowing.neverReturns(call)) {
            return Reaction.stop();
        }
        boolean given = call.getArguments().stream().anyMatch(argument -> held.holds(argument, pass.types()));
        if (given && KEEPING.contains(call.getNameAsString())) {
            return Reaction.mention(Kind.HANDED_ON);
        }
        if (!given && depth == 0 && isAfter(call)) {
            return Optional.empty();
        }
        Fates.Reader inside = new InterruptReader(pass, clause, attempt, depth + 1);
        return switch (rethrowing.of(call, held, GOOD, depth, inside)) {
            case ALWAYS -> Reaction.end(Kind.KEPT);
            case MAYBE -> Reaction.mention(Kind.HANDED_ON);
            case NONE -> Optional.empty();
        };
    }

    /** Whether a call sets the flag of this thread, as far as its looks tell. */
    private boolean restores(MethodCallExpr call) {
        String name = call.getNameAsString();
        if (!RESTORES.matcher(name).matches() || ASKING.contains(name)) {
            return false;
        }
        if (!name.equals("interrupt")) {
            return true;
        }
        Expression scope = call.getScope().map(Expressions::bare).orElse(null);
        if (scope == null || scope instanceof ThisExpr) {
            return true;
        }
        if (scope instanceof MethodCallExpr current) {
            return current.getNameAsString().equals("currentThread");
        }
        return mayBeCurrent(scope);
    }

    /** A thread that is made, or waited for, is another one; of parameters and fields nothing is known. */
    private boolean mayBeCurrent(Expression thread) {
        if (thread instanceof ObjectCreationExpr
                || attempt.getTryBlock()
                        .findFirst(MethodCallExpr.class, call -> isJoin(call, thread))
                        .isPresent()) {
            return false;
        }
        return pass.types()
                .declarationOf(thread)
                .filter(VariableDeclarator.class::isInstance)
                .filter(declaration -> !Subject.isField(declaration))
                .flatMap(declaration -> ((VariableDeclarator) declaration).getInitializer())
                .map(value -> value.toString().endsWith("currentThread()"))
                .orElse(true);
    }

    private static boolean isJoin(MethodCallExpr call, Expression thread) {
        return call.getNameAsString().equals("join")
                && call.getScope().filter(thread::equals).isPresent();
    }

    /** Whether a thrown exception tells of the interrupt by its type. */
    private boolean tells(Expression thrown) {
        Expression bare = Expressions.withoutCasts(thrown);
        boolean made = bare.findFirst(
                        ObjectCreationExpr.class,
                        creation -> TELLS.matcher(creation.getType().getNameAsString())
                                .matches())
                .isPresent();
        return made
                || !(bare instanceof ObjectCreationExpr)
                        && pass.types().of(bare) instanceof TypeRef.Known known
                        && TELLS.matcher(known.name()).matches();
    }

    /** A field keeps the exception for somebody who looks later. */
    private Optional<Reaction> kept(AssignExpr assignment, Held held) {
        boolean field = !pass.types()
                .declarationOf(assignment.getTarget())
                .filter(declaration -> !Subject.isField(declaration))
                .isPresent();
        return field && held.holds(assignment.getValue(), pass.types())
                ? Reaction.mention(Kind.HANDED_ON)
                : Optional.empty();
    }

    /** Whether a variable is told of the interrupt that others ask, by its name or that of its value. */
    private boolean isNoted(AssignExpr assignment) {
        Expression value = Expressions.bare(assignment.getValue());
        if (value instanceof BooleanLiteralExpr literal && !literal.getValue()) {
            return false;
        }
        if (!(value instanceof BooleanLiteralExpr)
                && RESTORES.matcher(value.toString()).matches()) {
            return true;
        }
        Expression target = Expressions.bare(assignment.getTarget());
        return RESTORES.matcher(target.toString()).matches() && isRead(target);
    }

    /** A field may be read by anyone; a local variable must be in its method. */
    private boolean isRead(Expression target) {
        Optional<Node> declaration = pass.types().declarationOf(target);
        if (declaration.isEmpty() || !(declaration.get() instanceof VariableDeclarator)) {
            return true;
        }
        Node outer = declaration.get();
        while (outer != null && !(outer instanceof BlockStmt)) {
            outer = outer.getParentNode().orElse(null);
        }
        return Subject.isField(declaration.get())
                || outer != null
                        && outer.findFirst(NameExpr.class, name -> name.equals(target) && !isAssigned(name))
                                .isPresent();
    }

    private static boolean isAssigned(NameExpr name) {
        return name.getParentNode().orElse(null) instanceof AssignExpr assignment && assignment.getTarget() == name;
    }

    @Override
    public Optional<Boolean> isA(Type type) {
        return pass.types().resolve(type, type) instanceof TypeRef.Known known
                ? Optional.of(SUPERTYPES.contains(known.name()))
                : Optional.empty();
    }

    @Override
    public boolean isLate(Node operation) {
        return isAfter(operation)
                && !(operation instanceof MethodCallExpr call
                        && CLEANING.matcher(call.getNameAsString()).matches());
    }

    private boolean isAfter(Node operation) {
        return WayOut.does(operation) && !attempt.isAncestorOf(operation) && !WayOut.isInFinally(operation);
    }

    @Override
    public boolean isPart(CatchClause handler) {
        return attempt.isAncestorOf(handler);
    }
}
