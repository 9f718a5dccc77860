package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithExtends;
import com.github.javaparser.ast.nodeTypes.NodeWithImplements;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An iterator that the file implements.
 *
 * @param next its {@code next()}, or what that is in an iterator of primitives
 * @param hasNext its {@code hasNext()}, in the same class
 */
record OwnIterator(MethodDeclaration next, MethodDeclaration hasNext) {
    private static final Set<String> OF_PRIMITIVES = Set.of("nextInt", "nextLong", "nextDouble");

    static List<OwnIterator> in(Pass pass) {
        List<OwnIterator> found = new ArrayList<>();
        for (MethodDeclaration method : Nodes.of(pass.unit()).all(MethodDeclaration.class)) {
            boolean ofPrimitives = OF_PRIMITIVES.contains(method.getNameAsString());
            if ((ofPrimitives || method.getNameAsString().equals("next")) && isPlain(method)) {
                String type = ofPrimitives ? "java.util.PrimitiveIterator" : "java.util.Iterator";
                hasNextBeside(method)
                        .filter(hasNext -> isOf(type, method, pass.types()))
                        .ifPresent(hasNext -> found.add(new OwnIterator(method, hasNext)));
            }
        }
        return found;
    }

    private static boolean isPlain(MethodDeclaration method) {
        return method.getParameters().isEmpty() && method.getBody().isPresent();
    }

    private static Optional<MethodDeclaration> hasNextBeside(MethodDeclaration next) {
        return next.getParentNode().orElseThrow().getChildNodes().stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method -> method.getNameAsString().equals("hasNext") && isPlain(method))
                .findFirst();
    }

    private static boolean isOf(String iterator, MethodDeclaration method, Types types) {
        return supertypes(method.getParentNode().orElseThrow())
                .anyMatch(type -> types.isA(types.resolve(type, type), iterator));
    }

    private static Stream<ClassOrInterfaceType> supertypes(Node around) {
        if (around instanceof ObjectCreationExpr creation) {
            return Stream.of(creation.getType());
        }
        Stream<ClassOrInterfaceType> implemented =
                around instanceof TypeDeclaration<?> && around instanceof NodeWithImplements<?> type
                        ? type.getImplementedTypes().stream()
                        : Stream.empty();
        return around instanceof NodeWithExtends<?> type
                ? Stream.concat(implemented, type.getExtendedTypes().stream())
                : implemented;
    }

    /** What a method returns that does nothing else. */
    static Optional<Expression> onlyResult(MethodDeclaration method) {
        NodeList<Statement> statements =
                method.getBody().map(BlockStmt::getStatements).orElseGet(NodeList::new);
        return statements.size() == 1 && statements.get(0) instanceof ReturnStmt result
                ? result.getExpression().map(Expressions::bare)
                : Optional.empty();
    }
}
