package dev.yieldwise.rules.fixes;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.rules.knowledge.ByHand;
import dev.yieldwise.rules.knowledge.ByHand.Instead;
import java.util.Optional;

/** {@code for (x : source) out.yield(x)} becomes {@code out.yieldFrom(source)}. */
public final class Delegate {
    private Delegate() {}

    public static Optional<Fix> of(Pass pass, ByHand.Found found) {
        if (found.instead() == Instead.NOTHING) {
            return Optional.empty();
        }
        Rewrite rewrite = new Rewrite(pass);
        String handle = rewrite.textOf(found.loop().yield().getScope().orElseThrow());
        String delegation = handle + ".yieldFrom(" + rewrite.textOf(found.source()) + ");";
        return rewrite.replaceStatement(found.loop().loop(), found.source(), delegation)
                .fix(
                        "delegate to it by " + handle + ".yieldFrom",
                        found.instead() == Instead.SAME ? Applicability.SAFE : Applicability.UNSAFE);
    }
}
