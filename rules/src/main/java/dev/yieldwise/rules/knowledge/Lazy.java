package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import dev.yieldwise.rules.knowledge.ClosedResource.Kind;
import java.util.Optional;
import java.util.Set;

/**
 * A value that reads from a resource when it is asked to, or the resource itself.
 *
 * @param kind what it is, which tells what its methods do
 * @param noun what messages call it
 * @param after what comes of using it once the resource is closed
 * @param stages where it is a stream: what comes of using a later stage of it
 * @param direct where it is a stream: what comes of using an iterator that was taken of it
 * @param sure whether that is certain, given that something is left to be read
 * @param at where it is made to read
 * @param resource the declaration of the resource
 */
public record Lazy(
        Kind kind,
        String noun,
        AfterClose after,
        AfterClose stages,
        AfterClose direct,
        boolean sure,
        Node at,
        Node resource) {

    private static final Set<String> SAME_STREAM = Set.of("parallel", "sequential");

    static Lazy of(Kind kind, AfterClose after, boolean sure, Node at, Node resource) {
        return new Lazy(kind, kind.noun(), after, after, after, sure, at, resource);
    }

    Lazy unsure() {
        return new Lazy(kind, noun, after, stages, direct, false, at, resource);
    }

    Lazy named(String other) {
        return new Lazy(kind, other, after, stages, direct, sure, at, resource);
    }

    /** What a method of it gives, if that is lazy too. */
    Optional<Lazy> lent(String method, Node call) {
        if (kind == Kind.STREAM && SAME_STREAM.contains(method)) {
            return Optional.of(this);
        }
        return ClosedResource.lent(kind, method).map(lent -> {
            boolean taken = kind == Kind.STREAM && lent.kind() == Kind.ITERATOR;
            return Lazy.of(lent.kind(), lent.after().orElse(taken ? direct : stages), sure, call, resource);
        });
    }
}
