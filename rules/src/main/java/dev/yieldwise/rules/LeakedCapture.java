package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.fixes.CopyPart;
import dev.yieldwise.rules.knowledge.Capture;
import dev.yieldwise.rules.knowledge.Captures;
import dev.yieldwise.rules.knowledge.Function;
import dev.yieldwise.rules.knowledge.Functions;
import dev.yieldwise.rules.knowledge.Handover;
import dev.yieldwise.rules.knowledge.LongLived;
import dev.yieldwise.rules.knowledge.Weight;
import java.util.Optional;

/** Reports a long-lived lambda or object that keeps something large of which it needs little or nothing. */
final class LeakedCapture {
    static final Rule RULE = Rule.named(LeakedCapture.class)
            .summary("long-lived lambda or object keeps something large of which it needs little or nothing")
            .levels(Level.WARNING, Level.NOTE)
            .category(Category.RESOURCE)
            .tags(Tag.CALLBACK, Tag.GENERATOR)
            .weaknesses(Weakness.CWE_401)
            .since("0.1")
            .check(LeakedCapture::check);

    private LeakedCapture() {}

    private static void check(Pass pass) {
        Functions functions = new Functions(pass);
        Captures captures = new Captures(pass);
        Weight weight = new Weight(pass.types());
        for (Handover handover : LongLived.in(pass, value -> capturesAnything(functions, captures, value))) {
            for (Function function : functions.of(handover.value())) {
                if (handover.ownField() && !function.generator()) {
                    continue;
                }
                for (Capture capture : captures.of(function)) {
                    weight.of(capture, handover, function)
                            .ifPresent(thing -> report(pass, handover, function, capture, thing));
                }
            }
        }
    }

    private static boolean capturesAnything(Functions functions, Captures captures, Expression value) {
        for (Function function : functions.of(value)) {
            if (!captures.of(function).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void report(Pass pass, Handover handover, Function function, Capture capture, Weight.Thing thing) {
        boolean definite = handover.sure() && capture.stable();
        Optional<String> self = capture.self().map(TypeDeclaration::getNameAsString);
        String captured = self.map(name -> "this '" + name + "'")
                .orElseGet(() -> "'" + capture.variable().map(Subject::nameOf).orElse("") + "'");
        boolean itself = capture.variable()
                .filter(variable -> variable == thing.holder())
                .isPresent();
        String large = itself ? thing.what() : captured + " with its " + thing.what();
        String needed = capture.part().isEmpty() ? "nothing of it" : "only '" + capture.part() + "'";
        Node use = capture.uses().get(0);
        Story.start(pass)
                .then(thing.holder(), thing.what() + " may be large")
                .then(use, captured + " is captured here, and " + needed + " is needed", "captured")
                .then(handover.at(), handover.holder() + " keeps what captures it from here on", "kept")
                .mendedBy(CopyPart.of(pass, function, capture))
                .report(
                        RULE,
                        definite ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        handover.at(),
                        handover.holder() + (definite ? " keeps " : " may keep ") + large + " for " + function.noun()
                                + " that needs " + needed);
    }
}
