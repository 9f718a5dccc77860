package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.interproc.Program;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What calls may do beyond their own object: run code that writes fields, or never come back. */
final class ForeignCode {
    private static final Set<String> ENDING = Set.of("exit", "halt");

    private final Program program;
    private final Types types;
    private final Map<MethodCallExpr, Boolean> ending = new IdentityHashMap<>();

    ForeignCode(Program program) {
        this.program = program;
        this.types = program.types();
    }

    /**
     * Whether a call or creation may run code that this file, or one that knows it, has written. The JDK's own classes
     * run none unless they are handed some.
     */
    boolean mayRun(Expression call) {
        if (call instanceof MethodCallExpr method) {
            return handsCode(method.getArguments())
                    || method.getScope().isEmpty()
                    || !isOfJdk(method.getScope().get());
        }
        return call instanceof ObjectCreationExpr creation
                && (handsCode(creation.getArguments())
                        || creation.getAnonymousClassBody().isPresent()
                        || !isJdk(types.of(creation)));
    }

    /** Whether one of the arguments is code, or the object whose fields are in question. */
    static boolean handsCode(List<Expression> arguments) {
        return arguments.stream()
                .map(Expressions::bare)
                .anyMatch(argument -> argument instanceof LambdaExpr
                        || argument instanceof MethodReferenceExpr
                        || argument instanceof ThisExpr);
    }

    private boolean isOfJdk(Expression scope) {
        Optional<String> named = types.classNamed(Expressions.bare(scope));
        return named.isPresent() ? named.get().startsWith("java.") : isJdk(types.of(scope));
    }

    private static boolean isJdk(TypeRef type) {
        return type instanceof TypeRef.Known known && known.name().startsWith("java.");
    }

    /** Whether an element is a call that ends the path: System.exit, a test's fail, a method of the file that only throws. */
    boolean neverReturns(Element element) {
        return element.kind() == Element.Kind.EVALUATE
                && element.node() instanceof MethodCallExpr call
                && isEnding(call);
    }

    private boolean isEnding(MethodCallExpr call) {
        Boolean known = ending.get(call);
        if (known == null) {
            // A method that calls itself is not known to end by that.
            ending.put(call, false);
            known = ends(call);
            ending.put(call, known);
        }
        return known;
    }

    private boolean ends(MethodCallExpr call) {
        String name = call.getNameAsString();
        if (ENDING.contains(name)) {
            return call.getScope()
                            .map(Expression::toString)
                            .filter("System"::equals)
                            .isPresent()
                    || call.getScope()
                            .map(Expression::toString)
                            .filter("Runtime.getRuntime()"::equals)
                            .isPresent();
        }
        return name.equals("fail") || call.getScope().isEmpty() && onlyThrows(call);
    }

    private boolean onlyThrows(MethodCallExpr call) {
        List<CallableDeclaration<?>> methods = program.reach().named(call.getNameAsString(), call).stream()
                .filter(method ->
                        method.getParameters().size() == call.getArguments().size())
                .toList();
        return !methods.isEmpty()
                && methods.stream()
                        .allMatch(method -> method instanceof MethodDeclaration declared && onlyThrows(declared));
    }

    private boolean onlyThrows(MethodDeclaration method) {
        return method.getBody()
                .filter(body -> body.findFirst(ReturnStmt.class).isEmpty())
                .flatMap(body -> body.getStatements().getLast())
                .filter(last -> last.isThrowStmt()
                        || last instanceof ExpressionStmt statement
                                && statement.getExpression() instanceof MethodCallExpr call
                                && isEnding(call))
                .isPresent();
    }
}
