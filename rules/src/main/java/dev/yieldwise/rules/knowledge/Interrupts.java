package dev.yieldwise.rules.knowledge;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithArguments;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Handlers that lose an interrupt: they catch InterruptedException, whose throw has cleared the flag of the thread, and
 * neither throw it again nor set the flag.
 */
public final class Interrupts {
    private static final Set<String> EXACT = Set.of("java.lang.InterruptedException");
    private static final Set<String> BROAD = Set.of("java.lang.Exception", "java.lang.Throwable");

    /** Names by which the authors of handlers say that they mean to do nothing. */
    private static final Pattern MEANT =
            Pattern.compile("(?i)(ignore|expected|unused|swallow|retry|_|ok(ay)?$).*|.*ignored");

    /** Names by which they say that it is never run. */
    private static final Pattern IMPOSSIBLE = Pattern.compile("(?i)(cannot|cant|never|impossible|unreachable).*");

    /** Words of a comment that gives a reason. */
    private static final Pattern REASON =
            Pattern.compile("(?is).*(ignor|swallow|expected|harmless|cannot|never|unreachable|deliberate|intention).*");

    /** Names by which methods say that they do not care. */
    private static final Pattern UNCARING = Pattern.compile("(?i).*(uninterruptib|ignor|quiet|silent).*");

    /** Names of methods that deal with a failure. */
    private static final Pattern FAILING =
            Pattern.compile("(?i)(?!log|trace|print|warn|debug|error$)[a-z]+(fail|exception|error)\\w*|fail|failed");

    private final Pass pass;
    private final Blocking blocking;
    private final Tasks tasks;
    private final DeclaredOnly declaredOnly;
    private final Map<Site, Body> bodies = new HashMap<>();
    private final List<Lost> lost = new ArrayList<>();

    private Interrupts(Pass pass) {
        this.pass = pass;
        this.blocking = new Blocking(pass);
        this.tasks = new Tasks(pass);
        this.declaredOnly = new DeclaredOnly(pass.resultOf(LocalMethods.ANALYSIS));
    }

    /** How an interrupt is lost. */
    public enum Manner {
        /** Nothing tells of it any more. */
        SWALLOWED,
        /** Nothing tells of it, as the author says or as the method's result may. */
        MEANT,
        /** Another exception tells of it, but the flag is not set. */
        WRAPPED,
        /** Another exception takes its place, and does not know of it. */
        REPLACED
    }

    /**
     * An interrupt is lost.
     *
     * @param clause the handler
     * @param source a call that throws the exception; nothing if the handler names it
     */
    public record Lost(CatchClause clause, Optional<Node> source, Manner manner) {}

    /** Where a file loses interrupts, in source order. */
    public static List<Lost> in(Pass pass) {
        if (!Blocking.isMentioned(pass.file().text())) {
            return List.of();
        }
        Interrupts interrupts = new Interrupts(pass);
        Nodes.of(pass.unit()).all(CatchClause.class).forEach(interrupts::check);
        return interrupts.lost;
    }

    private void check(CatchClause clause) {
        TryStmt attempt = (TryStmt) clause.getParentNode().orElseThrow();
        if (Caught.names(clause, EXACT, pass.types())) {
            if (declaredOnly.isAllOf(attempt.getTryBlock())) {
                pass.unsaid(clause, "InterruptedException is declared there, and nothing in sight throws it");
                return;
            }
            judge(clause, attempt, Optional.empty());
        } else if (Caught.names(clause, BROAD, pass.types()) && isFirst(clause, attempt)) {
            blocking.firstIn(attempt.getTryBlock()).ifPresent(source -> judge(clause, attempt, Optional.of(source)));
        }
    }

    /** Whether no clause before takes InterruptedException. */
    private boolean isFirst(CatchClause clause, TryStmt attempt) {
        for (CatchClause other : attempt.getCatchClauses()) {
            if (other == clause) {
                return true;
            }
            if (Caught.names(other, EXACT, pass.types()) || Caught.names(other, BROAD, pass.types())) {
                return false;
            }
        }
        return true;
    }

    private void judge(CatchClause clause, TryStmt attempt, Optional<Node> source) {
        Optional<Body> body = bodyOf(clause);
        if (body.isEmpty() || isImpossible(clause) || Done.isKnown(attempt) || isAllowed(clause, body.get())) {
            return;
        }
        Set<Kind> kinds =
                body.get().cfg(pass).map(cfg -> kinds(cfg, clause, attempt)).orElse(Set.of());
        if (kinds.contains(Kind.HANDED_ON)) {
            return;
        }
        boolean task = tasks.isTask(body.get().owner());
        if (task && explains(clause.getBody()) && Rounds.endsByOthers(clause, pass.types())) {
            return;
        }
        if (kinds.contains(Kind.ENDS_LATER) || kinds.contains(Kind.ENDS) && !task) {
            boolean meant = task || isMeant(clause, body.get()) || isGivenTo(clause, Interrupts::dealsWithFailures);
            lost.add(new Lost(clause, source, meant ? Manner.MEANT : Manner.SWALLOWED));
        } else if (kinds.contains(Kind.REPLACED) && source.isEmpty() && !task && !isMeant(clause, body.get())) {
            lost.add(new Lost(clause, source, isGivenTo(clause, Interrupts::keeps) ? Manner.WRAPPED : Manner.REPLACED));
        }
    }

    private static boolean isImpossible(CatchClause clause) {
        return IMPOSSIBLE.matcher(clause.getParameter().getNameAsString()).matches();
    }

    /** A thread that goes on to count, whatever it is told, is not one that ends. */
    private boolean isAllowed(CatchClause clause, Body body) {
        return tasks.isAllowed(body) && !(tasks.isThread(body) && Rounds.goesOn(clause, pass.types()));
    }

    private Set<Kind> kinds(Cfg cfg, CatchClause clause, TryStmt attempt) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Fates.Reader reader = new InterruptReader(pass, clause, attempt);
        Held held = Held.NOTHING.heldBy(clause.getParameter());
        for (Block block : cfg.blocks()) {
            if (Fates.catchAt(block).filter(each -> each == clause).isPresent()) {
                Fates.from(cfg, pass.types(), reader, block, 1, held)
                        .ifPresent(fates -> fates.forEach(fate -> kinds.add(fate.kind())));
            }
        }
        return kinds;
    }

    private Optional<Body> bodyOf(Node node) {
        if (bodies.isEmpty()) {
            pass.resultOf(Bodies.ANALYSIS).forEach(body -> bodies.put(new Site(body.owner()), body));
        }
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            Body body = bodies.get(new Site(outer));
            if (body != null) {
                return Optional.of(body);
            }
        }
        return Optional.empty();
    }

    /** Whether the author says that nothing is to be done, or the result of the method tells the caller. */
    private static boolean isMeant(CatchClause clause, Body body) {
        BlockStmt handler = clause.getBody();
        return MEANT.matcher(clause.getParameter().getNameAsString()).matches()
                || explains(handler)
                || clears(handler)
                || body.owner() instanceof MethodDeclaration method
                        && UNCARING.matcher(method.getNameAsString()).matches()
                || answers(handler);
    }

    /** Whether a handler gives the exception itself, not only a text of it, to a call or creation. */
    private static boolean isGivenTo(CatchClause clause, Predicate<Node> taker) {
        String caught = clause.getParameter().getNameAsString();
        return clause
                .getBody()
                .findAll(NameExpr.class, name -> name.getNameAsString().equals(caught))
                .stream()
                .anyMatch(name ->
                        isArgument(name) && taker.test(name.getParentNode().orElseThrow()));
    }

    private static boolean isArgument(NameExpr name) {
        return name.getParentNode().orElse(null) instanceof NodeWithArguments<?> outer
                && outer.getArguments().stream().anyMatch(argument -> argument == name);
    }

    private static boolean keeps(Node taker) {
        return !(taker instanceof MethodCallExpr call)
                || call.getNameAsString().equals("initCause")
                || !Rethrowing.tells(call.getNameAsString());
    }

    private static boolean dealsWithFailures(Node taker) {
        return taker instanceof MethodCallExpr call
                && FAILING.matcher(call.getNameAsString()).matches();
    }

    private static boolean explains(BlockStmt handler) {
        boolean empty = handler.getStatements().isEmpty();
        for (JavaToken token : handler.getTokenRange().orElseThrow()) {
            if (token.getCategory().isComment()
                    && (empty || REASON.matcher(token.getText()).matches())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a handler makes sure that the flag is not set, or states that it is never run. */
    private static boolean clears(BlockStmt handler) {
        return handler.getStatements().stream()
                .anyMatch(statement -> statement.toString().contains("Thread.interrupted()")
                        || statement.toString().startsWith("assert false"));
    }

    /** Whether a handler ends with a result that a method gives for no other reason: false, null, a constant. */
    private static boolean answers(BlockStmt handler) {
        Optional<Statement> last = handler.getStatements().getLast();
        return last.filter(ReturnStmt.class::isInstance)
                .flatMap(end -> ((ReturnStmt) end).getExpression())
                .filter(Interrupts::isConstant)
                .isPresent();
    }

    private static boolean isConstant(Expression value) {
        return value instanceof LiteralExpr
                || value.isFieldAccessExpr()
                || value.toString().endsWith(".empty()");
    }
}
