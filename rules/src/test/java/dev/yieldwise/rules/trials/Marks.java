package dev.yieldwise.rules.trials;

import dev.yieldwise.fixtures.want.CaseMethod;
import dev.yieldwise.fixtures.want.Expectation;
import dev.yieldwise.fixtures.want.Fixture;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fixture says of the lines of one method.
 *
 * @param fine whether nothing may go wrong: an {@code ok} method, or a false alarm
 * @param lines where something goes wrong, and whether it does so each time
 */
record Marks(boolean fine, Map<Integer, Boolean> lines) {
    /** What is wanted of a known miss, which must stay silent until it is found. */
    private static final Pattern WANTED = Pattern.compile("// wanted: \"(.*)\"");

    private static final Pattern CERTAIN = Pattern.compile("fails|is used again|has not reached");

    static Marks of(Fixture fixture, int firstLine, int lastLine) {
        Map<Integer, Boolean> lines = new TreeMap<>();
        for (Expectation expectation : fixture.expectations()) {
            if (expectation.kind() == Expectation.Kind.WANT
                    && firstLine <= expectation.line()
                    && expectation.line() <= lastLine) {
                lines.put(expectation.line(), isCertain(expectation.regexes().get(0)));
            }
        }
        List<String> text = fixture.text().lines().toList();
        for (int line = firstLine; line <= lastLine; line++) {
            Matcher wanted = WANTED.matcher(text.get(line - 1));
            if (wanted.find()) {
                lines.put(line, isCertain(wanted.group(1)));
            }
        }
        CaseMethod.Kind kind = fixture.methodAt(firstLine).map(CaseMethod::kind).orElse(CaseMethod.Kind.FALSE_NEGATIVE);
        boolean fine = kind != CaseMethod.Kind.FALSE_NEGATIVE;
        return new Marks(fine, fine ? Map.of() : lines);
    }

    private static boolean isCertain(String regex) {
        return CERTAIN.matcher(regex).find() && !regex.contains("may");
    }
}
