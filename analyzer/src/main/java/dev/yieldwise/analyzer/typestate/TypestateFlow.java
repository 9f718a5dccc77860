package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Transfer;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transfer function of typestate: follows through one body what the subject was last given. */
final class TypestateFlow<S, E> implements Transfer<Fact<S>> {
    private final Run<S, E> run;
    private final Calls<S, E> calls;
    private final Fact<S> entry;
    private final Values<S, E> values;
    private final Flags flags;
    private final Conditions<S, E> conditions;
    private final Operations<S, E> operations;
    private final Births<S, E> births;
    private final Optional<Creation<S, E>> creation;

    TypestateFlow(Run<S, E> run, Calls<S, E> calls, Frame frame, Fact<S> entry, Recorder<S, E> recorder) {
        this.run = run;
        this.calls = calls;
        this.entry = entry;
        this.values = new Values<>(run, frame);
        this.flags = new Flags(frame.cfg(), run.program().types());
        this.conditions = new Conditions<>(run.protocol(), values);
        this.operations = new Operations<>(run, calls, frame, values, conditions, recorder);
        this.births = new Births<>(run, calls);
        this.creation = run.subject().isCreation() && frame.outermost()
                ? Optional.of(new Creation<>(run, recorder, values))
                : Optional.empty();
    }

    @Override
    public Fact<S> entry() {
        return entry;
    }

    @Override
    public Fact<S> join(Fact<S> a, Fact<S> b) {
        return a.join(b);
    }

    @Override
    public Fact<S> apply(Element element, Fact<S> before) {
        return step(element, before, false);
    }

    @Override
    public Fact<S> exceptional(Element element, Fact<S> before) {
        return step(element, before, true);
    }

    @Override
    public Optional<Fact<S>> along(Edge edge, Fact<S> before) {
        if (edge.condition().isEmpty() || before.worlds().isEmpty()) {
            return Optional.of(before);
        }
        if (edge.condition().get() instanceof SwitchEntry entry) {
            Map<World<S>, Trace> entering = new LinkedHashMap<>(before.worlds());
            entering.keySet().removeIf(world -> !conditions.mayEnter(entry, world));
            return entering.isEmpty() && !before.elsewhere()
                    ? Optional.empty()
                    : Optional.of(Fact.of(entering, before.elsewhere()));
        }
        boolean holds = edge.kind() == Edge.Kind.TRUE;
        if (!holds && edge.kind() != Edge.Kind.FALSE) {
            return Optional.of(before);
        }
        Node condition = edge.condition().get();
        Map<World<S>, Trace> worlds = new LinkedHashMap<>();
        before.worlds()
                .forEach((world, trace) -> conditions
                        .assume(condition, holds, world)
                        .flatMap(after -> flags.assume(condition, holds, after))
                        .ifPresent(after -> worlds.putIfAbsent(after, learned(condition, world, after, trace))));
        boolean elsewhere = before.elsewhere()
                || !run.subject().isMadeByNew()
                        && !run.subject().isCreation()
                        && before.worlds().keySet().stream()
                                .anyMatch(world -> conditions.isNull(condition, holds, world));
        return worlds.isEmpty() && !elsewhere ? Optional.empty() : Optional.of(Fact.of(worlds, elsewhere));
    }

    private Trace learned(Node condition, World<S> before, World<S> after, Trace trace) {
        return after.state().equals(before.state())
                ? trace
                : trace.then(condition, run.protocol().learned(), run.protocol().told(after.state()));
    }

    /** Collects the worlds after an operation. */
    private final class After {
        private final Element element;
        private final Map<World<S>, Trace> worlds = new LinkedHashMap<>();
        private boolean elsewhere;

        After(Element element) {
            this.element = element;
        }

        void add(List<Moved<S>> moved) {
            for (Moved<S> one : moved) {
                if (one.world().isElsewhere()) {
                    elsewhere |= creation.isEmpty();
                    creation.ifPresent(each -> worlds.putIfAbsent(each.gone(element, one), Trace.empty()));
                } else {
                    worlds.putIfAbsent(one.world(), one.trace());
                }
            }
        }

        Fact<S> fact() {
            return Fact.of(worlds, elsewhere);
        }
    }

    private Fact<S> step(Element element, Fact<S> before, boolean threw) {
        if (before.givenUp()) {
            return before;
        }
        calls.count(before.worlds().size());
        if (!threw && run.foreignCode().neverReturns(element)) {
            return Fact.of(Map.of(), false);
        }
        if (!threw && takesSubject(element)) {
            After after = new After(element);
            before.worlds().keySet().forEach(world -> after.add(births.ofElement(world)));
            if (before.elsewhere()) {
                after.add(births.ofElement(new World<>(Map.of(), run.protocol().unknown())));
            }
            return after.fact();
        }
        World<S> nowhere = new World<>(Map.of(), run.protocol().unknown());
        boolean bornElsewhere = before.elsewhere() && !threw && givesToSubject(element, nowhere);
        if (before.worlds().isEmpty() && !bornElsewhere) {
            return before;
        }
        After after = new After(element);
        after.elsewhere = before.elsewhere() && !bornElsewhere;
        if (bornElsewhere) {
            for (Expression arm : Arms.of(element, Map.of())) {
                after.add(births.of(element, arm, nowhere, values));
            }
        }
        for (Map.Entry<World<S>, Trace> entering : before.worlds().entrySet()) {
            World<S> world = flags.assigned(element, entering.getKey());
            List<Expression> arms = threw ? List.of() : Arms.of(element, world.flags());
            if (arms.isEmpty()) {
                List<Moved<S>> moved = operations.of(element, Optional.empty(), world, entering.getValue(), threw);
                boolean makes = !threw
                        && creation.filter(each -> each.isMadeBy(element)).isPresent();
                after.add(makes ? creation.get().made(element, moved) : moved);
                continue;
            }
            World<S> chosen = flags.afterChoice(element, world);
            boolean given = givesToSubject(element, chosen);
            for (Expression arm : arms) {
                after.add(
                        given && values.handle(arm, chosen).isEmpty()
                                ? births.of(element, arm, chosen, values)
                                : operations.of(element, Optional.of(arm), chosen, entering.getValue(), false));
            }
        }
        return after.fact();
    }

    /** Whether the subject, the variable of a loop, takes the next element, or its owner is another object from now on. */
    private boolean takesSubject(Element element) {
        Optional<Site> owner = run.subject().owner();
        if (element.kind() == Element.Kind.NEXT) {
            Site variable =
                    new Site(((ForEachStmt) element.node()).getVariable().getVariable(0));
            return variable.equals(run.subject().site())
                    || owner.filter(variable::equals).isPresent();
        }
        if (element.kind() == Element.Kind.DECLARE) {
            return owner.filter(new Site(element.node())::equals).isPresent();
        }
        return owner.isPresent()
                && element.kind() == Element.Kind.EVALUATE
                && element.node() instanceof AssignExpr assignment
                && Expressions.bare(assignment.getTarget()) instanceof NameExpr name
                && run.program().types().declarationOf(name).map(Site::new).equals(owner);
    }

    private boolean givesToSubject(Element element, World<S> world) {
        Site subject = run.subject().site();
        if (element.kind() == Element.Kind.DECLARE && element.node() instanceof VariableDeclarator variable) {
            return variable == subject.node() && variable.getInitializer().isPresent();
        }
        return element.kind() == Element.Kind.EVALUATE
                && element.node() instanceof AssignExpr assignment
                && assignment.getOperator() == AssignExpr.Operator.ASSIGN
                && values.variable(assignment.getTarget(), world)
                        .filter(subject::equals)
                        .isPresent();
    }
}
