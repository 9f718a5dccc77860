package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import java.util.Optional;

/**
 * What a variable holds of the tracked object: the object itself, something that stands for it, such as an iterator or a
 * view, or something beside it that is worth to be recognized, such as its current element.
 *
 * @param role what it is; {@link #SELF} or a name that the protocol chose
 * @param site where it was made, if the protocol tells several apart
 * @param stands whether it is the object or stands for it: operations on it are operations on the object
 */
public record Handle(String role, Optional<Site> site, boolean stands) {
    public static final Handle SELF = of("self");

    /** Not the object, but the one of whose fields the object is one. */
    static final Handle OWNER = new Handle("owner", Optional.empty(), false);

    public static Handle of(String role) {
        return new Handle(role, Optional.empty(), true);
    }

    public static Handle of(String role, Node site) {
        return new Handle(role, Optional.of(new Site(site)), true);
    }

    /** Something beside the object. */
    public static Handle beside(String role, Site site) {
        return new Handle(role, Optional.of(site), false);
    }

    /** The same, seen as made at another place. */
    public Handle at(Site other) {
        return new Handle(role, Optional.of(other), stands);
    }

    /** Code: a lambda or method reference that a parameter holds. */
    static Handle function(Expression code) {
        return beside("function", new Site(code));
    }

    /** The code that it is, if it is code. */
    Optional<Expression> code() {
        return role.equals("function") ? site.map(Site::node).map(Expression.class::cast) : Optional.empty();
    }

    /** A value that is written in the source, which a parameter holds. */
    static Handle constant(Expression value) {
        return beside("constant", new Site(value));
    }

    /** The value that it is, if it is one. */
    Optional<Constant> constant() {
        return role.equals("constant")
                ? site.map(Site::node).map(Expression.class::cast).flatMap(Constant::of)
                : Optional.empty();
    }

    boolean isOwner() {
        return equals(OWNER);
    }

    public boolean isSelf() {
        return equals(SELF);
    }
}
