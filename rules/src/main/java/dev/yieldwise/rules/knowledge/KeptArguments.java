package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yieldwise.analyzer.interproc.Targets;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which methods of the sources give an argument to a holder that lives long, themselves or by methods that they call. */
final class KeptArguments {
    private static final int DEPTH = 3;

    /** Methods of the JDK that run a function or make something lazy of it; by far most lambdas are given to one. */
    private static final Set<String> USUAL = Set.of(
            "map",
            "filter",
            "flatMap",
            "forEach",
            "collect",
            "sort",
            "sorted",
            "anyMatch",
            "allMatch",
            "noneMatch",
            "mapToInt",
            "mapToObj",
            "mapToLong",
            "ifPresent",
            "orElseGet",
            "orElseThrow",
            "removeIf",
            "thenApply",
            "computeIfAbsent",
            "compute",
            "merge",
            "toMap",
            "groupingBy",
            "comparing",
            "peek",
            "reduce",
            "toArray");

    private final Pass pass;
    private final Map<CompilationUnit, LongLived> files = new IdentityHashMap<>();
    private final Map<Site, Optional<Handover>> known = new HashMap<>();

    private final Predicate<Expression> worth;

    /** @param worth whether it matters that a function is kept: asked first, since it takes this file alone */
    KeptArguments(Pass pass, Predicate<Expression> worth) {
        this.pass = pass;
        this.worth = worth;
    }

    /** What a call keeps of the functions that it is given. */
    List<Handover> of(MethodCallExpr call) {
        if (USUAL.contains(call.getNameAsString())) {
            return List.of();
        }
        return call.getArguments().stream()
                .filter(this::isMade)
                .filter(worth)
                .flatMap(argument -> kept(call, argument, DEPTH).map(handover -> handover.at(call, argument)).stream())
                .toList();
    }

    /** Whether an argument is code or an object made here, as it stands or by a local variable. */
    private boolean isMade(Expression argument) {
        Expression bare = Expressions.withoutCasts(argument);
        if (bare instanceof LambdaExpr || bare instanceof MethodReferenceExpr || bare instanceof ObjectCreationExpr) {
            return true;
        }
        return bare instanceof NameExpr
                && pass.types()
                        .declarationOf(bare)
                        .filter(VariableDeclarator.class::isInstance)
                        .filter(variable -> !Subject.isField(variable))
                        .flatMap(variable -> ((VariableDeclarator) variable).getInitializer())
                        .filter(value -> value instanceof LambdaExpr || value instanceof MethodReferenceExpr)
                        .isPresent();
    }

    private Optional<Handover> kept(MethodCallExpr call, Expression argument, int depth) {
        int place = -1;
        for (int i = 0; i < call.getArguments().size(); i++) {
            place = call.getArgument(i) == argument ? i : place;
        }
        Optional<Targets> targets =
                pass.program().targets(call).filter(found -> found.bodies().size() == 1);
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        CallableDeclaration<?> target = targets.get().bodies().get(0);
        if (!(target instanceof MethodDeclaration method)
                || method.getParameters().size() != call.getArguments().size()) {
            return Optional.empty();
        }
        boolean complete = targets.get().complete();
        return keeping(method, place, depth).map(handover -> complete ? handover : handover.unsure());
    }

    /** How a method keeps what it is given in a place. */
    private Optional<Handover> keeping(MethodDeclaration method, int place, int depth) {
        Node parameter = method.getParameter(place);
        Site site = new Site(parameter);
        Optional<Handover> found = known.get(site);
        if (found == null) {
            // A method that calls itself keeps nothing by that.
            known.put(site, Optional.empty());
            found = depth == 0 ? Optional.empty() : search(method, parameter, depth);
            known.put(site, found);
        }
        return found;
    }

    private Optional<Handover> search(MethodDeclaration method, Node parameter, int depth) {
        LongLived file =
                files.computeIfAbsent(method.findCompilationUnit().orElseThrow(), unit -> new LongLived(pass, unit));
        for (Node node : method.findAll(Node.class)) {
            Optional<Handover> direct =
                    file.look(node).filter(handover -> !handover.ownField() && isNamed(handover.value(), parameter));
            if (direct.isPresent()) {
                return direct;
            }
            if (node instanceof MethodCallExpr call) {
                Optional<Handover> further = call.getArguments().stream()
                        .filter(argument -> isNamed(argument, parameter))
                        .findFirst()
                        .flatMap(argument -> kept(call, argument, depth - 1));
                if (further.isPresent()) {
                    return further;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isNamed(Expression value, Node declaration) {
        Expression bare = Expressions.withoutCasts(value);
        return bare instanceof NameExpr
                && pass.types()
                        .declarationOf(bare)
                        .filter(found -> found == declaration)
                        .isPresent();
    }
}
