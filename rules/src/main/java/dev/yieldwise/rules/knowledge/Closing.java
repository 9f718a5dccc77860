package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Forward;
import dev.yieldwise.analyzer.dataflow.Solution;
import dev.yieldwise.analyzer.dataflow.Transfer;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import dev.yieldwise.rules.knowledge.WayOut.Station;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the bodies of a file do when they are closed: GeneratorExit is raised at a yield, and followed through handlers and
 * finally blocks until it leaves the body, or is lost.
 */
public final class Closing {
    public static final Analysis<Closing> ANALYSIS = new Analysis<>("closing", Closing::new);

    private static final Set<String> CATCHING =
            Set.of(GeneratorApi.GENERATOR_EXIT, "java.lang.Error", "java.lang.Throwable");

    private final Pass pass;
    private final GeneratorBodies bodies;
    private final Map<Site, LostExit> losses = new LinkedHashMap<>();
    private final Map<Site, AnsweredExit> answers = new LinkedHashMap<>();
    private final Map<Site, Boolean> lettingOut = new HashMap<>();

    private Closing(Pass pass) {
        this.pass = pass;
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        Tasks tasks = new Tasks(pass);
        bodies.yielding().stream()
                // what another thread runs cannot yield for this body
                .filter(body -> !tasks.isElsewhere(body))
                .forEach(this::letsOut);
    }

    /** Where GeneratorExit is lost, in no particular order. */
    public List<LostExit> losses() {
        return losses.values().stream().filter(LostExit::isReal).toList();
    }

    /** The yields that a body answers its close with, in no particular order. */
    public List<AnsweredExit> answers() {
        return List.copyOf(answers.values());
    }

    /** Whether GeneratorExit can leave a body that yields. */
    private boolean letsOut(Body body) {
        Site site = new Site(body.owner());
        Boolean known = lettingOut.get(site);
        if (known == null) {
            // A helper that calls itself: what its other yields do decides.
            lettingOut.put(site, true);
            known = !mayCatch(body.owner())
                    || body.cfg(pass).map(cfg -> new Walk(body, cfg).letsOut()).orElse(true);
            lettingOut.put(site, known);
        }
        return known;
    }

    /** Names first: whether anything in a body can stop an exception that is an Error. */
    private boolean mayCatch(Node owner) {
        return owner.findFirst(
                        TryStmt.class,
                        attempt -> attempt.getFinallyBlock().isPresent()
                                || attempt.getCatchClauses().stream().anyMatch(this::catches))
                .isPresent();
    }

    private boolean catches(CatchClause clause) {
        return Caught.names(clause, CATCHING, pass.types());
    }

    /** The closing of one body. */
    private final class Walk {
        private final Body body;
        private final Cfg cfg;
        private final Solution<Held> known;
        private final Set<Start> seen = new HashSet<>();
        private boolean letsOut;

        /** Where the walk through a handler or finally block starts, and with what. */
        private record Start(Block block, Held held) {}

        /** GeneratorExit on its way: raised at a yield, thrown again where the path has got to since. */
        private record Exit(MethodCallExpr raised, Block block, List<Station> ahead, Held held) {
            Exit after(int stations) {
                return new Exit(raised, block, ahead.subList(stations, ahead.size()), held);
            }
        }

        Walk(Body body, Cfg cfg) {
            this.body = body;
            this.cfg = cfg;
            this.known = Forward.solve(cfg, new Knowing(pass.types()));
        }

        boolean letsOut() {
            for (Block block : cfg.blocks()) {
                Optional<Held> before = known.before(block);
                if (before.isPresent() && !block.elements().isEmpty()) {
                    raisedIn(block, before.get());
                }
            }
            return letsOut;
        }

        private void raisedIn(Block block, Held before) {
            Element last = block.elements().get(block.elements().size() - 1);
            if (last.node() instanceof MethodCallExpr call && raises(call)) {
                Held held = before;
                for (Element element : block.elements()) {
                    held = element == last ? held : held.after(element, pass.types());
                }
                raise(new Exit(call, block, WayOut.from(call, body.owner()), held));
            }
        }

        private boolean raises(MethodCallExpr call) {
            if (bodies.of(call).isEmpty()) {
                return false;
            }
            List<Body> helpers = bodies.helpersOf(call);
            return helpers.isEmpty() || helpers.stream().anyMatch(Closing.this::letsOut);
        }

        private void raise(Exit exit) {
            for (int i = 0; i < exit.ahead.size(); i++) {
                Station station = exit.ahead.get(i);
                if (station instanceof Station.Handlers handlers) {
                    Optional<CatchClause> clause = handlers.clauses().stream()
                            .filter(Closing.this::catches)
                            .findFirst();
                    if (clause.isPresent()) {
                        caught(exit.after(i + 1), clause.get());
                        return;
                    }
                } else {
                    passes(exit.after(i + 1), station);
                    return;
                }
            }
            letsOut = true;
        }

        private void caught(Exit exit, CatchClause clause) {
            for (Edge edge : exit.block.successors()) {
                if (Fates.catchAt(edge.to()).filter(each -> each == clause).isPresent()) {
                    Held held = exit.held.heldBy(clause.getParameter());
                    List<Fate> fates = fates(
                            edge.to(), 1, held, (TryStmt) clause.getParentNode().orElseThrow());
                    for (Fate fate : fates) {
                        if (fate.kind() == Kind.LET_OUT) {
                            thrownAgain(exit, fate);
                        }
                        judge(exit, fate, isOnly(fates), clause, clause.getBody());
                    }
                    return;
                }
            }
        }

        /** Goes through a finally block, a close or a release, which GeneratorExit leaves by itself. */
        private void passes(Exit exit, Station station) {
            Optional<Block> start = exit.block.successors().stream()
                    .filter(edge -> edge.kind() == Edge.Kind.EXCEPTION)
                    .map(Edge::to)
                    .filter(to ->
                            to != cfg.exceptionalExit() && Fates.catchAt(to).isEmpty())
                    .findFirst();
            if (start.isEmpty()) {
                return;
            }
            Optional<Station.Finally> last =
                    station instanceof Station.Finally block ? Optional.of(block) : Optional.empty();
            List<Fate> fates = fates(
                    start.get(),
                    0,
                    exit.held,
                    last.map(Station.Finally::attempt).orElse(null));
            Set<Site> culprits = last.map(block -> culprits(block, fates)).orElse(Set.of());
            for (Fate fate : fates) {
                boolean out = fate.kind() == Kind.LET_OUT;
                if (out && fate.at().isEmpty()) {
                    raise(new Exit(exit.raised, fate.block(), exit.ahead, fate.held()));
                } else if (out) {
                    thrownAgain(exit, fate);
                }
                culprits.stream()
                        .map(Site::node)
                        .filter(culprit -> out
                                || fate.replacedBy().map(by -> by == culprit).orElse(!(culprit instanceof ThrowStmt)))
                        .forEach(culprit -> judge(
                                exit,
                                fate,
                                isOnly(fates),
                                culprit,
                                last.orElseThrow().block()));
            }
        }

        /** What in a finally block may take the place of the exit: jumps, throws, and the block for its yields. */
        private static Set<Site> culprits(Station.Finally last, List<Fate> fates) {
            Set<Site> culprits = new LinkedHashSet<>();
            fates.forEach(fate -> fate.replacedBy().ifPresent(by -> culprits.add(new Site(by))));
            WayOut.jumpsOutOf(last.block()).forEach(jump -> culprits.add(new Site(jump)));
            culprits.add(new Site(last.block()));
            return culprits;
        }

        private void thrownAgain(Exit exit, Fate fate) {
            Node at = fate.at().orElseThrow();
            raise(new Exit(exit.raised, fate.block(), WayOut.from(at, body.owner()), fate.held()));
        }

        private List<Fate> fates(Block start, int from, Held held, TryStmt attempt) {
            if (!seen.add(new Start(start, held))) {
                return List.of();
            }
            Fates.Reader reader = new ExitReader(pass, bodies, attempt);
            return Fates.from(cfg, pass.types(), reader, start, from, held).orElse(List.of());
        }

        /** Whether every path comes to a yield. */
        private static boolean isOnly(List<Fate> fates) {
            return fates.stream().allMatch(fate -> fate.kind() == Kind.YIELDS && !fate.guessed());
        }

        /** Writes down what a path means: for the yield that it ends at, or for what lost the exit. */
        private void judge(Exit exit, Fate fate, boolean only, Node culprit, BlockStmt dealing) {
            boolean yields = fate.kind() == Kind.YIELDS || fate.kind() == Kind.MAY_YIELD;
            Optional<BlockStmt> closing =
                    yields ? closingBlock(fate.at().orElseThrow(), exit, dealing) : Optional.empty();
            closing.ifPresent(block -> {
                MethodCallExpr call = (MethodCallExpr) fate.at().orElseThrow();
                answers.computeIfAbsent(new Site(call), site -> new AnsweredExit(call, exit.raised, block))
                        .add(only && bodies.isKnown(exit.raised));
            });
            losses.computeIfAbsent(
                            new Site(culprit),
                            site -> new LostExit(
                                    culprit, exit.raised, bodies.isKnown(exit.raised), bodies.isWhole(body)))
                    .add(fate, closing.isPresent());
        }

        /** The block that a yield stands in: the handler's, or a finally block that the exit goes through. */
        private Optional<BlockStmt> closingBlock(Node yield, Exit exit, BlockStmt dealing) {
            if (dealing.isAncestorOf(yield)) {
                return Optional.of(dealing);
            }
            return WayOut.from(exit.raised, body.owner()).stream()
                    .filter(Station.Finally.class::isInstance)
                    .map(station -> ((Station.Finally) station).block())
                    .filter(block -> block.isAncestorOf(yield))
                    .findFirst();
        }
    }

    /** What is known of variables at each place, on all paths to it. */
    private record Knowing(Types types) implements Transfer<Held> {
        @Override
        public Held entry() {
            return Held.NOTHING;
        }

        @Override
        public Held join(Held a, Held b) {
            return a.and(b);
        }

        @Override
        public Held apply(Element element, Held before) {
            return before.after(element, types);
        }

        @Override
        public Held exceptional(Element element, Held before) {
            return before.and(before.after(element, types));
        }

        @Override
        public Optional<Held> along(Edge edge, Held before) {
            return Optional.of(before);
        }
    }
}
