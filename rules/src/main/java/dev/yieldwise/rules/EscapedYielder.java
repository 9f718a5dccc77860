package dev.yieldwise.rules;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.HandleEscapes;
import java.util.Set;

/** Reports the handle of a body where it gets out of the body, which alone may use it. */
final class EscapedYielder {
    static final Rule RULE = Rule.named(EscapedYielder.class)
            .summary("body's handle stored, handed to another thread, or used from another generator's body")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CONCURRENCY)
            .tags(Tag.GENERATOR, Tag.COROUTINE, Tag.THREAD)
            .since("0.1")
            .check(EscapedYielder::check);

    private static final Set<String> THROWN = Set.of("GeneratorStateException", "IllegalStateException");

    private EscapedYielder() {}

    private static void check(Pass pass) {
        HandleEscapes.in(pass).stream()
                .filter(escape -> !Expected.isMeant(pass, escape.use(), THROWN))
                .forEach(escape -> report(pass, escape));
    }

    private static void report(Pass pass, HandleEscapes.Escape escape) {
        String name = Subject.nameOf(escape.handle());
        Story.start(pass)
                .then(escape.handle(), "'" + name + "' is valid in this body alone, while it runs", "in its body")
                .then(escape.at(), step(escape), "outside")
                .report(
                        RULE,
                        escape.always() ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        escape.at(),
                        "'" + name + "' " + message(escape));
    }

    private static String message(HandleEscapes.Escape escape) {
        return switch (escape.way()) {
            case OTHER_THREAD ->
                escape.always()
                        ? "is used by another thread than its body's"
                        : "may be used by another thread than its body's";
            case OTHER_BODY ->
                escape.always()
                        ? "yields from the body of another generator"
                        : "may yield from the body of another generator";
            case STORED -> "is stored where it outlives its body, and the next body overwrites it or finds it";
            case RETURNED -> "is returned from its body, after which nobody can use it";
        };
    }

    private static String step(HandleEscapes.Escape escape) {
        return switch (escape.way()) {
            case OTHER_THREAD -> "another thread that yields by it gets GeneratorStateException YIELD_OUTSIDE";
            case OTHER_BODY -> "another body has control: GeneratorStateException YIELD_OUTSIDE";
            case STORED, RETURNED -> "who yields by it later gets GeneratorStateException YIELD_OUTSIDE";
        };
    }
}
