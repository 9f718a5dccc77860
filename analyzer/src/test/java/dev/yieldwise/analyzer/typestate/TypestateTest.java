package dev.yieldwise.analyzer.typestate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is told of {@linkplain Doors doors} in statements given as text; what follows {@code |} are the events expected.
 */
@Timeout(60)
class TypestateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // strong updates
                "D d = new D(); d.knock(); | always",
                "D d = new D(); d.close(); d.knock(); | -",
                "D d = new D(); d.close(); d.open(); d.knock(); | always",
                // aliases: a copy, a cast and an assignment are the object; of a ternary, the arm that was taken
                "D d = new D(); D e = d; e.close(); d.knock(); | -",
                "D d = new D(); D e = d; d.close(); e.knock(); | -",
                "D d = new D(); D e = (D) (d); e.knock(); | always",
                "D d = new D(); D e; (e = d).close(); d.knock(); | -",
                "D d = new D(); D e = c ? d : null; e.close(); d.knock(); | sometimes",
                "D d = new D(); D e = c ? d : d; e.close(); d.knock(); | -",
                "D d = new D(); D e = d; e = null; e.close(); d.knock(); | always",
                "D d = new D(); if (d instanceof D e) { e.close(); } d.knock(); | sometimes",
                // given another value, or none
                "D d = new D(); d.close(); d = new D(); d.knock(); | always",
                "D d = new D(); d = null; d.knock(); | -",
                "D d = new D(); D e = d; d = other(); e.knock(); | -",
                "D d; d.knock(); | -",
                // branches, and loops that give birth again
                "D d = new D(); if (c) d.close(); d.knock(); | sometimes",
                "D d = new D(); if (c) d.close(); else d.close(); d.knock(); | -",
                "D d = null; if (c) d = new D(); d.knock(); | sometimes",
                "while (c) { D d = new D(); d.knock(); d.close(); } | always",
                "D d = new D(); while (c) { d.knock(); d.close(); } | sometimes",
                "D d = new D(); while (c) { d.close(); } d.knock(); | sometimes",
                "D d = new D(); while (true) { d.close(); if (c) break; } d.knock(); | -",
                "D d = new D(); if (c) return; d.knock(); | always",
                "D d = new D(); switch (c) { case 1: d.close(); default: d.knock(); } | sometimes",
                // exceptions: close may have thrown before it closed
                "D d = new D(); try { d.close(); } catch (E e) { d.knock(); } | always",
                "D d = new D(); try { d.close(); } finally { d.knock(); } | sometimes",
                "D d = new D(); try { f(); } finally { d.close(); } d.knock(); | -",
                "try { D d = new D(); f(); d.close(); d.knock(); } finally { } | -",
                // what leaves our sight is not known
                "D d = new D(); give(d); d.knock(); | -",
                "D d = new D(); give(() -> d.close()); d.knock(); | -",
                "D d = new D(); Runnable r = d::close; give(r); d.knock(); | -",
                // a function that stays here runs where it is called
                "D d = new D(); Runnable r = () -> d.close(); d.knock(); | always",
                "D d = new D(); Runnable r = () -> d.close(); r.run(); d.knock(); | -",
                "D d = new D(); Runnable r = d::close; r.run(); d.knock(); | -",
                "D d = new D(); Runnable r = () -> d.knock(); r.run(); | always",
                "D d = new D(); java.util.function.Supplier<D> s = () -> d; s.get().close(); d.knock(); | -",
                "D d = new D(); java.util.List.of(1).forEach(i -> d.close()); d.knock(); | -",
                "D d = new D(); Object o = new Object() { void m() { d.close(); } }; d.knock(); | -",
                "D d = new D(); Runnable r = () -> e.close(); d.knock(); | always",
                // null checks prune
                "D d = new D(); if (d == null) { d.close(); } d.knock(); | always",
                "D d = new D(); if (d != null) d.close(); d.knock(); | -",
                "D d = null; if (c) d = new D(); if (d != null) d.knock(); | sometimes",
                // a loop lets go of its hidden iterator when it ends
                "D d = new D(); for (D x : d) { d.knock(); } | always",
                "D d = new D(); for (D x : d) { } d.knock(); | -",
            })
    void doors(String statements, String expected) {
        assertThat(Doors.told("class A { boolean c; void m() { " + statements + " } }", "d"))
                .isEqualTo(expected == null ? "" : expected);
    }

    /** The body does not see who made a parameter's object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {"d.knock(); | -", "d.open(); d.knock(); | always", "d = new D(); d.knock(); | always"})
    void parameters(String statements, String expected) {
        assertThat(Doors.told("class A { void m(D d) { " + statements + " } }", "d"))
                .isEqualTo(expected == null ? "" : expected);
    }

    /** A field that another method may write is forgotten where that method may run. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "final D d; | d.open(); f(); d.knock(); | always",
                "private D d; | d.open(); f(); d.knock(); | always",
                "private D d; void g() { d = new D(); } | d.open(); f(); d.knock(); | -",
                "private D d; void g() { this.d = new D(); } | d.open(); this.f(); d.knock(); | -",
                "private D d; void g() { d = new D(); } | d.open(); x.f(); d.knock(); | -",
                "private D d; void g() { d = new D(); } | d.open(); java.util.List.of(); d.knock(); | always",
                "private D d; void g() { d = new D(); } | d.open(); x.f(this); d.knock(); | -",
                "private D d; A() { d = new D(); } | d.open(); f(); d.knock(); | always",
                "D d; | d.open(); f(); d.knock(); | -",
                "D d; | this.d.open(); d.knock(); | always",
                "private D d; | D e = this.d; e.open(); d.knock(); | always",
                "private D d; | d.open(); { D d = other(); d.knock(); } | -",
            })
    void fields(String members, String statements, String expected) {
        assertThat(Doors.told("class A { " + members + " void m() { " + statements + " } }", "d"))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void theTraceTellsHowTheObjectCameIntoItsState() {
        List<Observation<String>> observations =
                Doors.run("class A { void m() { D d = new D(); d.close(); d.open(); d.knock(); } }", "d");
        assertThat(observations)
                .singleElement()
                .satisfies(observation -> assertThat(observation.trace().events())
                        .extracting(Trace.Event::message)
                        .containsExactly("'d' gets its value here", "closed here", "opened here"));
    }

    /** Aliases may double the worlds with every branch: such a subject is given up, and soon. */
    @Test
    void aSubjectThatIsTooInvolvedIsGivenUp() {
        StringBuilder branches = new StringBuilder("D d = new D(); ");
        for (int i = 0; i < 30; i++) {
            branches.append("D e%d = null; if (c) e%d = d; ".formatted(i, i));
        }
        assertThat(Doors.told("class A { void m() { " + branches + " d.knock(); } }", "d"))
                .isEmpty();
    }

    /** Each event of a trace says how the object is from there on, in whatever body it happens. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "D d = new D(); d.knock(); | open",
                "D d = new D(); d.close(); d.open(); d.knock(); | open shut open",
                "D d = new D(); give(d); d.open(); d.knock(); | open - open",
                "D d = new D(); d.close(); reopen(d); d.knock(); | open shut shut open"
            })
    void aTraceTellsTheStates(String statements, String states) {
        String text = "class A { void m() { " + statements + " } private static void reopen(D d) { d.open(); } }";
        List<Trace.Event> events = Doors.run(text, "d").get(0).trace().events();
        assertThat(String.join(
                        " ",
                        events.stream().map(event -> event.state().orElse("-")).toList()))
                .isEqualTo(states);
    }
}
