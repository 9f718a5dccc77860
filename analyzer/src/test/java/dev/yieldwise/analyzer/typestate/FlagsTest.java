package dev.yieldwise.analyzer.typestate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was decided one way is not decided the other way later: {@linkplain Doors doors} behind conditions. */
@Timeout(60)
class FlagsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // the same question
                "D d = new D(); if (b) d.close(); if (b) d.knock(); | -",
                "D d = new D(); if (b) d.close(); if (!b) d.knock(); | always",
                "D d = new D(); if (b) d.close(); if (b == false) d.knock(); | always",
                "D d = new D(); if (b != true) d.close(); if (b == false) d.knock(); | -",
                "D d = new D(); if (o.equals('x')) d.close(); if ('x'.equals(o)) d.knock(); | -",
                "D d = new D(); if (o.equals('x')) d.close(); if ('y'.equals(o)) d.knock(); | sometimes",
                "D d = new D(); if (n > 3) d.close(); if (n > 3) d.knock(); | -",
                "D d = new D(); if (n > 3) d.close(); if (n <= 3) d.knock(); | always",
                "D d = new D(); if (n < 3) d.close(); if (n >= 3) d.knock(); | always",
                "D d = new D(); if (n == 3) d.close(); if (n != 3) d.knock(); | always",
                "D d = new D(); if (o != null) d.close(); if (o == null) d.knock(); | always",
                "D d = new D(); if (o instanceof D) d.close(); if (o instanceof D) d.knock(); | -",
                "D d = new D(); if (n > MAX) d.close(); if (n > MAX) d.knock(); | -",
                "D d = new D(); if ((b)) d.close(); while (b) { d.knock(); } | -",
                // another one
                "D d = new D(); if (n > 3) d.close(); if (n > 4) d.knock(); | sometimes",
                "D d = new D(); if (n > 3) d.close(); if (k > 3) d.knock(); | sometimes",
                "D d = new D(); if (o instanceof D) d.close(); if (o instanceof E) d.knock(); | sometimes",
                "D d = new D(); if (c) d.close(); if (!c) d.knock(); | sometimes",
                "D d = new D(); if (f()) d.close(); if (!f()) d.knock(); | sometimes",
                // asked of another value
                "D d = new D(); if (b) d.close(); b = f(); if (!b) d.knock(); | sometimes",
                "D d = new D(); if (n > 3) d.close(); n++; if (n <= 3) d.knock(); | sometimes",
                "D d = new D(); if (n > 3) d.close(); n += 1; if (n <= 3) d.knock(); | sometimes",
                "D d = new D(); for (Object x : o) { if (x == null) d.close(); if (x != null) d.knock(); } | sometimes",
                // what a variable was given
                "D d = new D(); boolean done = false; if (c) { d.close(); done = true; } if (!done) d.knock(); | always",
                "D d = new D(); boolean done = false; if (c) { d.close(); done = true; } if (done) d.knock(); | -",
                "D d = new D(); Object x = null; if (c) { d.close(); x = new D(); } if (x == null) f();"
                        + " if (x == null) d.knock(); | always",
                // constants
                "D d = new D(); if (ON) d.close(); d.knock(); | -",
                "D d = new D(); if (!ON) d.close(); d.knock(); | always",
                "D d = new D(); final boolean on = true; if (on) d.close(); d.knock(); | -",
                // four are remembered, those that are asked most often
                "D d = new D(); if (b) d.close(); if (n > 1) f(); if (n > 1) f(); if (n > 2) f(); if (n > 2) f();"
                        + " if (n > 3) f(); if (n > 3) f(); if (!b) d.knock(); | always",
                "D d = new D(); if (n > 1) f(); if (n > 1) f(); if (n > 1) f(); if (n > 2) f(); if (n > 2) f();"
                        + " if (n > 2) f(); if (n > 3) f(); if (n > 3) f(); if (n > 3) f(); if (n > 4) f();"
                        + " if (n > 4) f(); if (n > 4) f(); if (b) d.close(); if (!b) d.knock(); | sometimes",
            })
    void conditions(String statements, String expected) {
        String text = "class A { boolean c; static final boolean ON = true; boolean f() { return c; }"
                + " void m(boolean b, int n, int k, Object o) { " + statements + " } }";
        assertThat(Doors.told(text, "d")).isEqualTo(expected == null ? "" : expected);
    }
}
