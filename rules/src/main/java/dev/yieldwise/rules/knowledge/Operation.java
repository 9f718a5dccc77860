package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
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
public record Operation(Set<String> spellings, Argument argument) {
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
    public static boolean named(String method) {
        return NAMES.contains(method);
    }

    /**
     * The operation that a call is.
     *
     * @param prefix empty, a view such as {@code keySet().}, or {@code Collections.}
     * @param onElement whether what it is given first is the element, or the key, that is visited just now
     */
    static Operation of(String prefix, MethodCallExpr call, boolean onElement, Types types) {
        if (onlyReplaces(call) && onElement) {
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
        boolean current = onElement && spellings.stream().noneMatch(spelling -> spelling.contains("(int"));
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
}
