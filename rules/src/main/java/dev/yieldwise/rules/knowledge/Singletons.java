package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.yieldwise.analyzer.source.Nodes;
import java.util.List;
import java.util.Set;

/** Classes of which there is one object, or a few, which live as long as the program. */
final class Singletons {
    private static final Set<String> ANNOTATIONS = Set.of(
            "Singleton",
            "ApplicationScoped",
            "Component",
            "Service",
            "Repository",
            "Controller",
            "RestController",
            "Configuration",
            "SpringBootApplication");

    private static final Set<String> SHORTER = Set.of("Scope", "RequestScope", "SessionScope", "Prototype");

    private Singletons() {}

    static boolean isSingleton(TypeDeclaration<?> type) {
        if (type instanceof EnumDeclaration) {
            return true;
        }
        boolean annotated = type.getAnnotations().stream()
                .anyMatch(
                        annotation -> ANNOTATIONS.contains(annotation.getName().getIdentifier()));
        boolean shorter = type.getAnnotations().stream()
                .anyMatch(annotation -> SHORTER.contains(annotation.getName().getIdentifier()));
        return annotated && !shorter || isOneInstance(type);
    }

    /** A class that is made nowhere but for a static final field of its own. */
    private static boolean isOneInstance(TypeDeclaration<?> type) {
        if (!(type instanceof ClassOrInterfaceDeclaration declaration)
                || declaration.getConstructors().isEmpty()
                || !declaration.getConstructors().stream().allMatch(constructor -> constructor.isPrivate())) {
            return false;
        }
        List<ObjectCreationExpr> made = type.findCompilationUnit().stream()
                .flatMap(unit -> Nodes.of(unit).all(ObjectCreationExpr.class).stream())
                .filter(creation -> creation.getType().getNameAsString().equals(type.getNameAsString()))
                .toList();
        return made.size() == 1
                && made.get(0)
                        .getParentNode()
                        .flatMap(Node::getParentNode)
                        .filter(field -> field instanceof FieldDeclaration f && f.isStatic() && f.isFinal())
                        .isPresent();
    }

    /** Whether objects of the class live as long as the program for other reasons, as far as its own file tells. */
    static boolean livesLong(TypeDeclaration<?> type) {
        return isSingleton(type)
                || type.getMethodsByName("main").stream().anyMatch(main -> main.isStatic())
                || type.findFirst(AssignExpr.class, assignment -> assignment.getValue() instanceof ThisExpr)
                        .isPresent();
    }
}
