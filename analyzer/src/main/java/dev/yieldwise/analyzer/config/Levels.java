package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.finding.Certainty;
import java.util.Optional;

/**
 * The levels that a configuration gives to one rule; what is empty stays as it was.
 */
public record Levels(Optional<RuleLevel> definite, Optional<RuleLevel> possible, Origin origin) {
    public Optional<RuleLevel> of(Certainty certainty) {
        return certainty == Certainty.DEFINITE ? definite : possible;
    }
}
