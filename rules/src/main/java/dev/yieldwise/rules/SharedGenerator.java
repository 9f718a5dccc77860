package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.rules.fixes.IterableAnew;
import dev.yieldwise.rules.knowledge.Handout;
import dev.yieldwise.rules.knowledge.Handouts;

/** Reports one generator, stream or iterator that goes to everybody who asks. */
final class SharedGenerator {
    static final Rule RULE = Rule.named(SharedGenerator.class)
            .summary("one generator, stream or iterator handed out again and again")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.STREAM, Tag.ITERATOR, Tag.THREAD)
            .weaknesses(Weakness.CWE_672)
            .since("0.1")
            .check(SharedGenerator::check);

    private static final String SHARED = "shared";

    private SharedGenerator() {}

    private static void check(Pass pass) {
        Handouts.in(pass).forEach(handout -> report(pass, handout));
    }

    private static void report(Pass pass, Handout handout) {
        Certainty certainty = handout.always() ? Certainty.DEFINITE : Certainty.POSSIBLE;
        Story story = Story.start(pass);
        if (handout.source().isPresent()) {
            Node made = handout.source().get();
            story = story.then(place(made), "'" + handout.name() + "' holds one " + handout.noun(), "one");
        }
        story.then(place(handout.at()), happens(handout), SHARED)
                .mendedBy(IterableAnew.of(pass, handout.at()))
                .report(
                        RULE,
                        certainty,
                        handout.known() ? Level.NOTE : RULE.level(certainty),
                        place(handout.at()),
                        message(handout));
    }

    private static Node place(Node node) {
        if (node instanceof Parameter parameter) {
            return parameter.getName();
        }
        return node instanceof VariableDeclarator variable ? variable.getName() : node;
    }

    private static String happens(Handout handout) {
        return switch (handout.way()) {
            case METHOD -> "each call returns the same one";
            case FUNCTION -> "each pass gets the same one";
            case FIELD -> "all who read the field get the same one";
            case THREADS -> "another thread gets the same one";
        };
    }

    private static String message(Handout handout) {
        String one = handout.noun() + (handout.noun().equals(handout.name()) ? "" : " '" + handout.name() + "'");
        String may = handout.always() ? "" : "may ";
        String verb = handout.always() ? "s" : "";
        return switch (handout.way()) {
            case METHOD ->
                "each call of '" + handout.member() + "' " + may + "return" + verb + " the one " + one
                        + ", which can be gone through only once";
            case FUNCTION ->
                "each pass over this Iterable " + may + "get" + verb + " the one " + one
                        + ", which can be gone through only once";
            case FIELD ->
                "static field '" + handout.name() + "' is one " + handout.noun()
                        + " for all, which can be gone through only once";
            case THREADS -> one + " may be advanced by several threads at once, which it refuses";
        };
    }
}
