package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.CfgBuilder;
import dev.yieldwise.analyzer.cfg.CfgTooLarge;
import dev.yieldwise.analyzer.types.Types;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** The code that one file leads to: its types, the bodies that its calls run, and their graphs. Belongs to one thread. */
public final class Program {
    private final Types types;
    private final Callees callees;
    private final Functions functions;
    private final Reach reach = new Reach();
    private final Map<Node, Optional<Cfg>> graphs = new IdentityHashMap<>();

    public Program(Types types) {
        this.types = types;
        Locals locals = new Locals(types);
        this.callees = new Callees(types, locals);
        this.functions = new Functions(types, locals);
    }

    public Types types() {
        return types;
    }

    public Functions functions() {
        return functions;
    }

    public Reach reach() {
        return reach;
    }

    /**
     * The bodies that a call, a creation or an explicit constructor invocation may run.
     *
     * @return empty if none of them is known
     */
    public Optional<Targets> targets(Node call) {
        return callees.of(call);
    }

    /** The one body that a call runs; empty if it is not known, or may be overridden. Cheaper than {@link #targets}. */
    public Optional<CallableDeclaration<?>> onlyTarget(Node call) {
        return callees.only(call);
    }

    /** The body that a call runs unless it is overridden. Cheaper than {@link #targets}. */
    public Optional<CallableDeclaration<?>> declaredTarget(Node call) {
        return callees.declared(call);
    }

    /** The graph of a body that a call leads to; empty if there is none, or it is too large. */
    public Optional<Cfg> graphOf(Node owner) {
        Optional<Cfg> known = graphs.get(owner);
        if (known == null) {
            known = build(owner);
            graphs.put(owner, known);
        }
        return known;
    }

    private static Optional<Cfg> build(Node owner) {
        try {
            return CfgBuilder.of(owner);
        } catch (CfgTooLarge e) {
            // Whoever looks at that body itself says so.
            return Optional.empty();
        }
    }
}
