package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import java.util.Optional;

/**
 * What a variable holds of the tracked object: the object itself, or something that stands for it, such as an iterator or
 * a view.
 *
 * @param role what it is; {@link #SELF} or a name that the protocol chose
 * @param site where it was made, if the protocol tells several apart
 */
public record Handle(String role, Optional<Site> site) {
    public static final Handle SELF = new Handle("self", Optional.empty());

    /** Not the object, but the one of whose fields the object is one. */
    static final Handle OWNER = new Handle("owner", Optional.empty());

    public static Handle of(String role) {
        return new Handle(role, Optional.empty());
    }

    public static Handle of(String role, Node site) {
        return new Handle(role, Optional.of(new Site(site)));
    }

    boolean isOwner() {
        return equals(OWNER);
    }

    public boolean isSelf() {
        return equals(SELF);
    }
}
