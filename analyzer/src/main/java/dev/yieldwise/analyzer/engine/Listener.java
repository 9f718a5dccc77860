package dev.yieldwise.analyzer.engine;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.analyzer.typestate.Trace;
import dev.yieldwise.analyzer.typestate.Witness;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Hears what one rule makes of one line of one file. */
final class Listener implements Witness {
    private final CompilationUnit unit;
    private final int line;
    private final Map<Node, List<Seen>> seen = new IdentityHashMap<>();
    private final Set<Node> inOrder = new LinkedHashSet<>();
    private final Set<String> reasons = new LinkedHashSet<>();

    /** What was known of an object before one operation. */
    private record Seen(Node operation, List<Way> ways, boolean elsewhere) {}

    Listener(CompilationUnit unit, int line) {
        this.unit = unit;
        this.line = line;
    }

    @Override
    public void before(Node subject, Node operation, List<Way> ways, boolean elsewhere) {
        seen.computeIfAbsent(subject, fresh -> {
                    inOrder.add(subject);
                    return new ArrayList<>();
                })
                .add(new Seen(operation, ways, elsewhere));
    }

    @Override
    public void unsaid(Node at, String reason) {
        if (stands(at)) {
            reasons.add(reason);
        }
    }

    /** What was heard, once each. */
    List<String> reasons() {
        Set<String> all = new LinkedHashSet<>();
        for (Node subject : inOrder) {
            List<Seen> moments = seen.get(subject);
            for (Seen moment : moments) {
                if (stands(moment.operation()) && speaksOf(moment, Subject.nameOf(subject))) {
                    all.addAll(tell(subject, moment, moments));
                }
            }
        }
        all.addAll(reasons);
        return List.copyOf(all);
    }

    private boolean stands(Node node) {
        return Sources.rangeOf(placeOf(node)).startLine() == line
                && node.findCompilationUnit().orElse(null) == unit;
    }

    private static Node placeOf(Node node) {
        return node instanceof MethodCallExpr call ? call.getName() : node;
    }

    private static boolean speaksOf(Seen moment, String variable) {
        Set<String> names = moment.ways().stream()
                .flatMap(way -> way.holders().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.add(variable);
        Node operation = moment.operation();
        Node looked = operation instanceof ForEachStmt loop ? loop.getIterable() : operation;
        return looked.findFirst(SimpleName.class, name -> names.contains(name.getIdentifier()))
                .isPresent();
    }

    private static List<String> tell(Node subject, Seen moment, List<Seen> moments) {
        if (moment.operation() instanceof VariableDeclarator) {
            return List.of();
        }
        String name = "'" + Subject.nameOf(subject) + "'";
        if (moment.ways().isEmpty() && !moment.elsewhere()) {
            return List.of(name + " was followed, but control does not come here after what fails before");
        }
        List<String> told = new ArrayList<>();
        for (Way way : moment.ways()) {
            String one = moment.ways().size() == 1 && !moment.elsewhere() ? "" : "on one way here, ";
            told.add(one + name + " was followed: " + way.state() + pathOf(way) + lost(way, moments));
        }
        if (moment.elsewhere()) {
            told.add("on " + (moment.ways().isEmpty() ? "every" : "another") + " way here, " + name
                    + " holds nothing that is followed");
        }
        return told;
    }

    private static String pathOf(Way way) {
        String path = way.trace().events().stream()
                .map(event -> "line " + Sources.rangeOf(placeOf(event.at())).startLine() + ": " + event.message())
                .collect(Collectors.joining("; "));
        return path.isEmpty() ? "" : " (" + path + ")";
    }

    /** A state that changed although nothing happened that is worth telling: code was made that may do anything to it. */
    private static String lost(Way way, List<Seen> moments) {
        for (int i = 0; i + 1 < moments.size(); i++) {
            Node operation = moments.get(i).operation();
            boolean makesCode = operation instanceof LambdaExpr
                    || operation instanceof MethodReferenceExpr
                    || operation instanceof ObjectCreationExpr;
            if (makesCode
                    && stateWith(way.trace(), moments.get(i + 1))
                            .filter(way.state()::equals)
                            .isPresent()
                    && stateWith(way.trace(), moments.get(i))
                            .filter(before -> !before.equals(way.state()))
                            .isPresent()) {
                return "; the code that is made in line "
                        + Sources.rangeOf(operation).startLine() + " may do anything to it";
            }
        }
        return "";
    }

    private static Optional<String> stateWith(Trace trace, Seen moment) {
        return moment.ways().stream()
                .filter(way -> way.trace() == trace)
                .map(Way::state)
                .findFirst();
    }
}
