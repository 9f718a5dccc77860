package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.typestate.Trace;
import java.util.Optional;

/**
 * What is wrong with the body of a context manager.
 *
 * @param at the yield; the call that makes the manager, if there is none
 * @param before what led there, if it is a second yield
 * @param other where the scope is passed by or what is not done when it fails
 * @param always whether it goes wrong whenever the body gets there
 */
public record BrokenScope(
        Fault fault, MethodCallExpr at, Optional<Trace> before, Optional<Node> other, boolean always) {
    /** How a body breaks the protocol. */
    public enum Fault {
        YIELDS_AGAIN,
        YIELDS_AGAIN_AFTER_FAILURE,
        ENDS_WITHOUT_YIELD,
        CLEANS_UP_IN_SUCCESS_ALONE
    }
}
