package dev.yieldwise.analyzer.typestate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In which states a body leaves the first {@linkplain Doors door} that it makes; what follows {@code |} are the endings
 * expected. {@code f()} may throw, like every call.
 */
@Timeout(60)
class EndingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the body ends, one way or the other
                "D d = new D(); | returns open",
                "D d = new D(); d.close(); | returns shut, throws open",
                "D d = new D(); if (c) d.close(); | returns open, returns shut, throws open",
                "D d = new D(); try { f(); } finally { d.close(); } | returns shut, throws open, throws shut",
                "try (D d = new D()) { f(); } | returns open, throws open",
                "D d = new D(); while (true) { } | ''",
                "D d = new D(); System.exit(1); | throws open",
                "while (true) { D d = new D(); d.close(); } | lets_go shut, throws open, throws shut",
                // nobody holds it any longer
                "new D().knock(); | lets_go open",
                "(new D()).close(); | lets_go shut",
                "D d = new D(); d = null; | lets_go open",
                "D d = new D(); D e = d; d = null; e.close(); | returns shut, throws open",
                "D d = new D(); d = other(); | lets_go open, throws open",
                "D d = (D) new D(); | returns open, throws open",
                "D d = c ? new D() : other(); | returns open",
                "D d; (d = new D()).close(); | returns shut, throws open",
                "for (Object o : new D()) { } | returns shut, throws open",
                // made again in each round
                "while (c) { D d = new D(); f(); } | lets_go open, returns open, throws open",
                "while (c) { D d = new D(); d.close(); } | lets_go shut, returns shut, throws open, throws shut",
                "D d = null; while (c) { d = new D(); } | lets_go open, returns open, throws open",
                "D d = null; while (c) { D e = new D(); d = e; } | makes_another open, returns open, throws open",
                // what is decided before it is made still holds
                "D d = null; boolean b = f(); if (b) d = new D(); if (b) d.close(); | returns shut, throws open",
                "D d = null; if (c) d = new D(); if (d != null) d.close(); | returns shut, throws open",
                "D d = null; boolean b = f(); if (b) d = new D(); if (!b) d.close(); | returns open",
                // handed on, or beyond our sight
                "D d = new D(); give(d); | returns unknown, throws unknown",
                "give(new D()); | lets_go unknown",
                "this.d = new D(); | returns unknown",
                "D d = new D(); Runnable r = () -> d.close(); give(r); | returns unknown, throws unknown",
                "D d = new D(); Runnable r = () -> d.close(); r.run(); | returns shut, throws open",
            })
    void doors(String statements, String expected) {
        assertThat(Doors.left("class A { boolean c; D d; void m() { " + statements + " } }"))
                .isEqualTo(expected);
    }

    /** In which states a body leaves what it was given. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f(); | returns unknown, throws unknown",
                "d.close(); | returns shut, throws unknown",
                "if (c) d.close(); | returns unknown, returns shut, throws unknown",
                "if (c) { d.close(); return; } throw new Error(); | returns shut, throws unknown",
                "while (true) { } | ''",
            })
    void parameters(String statements, String expected) {
        assertThat(Doors.leftOfParameter("class A { boolean c; void m(D d) { " + statements + " } }"))
                .isEqualTo(expected);
    }

    /** A body that is handed the object is followed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "private static void g(D d) { d.close(); } | g(new D()); | lets_go shut",
                "private static void g(D d) { d.knock(); } | g(new D()); | lets_go open",
                "private static D g(D d) { return d; } | D d = g(new D()); d.close(); | returns shut, throws open",
                "private static D g(D d) { return d; } | g(g(new D())).close(); | lets_go shut",
                "private static void g(D d) { k = d; } static D k; | g(new D()); | returns unknown",
            })
    void helpers(String members, String statements, String expected) {
        assertThat(Doors.left("class A { " + members + " void m() { " + statements + " } }"))
                .isEqualTo(expected);
    }
}
