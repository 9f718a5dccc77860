package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.Optional;

/**
 * A variable whose object is worth to be followed through a body.
 *
 * @param site its declaration
 * @param owner if it is a field of another object, the declaration of the variable that holds that one
 */
public record Tracked(Site site, Optional<Site> owner) {
    static Tracked variable(Node declaration) {
        return new Tracked(new Site(declaration), Optional.empty());
    }

    static Tracked fieldOf(Node owner, Node field) {
        return new Tracked(new Site(field), Optional.of(new Site(owner)));
    }

    public Node declaration() {
        return site.node();
    }
}
