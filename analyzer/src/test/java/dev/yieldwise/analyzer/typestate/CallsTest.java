package dev.yieldwise.analyzer.typestate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@linkplain Doors Doors} that are handed to other code: members, statements, and what is told of the door {@code d}. */
@Timeout(60)
class CallsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // what a body does is done where it is called
                "private void f(D x) { x.close(); } | D d = new D(); f(d); d.knock(); | -",
                "private void f(D x) { x.open(); } | D d = new D(); d.close(); f(d); d.knock(); | always",
                "private void f(D x) { } | D d = new D(); f(d); d.knock(); | always",
                "private void f(D x) { if (c) x.close(); } | D d = new D(); f(d); d.knock(); | sometimes",
                "private void f(D x) { while (true) { } } | D d = new D(); f(d); d.knock(); | -",
                "private void f(D x) { give(x); } | D d = new D(); f(d); d.knock(); | -",
                "private void f(D x) { x = new D(); x.close(); } | D d = new D(); f(d); d.knock(); | always",
                "private void f(D x, D y) { y.close(); } | D d = new D(); f(d, null); d.knock(); | always",
                "private void f(D x, D y) { y.close(); } | D d = new D(); f(null, d); d.knock(); | -",
                // what goes wrong in it is told at the call, but not what it does wrong all by itself
                "private void f(D x) { x.knock(); } | D d = new D(); f(d); | always",
                "private void f(D x) { if (c) x.knock(); } | D d = new D(); f(d); | sometimes",
                "private void f(D x) { x.knock(); } | D d = new D(); d.close(); f(d); | -",
                "private void f(D x) { x.open(); x.knock(); } | D d = new D(); f(d); | -",
                // results
                "private D f(D x) { return x; } | D d = new D(); f(d).close(); d.knock(); | -",
                "private D f(D x) { return x; } | D d = new D(); D e = f(d); e.close(); d.knock(); | -",
                "private D f(D x) { return new D(); } | D d = new D(); f(d).close(); d.knock(); | always",
                "private D f(D x) { return c ? x : null; } | D d = new D(); D e = f(d); e.close(); d.knock(); | sometimes",
                // of a factory, the state in which it makes them
                "private D f() { return new D(); } | D d = f(); d.knock(); | always",
                "private D f() { D x = new D(); x.close(); return x; } | D d = f(); d.knock(); | -",
                "private D f() { if (c) return null; return new D(); } | D d = f(); d.knock(); | sometimes",
                "D f() { return new D(); } | D d = f(); d.knock(); | -",
                // exceptions
                "private void f(D x) { x.open(); throw new E(); }"
                        + " | D d = new D(); d.close(); try { f(d); } catch (E e) { d.knock(); } | always",
                "private void f(D x) { throw new E(); } | D d = new D(); f(d); d.knock(); | -",
                // a literal that is handed over decides within
                "private void f(D x, boolean b) { if (b) x.close(); } | D d = new D(); f(d, false); d.knock(); | always",
                "private void f(D x, boolean b) { if (b) x.close(); } | D d = new D(); f(d, true); d.knock(); | -",
                "private void f(D x, int n) { if (n == 1) x.close(); } | D d = new D(); f(d, 2); d.knock(); | always",
                "private void f(D x, int n) { if (n == 1) x.close(); } | D d = new D(); f(d, 1); d.knock(); | -",
                "private void f(D x, int n) { if (n == ONE) x.close(); } | D d = new D(); f(d, 2); d.knock(); | sometimes",
                "private void f(D x, M m) { if (m != M.A) return; x.close(); } | D d = new D(); f(d, M.B); d.knock(); | always",
                "private void f(D x, Object o) { if (o == null) x.close(); } | D d = new D(); f(d, 'a'); d.knock(); | always",
                "private void f(D x, M m) { switch (m) { case A: x.close(); default: } }"
                        + " | D d = new D(); f(d, M.A); d.knock(); | -",
                "private void f(D x, M m) { switch (m) { case A: break; default: x.close(); } }"
                        + " | D d = new D(); f(d, M.A); d.knock(); | always",
                // what it answers tells what it did
                "private boolean f(D x) { if (c) x.close(); return c; } | D d = new D(); if (f(d)) d.knock(); | sometimes",
                "private boolean f(D x) { if (c) { x.close(); return true; } return false; }"
                        + " | D d = new D(); boolean b = f(d); if (!b) d.knock(); | always",
                "private boolean f(D x) { boolean b = false; if (c) { x.close(); b = true; } return b; }"
                        + " | D d = new D(); if (f(d)) d.knock(); | -",
                "private boolean f(D x) { return !g(x); }"
                        + " private boolean g(D x) { if (c) { x.close(); return true; } return false; }"
                        + " | D d = new D(); if (f(d)) d.knock(); | always",
                // others may override it
                "void f(D x) { x.open(); } | D d = new D(); d.close(); f(d); d.knock(); | sometimes",
                "final void f(D x) { x.open(); } | D d = new D(); d.close(); f(d); d.knock(); | always",
                "static void f(D x) { x.open(); } | D d = new D(); d.close(); A.f(d); d.knock(); | always",
                // constructors
                "static class H { H(D x) { x.close(); } } | D d = new D(); new H(d); d.knock(); | -",
                "static class H { H(D x) { this(x, 1); } H(D x, int n) { x.close(); } }"
                        + " | D d = new D(); new H(d); d.knock(); | -",
                // a field is known to the methods of its object
                "private D d; private void f() { d.close(); } | d.open(); f(); d.knock(); | -",
                "private D d; private void f() { d.close(); } | d.open(); this.f(); d.knock(); | -",
                "private D d; private void f() { d.open(); } | d.close(); f(); d.knock(); | always",
                "private D d; private void f() { d = new D(); } | d.close(); f(); d.knock(); | always",
                "private D d; private void f() { d.close(); } | d.open(); new A().f(); d.knock(); | always",
            })
    void bodies(String members, String statements, String expected) {
        assertThat(told(members, statements)).isEqualTo(expected == null ? "" : expected);
    }

    /** One round would not see what the body does after it was called by itself. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "private void f(D x) { if (c) { x.close(); } else { f(x); x.open(); } }"
                        + " | D d = new D(); f(d); d.knock(); | sometimes",
                "private void f(D x) { if (c) { x.close(); } else { f(x); } } | D d = new D(); f(d); d.knock(); | -",
                "private void f(D x) { if (c) { x.close(); } else { g(x); x.open(); } } private void g(D x) { f(x); }"
                        + " | D d = new D(); f(d); d.knock(); | sometimes",
                "private void f(D x) { f(x); } | D d = new D(); f(d); d.knock(); | -",
                "private void f(D x) { x.knock(); x.close(); if (c) f(x); } | D d = new D(); f(d); | always",
                "private D f(D x) { return c ? x : f(x); } | D d = new D(); f(d).close(); d.knock(); | -",
            })
    void recursion(String members, String statements, String expected) {
        assertThat(told(members, statements)).isEqualTo(expected == null ? "" : expected);
    }

    /** Of calls that are nested too deep nothing is known. */
    @ParameterizedTest
    @CsvSource({"5, always", "7, ''"})
    void depth(int calls, String expected) {
        String members = IntStream.range(0, calls)
                .mapToObj(i -> "private void f%d(D x) { f%d(x); }".formatted(i, i + 1))
                .collect(Collectors.joining(" ", "", " private void f%d(D x) { x.open(); }".formatted(calls)));
        assertThat(told(members, "D d = new D(); d.close(); f0(d); d.knock();")).isEqualTo(expected);
    }

    /** Nor of too many of them. */
    @ParameterizedTest
    @CsvSource({"100, always", "400, ''"})
    void budget(int calls, String expected) {
        String members = IntStream.range(0, calls)
                .mapToObj(i -> "private void f%d(D x) { }".formatted(i))
                .collect(Collectors.joining(" ", "", " private void last(D x) { x.open(); }"));
        String statements = IntStream.range(0, calls)
                .mapToObj(i -> "f%d(d);".formatted(i))
                .collect(Collectors.joining(" ", "D d = new D(); d.close(); ", " last(d); d.knock();"));
        assertThat(told(members, statements)).isEqualTo(expected);
    }

    private static String told(String members, String statements) {
        return Doors.told("class A { boolean c; " + members + " void m() { " + statements + " } }", "d");
    }
}
