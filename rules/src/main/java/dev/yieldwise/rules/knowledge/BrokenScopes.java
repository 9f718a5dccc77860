package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Ending;
import dev.yieldwise.analyzer.typestate.Observation;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.analyzer.typestate.Trace;
import dev.yieldwise.analyzer.typestate.Typestate;
import dev.yieldwise.rules.knowledge.BrokenScope.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the bodies of context managers do not yield exactly once, or clean up only if their scope succeeds. */
public final class BrokenScopes {
    private static final Set<String> REFUSALS = Set.of("GeneratorStateException", "IllegalStateException");

    private final Pass pass;
    private final List<BrokenScope> found = new ArrayList<>();

    private BrokenScopes(Pass pass) {
        this.pass = pass;
    }

    public static List<BrokenScope> in(Pass pass) {
        BrokenScopes scopes = new BrokenScopes(pass);
        ScopeBodies.in(pass).forEach(scopes::look);
        return scopes.found;
    }

    private void look(Body body, MethodCallExpr factory) {
        Optional<Parameter> handle = handle(body.owner());
        Optional<Cfg> cfg = body.cfg(pass);
        if (handle.isEmpty() || cfg.isEmpty() || isMeant(factory)) {
            return;
        }
        OneYield protocol = new OneYield();
        int before = found.size();
        for (Observation<OneYield.Again> again : Followed.observe(pass, body, handle.get(), protocol)) {
            if (again.at() instanceof MethodCallExpr call) {
                found.add(new BrokenScope(
                        hasFailed(again.trace()) ? Fault.YIELDS_AGAIN_AFTER_FAILURE : Fault.YIELDS_AGAIN,
                        call,
                        Optional.of(again.trace()),
                        Optional.empty(),
                        again.always()));
            }
        }
        List<MethodCallExpr> yields = yieldsOf(body, handle.get());
        // a loop that may yield twice, and not at all, is one defect
        if (found.size() == before) {
            endings(body, cfg.get(), handle.get(), protocol, yields, factory);
        }
        yields.forEach(call -> LateCleanup.behind(call, body.owner())
                .ifPresent(late -> found.add(new BrokenScope(
                        Fault.CLEANS_UP_IN_SUCCESS_ALONE, call, Optional.empty(), Optional.of(late), false))));
    }

    /** Whether the manager is made for code that expects it to fail. */
    private boolean isMeant(MethodCallExpr factory) {
        return factory.getParentNode().orElseThrow() instanceof VariableDeclarator variable
                && !Subject.isField(variable)
                && Helpers.memberAround(variable).findAll(NameExpr.class).stream()
                        .filter(use -> use.getNameAsString().equals(variable.getNameAsString()))
                        .anyMatch(use -> Expected.isMeant(pass, use, REFUSALS));
    }

    private static boolean hasFailed(Trace trace) {
        return trace.events().stream()
                .anyMatch(event -> event.state().filter(OneYield.FAILED::equals).isPresent());
    }

    private static Optional<Parameter> handle(Node owner) {
        if (owner instanceof LambdaExpr lambda) {
            return lambda.getParameters().getFirst();
        }
        return owner instanceof CallableDeclaration<?> method
                ? method.getParameters().getFirst()
                : Optional.empty();
    }

    private List<MethodCallExpr> yieldsOf(Body body, Parameter handle) {
        return body.calls().stream()
                .filter(call -> GeneratorApi.YIELDING.contains(call.getNameAsString()))
                .filter(call -> call.getScope()
                        .map(Expressions::bare)
                        .filter(NameExpr.class::isInstance)
                        .flatMap(pass.types()::declarationOf)
                        .filter(declaration -> declaration == handle)
                        .isPresent())
                .toList();
    }

    private void endings(
            Body body,
            Cfg cfg,
            Parameter handle,
            OneYield protocol,
            List<MethodCallExpr> yields,
            MethodCallExpr factory) {
        List<OneYield.State> completed = Typestate.endings(
                        cfg,
                        pass.program(),
                        protocol,
                        Subject.of(handle, body.owner(), Followed.fieldWrites(pass, handle)))
                .stream()
                .filter(ending -> ending.how() == Ending.How.RETURNS)
                .map(Ending::state)
                .toList();
        List<NameExpr> uses = body.owner().findAll(NameExpr.class).stream()
                .filter(name -> name.getNameAsString().equals(handle.getNameAsString()))
                .toList();
        boolean hidden = uses.stream()
                .anyMatch(use -> Helpers.around(use, LocalClassDeclarationStmt.class)
                        .filter(local -> Helpers.isWithin(local, body.owner()))
                        .isPresent());
        if (hidden || !completed.contains(OneYield.State.BEFORE)) {
            return;
        }
        found.add(new BrokenScope(
                Fault.ENDS_WITHOUT_YIELD,
                yields.isEmpty() ? factory : yields.get(0),
                Optional.empty(),
                passedBy(cfg),
                uses.isEmpty()));
    }

    /** A return that is reached without a yield. */
    private static Optional<Node> passedBy(Cfg cfg) {
        Deque<Block> waiting = new ArrayDeque<>(List.of(cfg.entry()));
        Set<Block> seen = new HashSet<>();
        while (!waiting.isEmpty()) {
            Block block = waiting.remove();
            if (!seen.add(block)) {
                continue;
            }
            boolean yields = false;
            for (Element element : block.elements()) {
                yields |= element.node() instanceof MethodCallExpr call
                        && GeneratorApi.YIELDING.contains(call.getNameAsString());
                if (!yields && element.node() instanceof ReturnStmt) {
                    return Optional.of(element.node());
                }
            }
            if (!yields) {
                block.successors().stream()
                        .filter(edge -> edge.kind() != Edge.Kind.EXCEPTION)
                        .map(Edge::to)
                        .forEach(waiting::add);
            }
        }
        return Optional.empty();
    }
}
