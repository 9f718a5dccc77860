package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.util.List;
import java.util.Optional;

/**
 * A value that a function captures and needs little of. Exactly one of {@code variable} and {@code self} is there.
 *
 * @param variable the declaration of the local variable or parameter
 * @param self the class of the captured {@code this}
 * @param uses where the function uses it; a fix puts a local variable there
 * @param part all that is needed of it, as written: {@code data.length}; empty if nothing is
 * @param stable whether the part is the same for ever, so that a copy would do as well
 */
public record Capture(
        Optional<Node> variable, Optional<TypeDeclaration<?>> self, List<Node> uses, String part, boolean stable) {
    static Capture of(Node variable, List<Node> uses, String part, boolean stable) {
        return new Capture(Optional.of(variable), Optional.empty(), uses, part, stable);
    }

    static Capture ofThis(TypeDeclaration<?> self, List<Node> uses, String part, boolean stable) {
        return new Capture(Optional.empty(), Optional.of(self), uses, part, stable);
    }
}
