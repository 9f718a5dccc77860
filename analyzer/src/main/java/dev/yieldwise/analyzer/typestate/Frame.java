package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.cfg.Cfg;

/**
 * A body that is run.
 *
 * @param thisIsOwner whether {@code this} is the object of whose fields the followed one is, or may become, one
 * @param outermost whether it is the body that is looked at, not one that it calls
 */
record Frame(Cfg cfg, boolean thisIsOwner, boolean outermost) {
    Node body() {
        return cfg.owner();
    }

    /** A variable that stands for what the body returns. */
    Site result() {
        return new Site(body());
    }
}
