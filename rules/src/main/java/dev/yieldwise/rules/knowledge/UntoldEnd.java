package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.type.PrimitiveType;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An iterator whose next() has no way to throw NoSuchElementException: neither it nor what it calls can. Where one call is
 * not known, nothing is said.
 *
 * @param next the method
 * @param answers whether it surely returns something at the end, so that not even another exception tells
 */
public record UntoldEnd(MethodDeclaration next, boolean answers) {
    /** Classes none of whose methods throw it, whatever they are given. */
    static final Set<String> HARMLESS = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.CharSequence",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Math",
            "java.lang.Short",
            "java.lang.String",
            "java.lang.StringBuilder",
            "java.lang.System",
            "java.lang.reflect.Array",
            "java.util.Arrays",
            "java.util.BitSet",
            "java.util.Map$Entry",
            "java.util.Objects");

    /** Methods that do not, of classes that have others which do. */
    static final Map<String, Set<String>> HARMLESS_METHODS = Map.of(
            "java.util.List", Set.of("get", "size", "isEmpty"),
            "java.util.Map", Set.of("get", "size", "isEmpty", "containsKey"));

    public static List<UntoldEnd> in(Pass pass) {
        List<UntoldEnd> found = new ArrayList<>();
        for (OwnIterator iterator : OwnIterator.in(pass)) {
            MethodDeclaration next = iterator.next();
            if (isStub(next)) {
                pass.unsaid(next.getName(), "it returns the same whatever happens, as test doubles do");
            } else if (hasEnd(iterator.hasNext()) && !new Telling(pass).mayTell(next)) {
                found.add(new UntoldEnd(next, surelyReturns(next)));
            }
        }
        return found;
    }

    private static boolean isStub(MethodDeclaration next) {
        return OwnIterator.onlyResult(next)
                .filter(LiteralExpr.class::isInstance)
                .isPresent();
    }

    private static boolean hasEnd(MethodDeclaration hasNext) {
        return OwnIterator.onlyResult(hasNext)
                .filter(more -> more instanceof BooleanLiteralExpr literal && literal.getValue())
                .isEmpty();
    }

    /** Whether code does nothing that could fail: it counts, or hands out what it holds. */
    private static boolean surelyReturns(MethodDeclaration next) {
        return next.getBody().orElseThrow().stream().noneMatch(UntoldEnd::mayFail);
    }

    private static boolean mayFail(Node node) {
        return node instanceof MethodCallExpr
                || node instanceof ObjectCreationExpr
                || node instanceof ArrayAccessExpr
                || node instanceof AssertStmt
                || node instanceof NodeWithBody<?>
                || node instanceof CastExpr cast && !(cast.getType() instanceof PrimitiveType)
                || node instanceof FieldAccessExpr access && !(access.getScope() instanceof ThisExpr)
                || node instanceof BinaryExpr binary
                        && (binary.getOperator() == BinaryExpr.Operator.DIVIDE
                                || binary.getOperator() == BinaryExpr.Operator.REMAINDER);
    }

    /** Looks for what may throw the exception, through the methods and constructors of the file. */
    private static final class Telling {
        private final Pass pass;
        private final Types types;
        private final Set<Site> seen = new HashSet<>();

        private Telling(Pass pass) {
            this.pass = pass;
            this.types = pass.types();
        }

        private boolean mayTell(Node code) {
            return seen.add(new Site(code)) && code.stream().anyMatch(this::isTelling);
        }

        private boolean isTelling(Node node) {
            if (node instanceof ThrowStmt || node instanceof MethodReferenceExpr) {
                return true;
            }
            if (node instanceof ObjectCreationExpr creation) {
                return creation.getAnonymousClassBody().isPresent()
                        || constructors(creation).stream().anyMatch(this::mayTell);
            }
            return node instanceof MethodCallExpr call && !isHarmless(call) && mayTell(call);
        }

        private boolean mayTell(MethodCallExpr call) {
            List<Body> meant = pass.resultOf(LocalMethods.ANALYSIS).meantBy(call);
            return meant.isEmpty()
                    || !meant.stream().map(LocalMethods::methodOf).allMatch(Telling::isFixed)
                    || meant.stream().anyMatch(method -> mayTell(method.owner()));
        }

        private List<ConstructorDeclaration> constructors(ObjectCreationExpr creation) {
            return Nodes.of(pass.unit()).all(ConstructorDeclaration.class).stream()
                    .filter(constructor -> constructor
                            .getNameAsString()
                            .equals(creation.getType().getNameAsString()))
                    .toList();
        }

        private boolean isHarmless(MethodCallExpr call) {
            String method = call.getNameAsString();
            if (method.equals("hasNext") && call.getArguments().isEmpty()) {
                return true;
            }
            if (call.getScope().isEmpty()) {
                return types.classOfStaticCall(call).filter(HARMLESS::contains).isPresent();
            }
            Expression scope = call.getScope().get();
            TypeRef type =
                    types.classNamed(scope).<TypeRef>map(TypeRef.Known::new).orElseGet(() -> types.of(scope));
            return HARMLESS.stream().anyMatch(each -> types.isA(type, each))
                    || HARMLESS_METHODS.entrySet().stream()
                            .anyMatch(each -> each.getValue().contains(method) && types.isA(type, each.getKey()));
        }

        /** Whether no subclass can do something else instead. */
        private static boolean isFixed(MethodDeclaration method) {
            Node around = method.getParentNode().orElseThrow();
            return method.isPrivate()
                    || method.isStatic()
                    || method.isFinal()
                    || around instanceof ObjectCreationExpr
                    || around instanceof RecordDeclaration
                    || around instanceof ClassOrInterfaceDeclaration type && type.isFinal();
        }
    }
}
