package dev.yieldwise.analyzer.rule;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A rule: metadata and one function. It has no state, so rules may run in any order and in parallel.
 *
 * <pre>{@code
 * static final Rule RULE = Rule.named(UnprimedSend.class)
 *         .summary("value sent to a coroutine that has not reached its first yield")
 *         .levels(Level.ERROR, Level.WARNING)
 *         .category(Category.CORRECTNESS)
 *         .tags(Tag.COROUTINE)
 *         .weaknesses(Weakness.CWE_666)
 *         .since("0.1")
 *         .check(UnprimedSend::check);
 * }</pre>
 */
public final class Rule {
    private final Class<?> home;
    private final String summary;
    private final Level definite;
    private final Level possible;
    private final Category category;
    private final List<Tag> tags;
    private final List<Weakness> weaknesses;
    private final String since;
    private final Consumer<Pass> check;

    private Rule(Builder builder) {
        this.home = builder.home;
        this.summary = Objects.requireNonNull(builder.summary, "summary");
        this.definite = Objects.requireNonNull(builder.definite, "levels");
        this.possible = Objects.requireNonNull(builder.possible, "levels");
        this.category = Objects.requireNonNull(builder.category, "category");
        this.tags = builder.tags.stream().sorted().distinct().toList();
        this.weaknesses = builder.weaknesses.stream().sorted().distinct().toList();
        this.since = Objects.requireNonNull(builder.since, "since");
        this.check = Objects.requireNonNull(builder.check, "check");
    }

    /** Starts a rule whose one name is the simple name of {@code home}; its page is {@code home}'s sibling resource. */
    public static Builder named(Class<?> home) {
        return new Builder(home);
    }

    /** The one name: class, page, fixture folder, SARIF ruleId, suppression string and URL. */
    public String name() {
        return home.getSimpleName();
    }

    /** One line, lower case, without full stop. */
    public String summary() {
        return summary;
    }

    public Level level(Certainty certainty) {
        return certainty == Certainty.DEFINITE ? definite : possible;
    }

    public Category category() {
        return category;
    }

    /** What it looks at, in the order of the enumeration. */
    public List<Tag> tags() {
        return tags;
    }

    /** Of what known weaknesses its findings are cases, by number. */
    public List<Weakness> weaknesses() {
        return weaknesses;
    }

    /** The first version of Yieldwise that has the rule. */
    public String since() {
        return since;
    }

    /**
     * The rule's page, Markdown without the generated head.
     *
     * @throws IllegalStateException if there is none
     */
    public String page() {
        try (InputStream in = home.getResourceAsStream(name() + ".md")) {
            if (in == null) {
                throw new IllegalStateException("rule " + name() + " has no page " + name() + ".md");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the rule on one file. */
    public void run(Pass pass) {
        check.accept(pass);
    }

    @Override
    public String toString() {
        return name();
    }

    /** Collects what a rule must state; all of it but tags and weaknesses. */
    public static final class Builder {
        private final Class<?> home;
        private String summary;
        private Level definite;
        private Level possible;
        private Category category;
        private List<Tag> tags = List.of();
        private List<Weakness> weaknesses = List.of();
        private String since;
        private Consumer<Pass> check;

        private Builder(Class<?> home) {
            this.home = home;
        }

        public Builder summary(String text) {
            this.summary = text;
            return this;
        }

        /** The default level of a definite and of a possible finding; the front may decide otherwise. */
        public Builder levels(Level ofDefinite, Level ofPossible) {
            this.definite = ofDefinite;
            this.possible = ofPossible;
            return this;
        }

        public Builder category(Category one) {
            this.category = one;
            return this;
        }

        public Builder tags(Tag... some) {
            this.tags = List.of(some);
            return this;
        }

        public Builder weaknesses(Weakness... some) {
            this.weaknesses = List.of(some);
            return this;
        }

        public Builder since(String version) {
            this.since = version;
            return this;
        }

        /**
         * The last step.
         *
         * @throws NullPointerException naming what was not stated
         */
        public Rule check(Consumer<Pass> function) {
            this.check = function;
            return new Rule(this);
        }
    }
}
