package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.body.CallableDeclaration;
import java.util.List;

/**
 * What a call may run.
 *
 * @param bodies methods or constructors of the sources that have a body, at least one
 * @param complete whether nothing else can be run: a method that a class of other sources may override is not complete
 */
public record Targets(List<CallableDeclaration<?>> bodies, boolean complete) {
    public Targets {
        bodies = List.copyOf(bodies);
    }
}
