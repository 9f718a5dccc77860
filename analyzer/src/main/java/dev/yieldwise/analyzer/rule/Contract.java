package dev.yieldwise.analyzer.rule;

import java.util.Set;

/**
 * What somebody who cannot change a type says of it. What that means is the rules' business.
 *
 * @param singleUse methods of which one may be called, once
 * @param mustClose methods whose result must be closed; {@code new} stands for the constructors
 * @param mutates methods that change what the object holds
 */
public record Contract(Set<String> singleUse, Set<String> mustClose, Set<String> mutates) {
    public Contract {
        singleUse = Set.copyOf(singleUse);
        mustClose = Set.copyOf(mustClose);
        mutates = Set.copyOf(mutates);
    }
}
