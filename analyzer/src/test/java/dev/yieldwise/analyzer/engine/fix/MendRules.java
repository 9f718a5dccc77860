package dev.yieldwise.analyzer.engine.fix;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Sources;
import java.util.List;
import java.util.Optional;

/** Rules whose findings, and what their fixes do, are told by the names of methods that are called. */
final class MendRules {
    static final Rule CALL = rule(Call.class, Call::check);
    static final Rule SEES = rule(Sees.class, Sees::check);
    static final List<Rule> ALL = List.of(CALL, SEES);

    private MendRules() {}

    private static Rule rule(Class<?> home, java.util.function.Consumer<Pass> check) {
        return Rule.named(home)
                .summary("for tests")
                .levels(Level.ERROR, Level.WARNING)
                .category(Category.STYLE)
                .since("0")
                .check(check);
    }

    private static final class Call {
        private static void check(Pass pass) {
            for (MethodCallExpr call : pass.unit().findAll(MethodCallExpr.class)) {
                String name = call.getNameAsString();
                Rewrite rewrite = new Rewrite(pass);
                switch (name) {
                    case "mend", "other" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call.getName(), "fine").safe("mend"));
                    case "hazard" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call.getName(), "fine").unsafe("mend"));
                    case "never" -> report(pass, call, Optional.empty());
                    case "unparsable" ->
                        report(pass, call, rewrite.replace(call.getName(), ")(").safe("mend"));
                    case "reveal" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call.getName(), "never").safe("mend"));
                    case "stay" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call.getName(), "/**/stay").safe("mend"));
                    case "seen" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call.getName(), "shown").safe("mend"));
                    case "foreign" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call.getName(), "gr\u00F6\u00DFe")
                                        .safe("mend"));
                    case "wide" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call, "fine" + arguments(rewrite, call))
                                        .safe("mend"));
                    case "wideReveal" ->
                        report(
                                pass,
                                call,
                                rewrite.replace(call, "never" + arguments(rewrite, call))
                                        .safe("mend"));
                    default -> {}
                }
            }
        }

        private static String arguments(Rewrite rewrite, MethodCallExpr call) {
            return rewrite.textOf(call).substring(call.getNameAsString().length());
        }

        private static void report(Pass pass, MethodCallExpr call, Optional<Fix> fix) {
            pass.report(
                    CALL,
                    fix.isPresent() ? Certainty.POSSIBLE : Certainty.DEFINITE,
                    call.getName(),
                    call.getNameAsString() + " is called",
                    List.of(pass.step(call.getName(), "called here")),
                    fix);
        }
    }

    /** Reports the call of a method of another file that calls {@code shown}. */
    private static final class Sees {
        private static void check(Pass pass) {
            for (MethodCallExpr call : pass.unit().findAll(MethodCallExpr.class)) {
                pass.program().onlyTarget(call).ifPresent(target -> {
                    boolean shown = target.findAll(MethodCallExpr.class).stream()
                            .anyMatch(inner -> inner.getNameAsString().equals("shown"));
                    if (shown && !Sources.fileOf(target).equals(pass.file())) {
                        pass.report(
                                SEES,
                                Certainty.DEFINITE,
                                call.getName(),
                                "it shows",
                                List.of(pass.step(call.getName(), "seen here")));
                    }
                });
            }
        }
    }
}
