package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.interproc.Functions;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.rules.knowledge.MutationTable.Argument;
import dev.yieldwise.rules.knowledge.MutationTable.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call that may change a collection, in the words of the {@link MutationTable}.
 *
 * @param spellings what the call may be: several where the overload is not known
 * @param argument what it is given, seen from the iteration in question
 */
record Operation(Set<String> spellings, Argument argument) {
    private static final Set<String> INTEGRAL = Set.of("int", "short", "byte", "char");

    /** These only change which element stands where; whoever writes them into a loop means it. */
    private static final Set<String> REORDERING = Set.of(
            "Collections.reverse(List)",
            "Collections.rotate(List,int)",
            "Collections.shuffle(List)",
            "Collections.shuffle(List,Random)",
            "Collections.swap(List,int,int)",
            "Collections.fill(List,Object)");

    private static final Set<String> NAMES = Set.of(
            "add",
            "addAll",
            "addElement",
            "addFirst",
            "addLast",
            "clear",
            "compute",
            "computeIfAbsent",
            "computeIfPresent",
            "ensureCapacity",
            "get",
            "getOrDefault",
            "insertElementAt",
            "merge",
            "offer",
            "offerFirst",
            "offerLast",
            "poll",
            "pollFirst",
            "pollFirstEntry",
            "pollLast",
            "pollLastEntry",
            "pop",
            "push",
            "put",
            "putAll",
            "putFirst",
            "putIfAbsent",
            "putLast",
            "remove",
            "removeAll",
            "removeAllElements",
            "removeElement",
            "removeElementAt",
            "removeFirst",
            "removeFirstOccurrence",
            "removeIf",
            "removeLast",
            "removeLastOccurrence",
            "replaceAll",
            "retainAll",
            "setSize",
            "sort",
            "trimToSize");

    private static final Set<String> REPLACING = Set.of("merge", "compute", "computeIfPresent");

    /** Whether a call of that name can change a collection at all; asked before anything else is known. */
    static boolean named(String method) {
        return NAMES.contains(method);
    }

    /**
     * The operation that a call is.
     *
     * @param prefix empty, a view such as {@code keySet().}, or {@code Collections.}
     * @param iteration the loop or the call that began the iteration
     */
    static Operation of(String prefix, MethodCallExpr call, Node iteration, Types types) {
        if (onlyReplaces(call) && isCurrent(call.getArgument(0), iteration, types)) {
            return new Operation(Set.of(), Argument.CURRENT);
        }
        Set<String> spellings = MutationTable.committed()
                .operations(prefix + call.getNameAsString(), call.getArguments().size());
        if (call.getArguments().isEmpty()) {
            return new Operation(spellings, Argument.NONE);
        }
        Expression first = call.getArgument(0);
        if (spellings.size() > 1 && spellings.stream().anyMatch(spelling -> spelling.contains("(int"))) {
            Optional<Boolean> index = isIntegral(first, types);
            if (index.isPresent()) {
                spellings = Set.copyOf(spellings.stream()
                        .filter(spelling -> spelling.contains("(int") == index.get())
                        .toList());
            }
        }
        boolean current = isCurrent(first, iteration, types)
                && spellings.stream().noneMatch(spelling -> spelling.contains("(int"));
        return new Operation(spellings, current ? Argument.CURRENT : Argument.UNKNOWN);
    }

    /** A function that says nothing of null removes no entry, so the entry that is visited just gets another value. */
    private static boolean onlyReplaces(MethodCallExpr call) {
        return REPLACING.contains(call.getNameAsString())
                && !call.getArguments().isEmpty()
                && call.getArguments()
                        .getLast()
                        .filter(function ->
                                function.findFirst(NullLiteralExpr.class).isEmpty())
                        .isPresent();
    }

    /** A method reference that is given the elements themselves. */
    static Operation onCurrent(String prefix, String method) {
        Set<String> spellings = MutationTable.committed().operations(prefix + method, 1);
        return new Operation(
                Set.copyOf(spellings.stream()
                        .filter(spelling -> !spelling.contains("(int"))
                        .toList()),
                Argument.CURRENT);
    }

    /** What comes of the operation, for a collection of one of these classes. */
    Verdict verdict(List<String> classes, String form) {
        Optional<Verdict> worst = Optional.empty();
        for (String className : classes) {
            for (String spelling : spellings) {
                if (!REORDERING.contains(spelling)) {
                    worst = join(worst, verdict(className, form, spelling));
                }
            }
        }
        return worst.orElse(Verdict.NONE);
    }

    private Optional<Verdict> verdict(String className, String form, String spelling) {
        MutationTable table = MutationTable.committed();
        Optional<Verdict> exact = table.verdict(className, form, spelling, argument);
        return exact.isPresent() ? exact : table.verdict(className, form, spelling, Argument.UNKNOWN);
    }

    private static Optional<Verdict> join(Optional<Verdict> a, Optional<Verdict> b) {
        return a.isEmpty() ? b : b.isEmpty() ? a : Optional.of(a.get().or(b.get()));
    }

    private static Optional<Boolean> isIntegral(Expression argument, Types types) {
        Expression bare = Expressions.bare(argument);
        if (bare instanceof IntegerLiteralExpr) {
            return Optional.of(true);
        }
        if (bare.toString().equals(Functions.FIRST)) {
            // Elements are objects.
            return Optional.of(false);
        }
        if (bare instanceof UnaryExpr unary) {
            return isIntegral(unary.getExpression(), types);
        }
        if (bare instanceof BinaryExpr binary && binary.getOperator() != BinaryExpr.Operator.PLUS) {
            return isIntegral(binary.getLeft(), types);
        }
        return types.of(bare) instanceof TypeRef.Known known
                ? Optional.of(INTEGRAL.contains(known.name()))
                : Optional.empty();
    }

    /** Whether an expression is the element, or the key, that the iteration visits just now. */
    private static boolean isCurrent(Expression argument, Node iteration, Types types) {
        Expression bare = Expressions.bare(argument);
        if (bare instanceof MethodCallExpr call
                && (call.getNameAsString().equals("getKey")
                        || call.getNameAsString().equals("next"))
                && call.getScope().isPresent()) {
            return call.getNameAsString().equals("getKey")
                    && isCurrent(call.getScope().get(), iteration, types);
        }
        if (!(bare instanceof NameExpr)) {
            return false;
        }
        Optional<Node> declaration = types.declarationOf(bare);
        if (iteration instanceof MethodCallExpr runner && isFirstParameter(bare, declaration, runner)) {
            return true;
        }
        if (declaration.isEmpty() || !(declaration.get() instanceof VariableDeclarator variable)) {
            return false;
        }
        if (iteration instanceof ForEachStmt loop
                && variable == loop.getVariable().getVariable(0)) {
            return !Assigned.within(variable.getNameAsString(), loop.getBody());
        }
        return variable.getInitializer()
                .map(Expressions::bare)
                .filter(MethodCallExpr.class::isInstance)
                .map(MethodCallExpr.class::cast)
                .filter(initial -> iteration instanceof ForEachStmt
                        ? initial.getNameAsString().equals("getKey") && isCurrent(initial, iteration, types)
                        : initial.getNameAsString().equals("next") && isFrom(initial, iteration, types))
                .filter(initial -> !Assigned.later(variable))
                .isPresent();
    }

    /** What a function that is run over the elements is given first; a method reference as {@code Functions} spells it. */
    private static boolean isFirstParameter(Expression name, Optional<Node> declaration, MethodCallExpr runner) {
        if (declaration.isEmpty()) {
            return name.toString().equals(Functions.FIRST);
        }
        return declaration.get() instanceof Parameter parameter
                && parameter.getParentNode().orElse(null) instanceof LambdaExpr lambda
                && lambda.getParameter(0) == parameter
                && runner.getArguments().stream().anyMatch(argument -> Expressions.bare(argument) == lambda)
                && !Assigned.within(parameter.getNameAsString(), lambda);
    }

    /** Whether a call is made on the iterator that the iteration began with. */
    private static boolean isFrom(MethodCallExpr next, Node iteration, Types types) {
        return next.getScope()
                .flatMap(types::declarationOf)
                .filter(declaration -> declaration instanceof VariableDeclarator iterator
                        && iterator.getInitializer()
                                .filter(initial -> Expressions.bare(initial) == iteration)
                                .isPresent())
                .isPresent();
    }
}
