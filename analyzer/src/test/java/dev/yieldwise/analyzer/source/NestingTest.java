package dev.yieldwise.analyzer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NestingTest {
    private final Sources sources = new Sources(Path.of("."), StandardCharsets.UTF_8, 1 << 20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|0",
                "a(b[c{d}])|3",
                ")))(|1",
                "/* ((( */ ( // (((|1",
                "'(' '\\'' \"((\\\"(\" (|1",
                "\"\"\" ((( \" ((( \\\"\"\" ((( \"\"\" (|1",
                "'( |0",
                "/* ((|0",
            })
    void depthCountsBracketsOutsideCommentsAndLiterals(String text, int depth) {
        assertThat(Nesting.of(text).depth()).isEqualTo(depth);
    }

    @Test
    void everyStatementInAnArgumentDoublesTheWork() {
        double flat = workOf("a(b);", 20) - workOf("a(b);", 19);
        double nested = workOf("run(() -> { ", "});", 20) / workOf("run(() -> { ", "});", 19);
        assertThat(flat).isEqualTo("a(b);".length());
        assertThat(nested).isBetween(1.9, 2.1);
    }

    private static double workOf(String statement, int times) {
        return Nesting.of(method(statement.repeat(times))).work();
    }

    private static double workOf(String open, String close, int times) {
        return Nesting.of(method(open.repeat(times) + close.repeat(times))).work();
    }

    private static String method(String statements) {
        return "class A { void m() { " + statements + " } }";
    }

    /** Each of these keeps the parser busy for years: it looks ahead over every statement that is an expression. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run(() -> { |});",
                "a.b().each(x -> { |}).size();",
                "run(new A() { void m() { |} });",
                "new Thread() { public void run() { |} }.start();",
                "take(switch (x) { default -> { |} });",
                "if (a) { run(() -> { |}); }",
            })
    void fiftyStatementsInOneAnotherAreRefused(String open, String close) {
        assertThat(parse(method(open.repeat(50) + close.repeat(50)))).isInstanceOf(Parsed.OverBudget.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 10})
    void tenStatementsInOneAnotherAreParsed(int times) {
        assertThat(parse(method("run(() -> { ".repeat(times) + "x();" + "});".repeat(times))))
                .isInstanceOf(Parsed.Unit.class);
    }

    /** Deep, but read once: none of these may be refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if (a) { |}",
                "try { |} finally { }",
                "for (int i = 0; i < 3; i++) { |}",
                "switch (a) { case 1 -> { |} }",
                "class A { void m() { |} }",
            })
    void statementsMayBeNestedDeeply(String open, String close) {
        assertThat(parse(method(open.repeat(100) + close.repeat(100)))).isInstanceOf(Parsed.Unit.class);
    }

    private Parsed parse(String text) {
        return sources.parse(new SourceFile(Path.of("A.java"), "A.java", text));
    }
}
