package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.util.Optional;

/**
 * A variable whose object is followed through a body, or an expression that makes one.
 *
 * @param site its declaration, or the expression
 * @param givenBefore whether it has its value before the body starts: a parameter, a field, a captured variable
 * @param changing whether it is a field that a method of its own class may give another value
 * @param owner the variable of whose object it is a field; empty if it is one of {@code this}, or no field
 */
public record Subject(Site site, boolean givenBefore, boolean changing, Optional<Site> owner) {

    /** The variable of a declaration, seen from a body. */
    public static Subject of(Node declaration, Node body, FieldWrites fields) {
        boolean local = declaration instanceof VariableDeclarator && new Site(declaration).isWithin(body);
        return new Subject(
                new Site(declaration), !local, isField(declaration) && fields.mayChange(declaration), Optional.empty());
    }

    /** A field of the object that a variable holds. */
    public static Subject fieldOf(Site variable, Node field, FieldWrites fields) {
        return new Subject(new Site(field), true, fields.mayChange(field), Optional.of(variable));
    }

    /** The object that a call or creation makes, whichever variables hold it. */
    public static Subject madeBy(Expression creation) {
        return new Subject(new Site(creation), false, false, Optional.empty());
    }

    /** Whether it is no variable, but what an expression makes. */
    boolean isCreation() {
        return site.node() instanceof MethodCallExpr || site.node() instanceof ObjectCreationExpr;
    }

    /** The name of the variable that a declaration declares. */
    public static String nameOf(Node declaration) {
        return declaration instanceof NodeWithSimpleName<?> named ? named.getNameAsString() : declaration.toString();
    }

    /** What a story says where the variable gets the object that is followed. */
    String origin() {
        return "'" + nameOf(site.node()) + "' gets its value here";
    }

    /** Whether what the subject holds was seen being made by {@code new}, so that it is not null. */
    boolean isMadeByNew() {
        return !givenBefore
                && site.node() instanceof VariableDeclarator variable
                && variable.getInitializer()
                        .filter(ObjectCreationExpr.class::isInstance)
                        .isPresent();
    }

    /** Whether a declaration declares a field. */
    public static boolean isField(Node declaration) {
        return declaration
                .getParentNode()
                .filter(FieldDeclaration.class::isInstance)
                .isPresent();
    }
}
