package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/throw-and-close.md. */
class ThrowAndCloseTest {
    private final List<String> log = new ArrayList<>();

    @Test
    @Covers("SEED-011")
    void throwing() {
        // #region throw
        Generator<String> g = Generator.of(out -> {
            try {
                out.yield("one");
            } catch (IllegalStateException e) {
                out.yield("caught " + e.getMessage());
            }
        });
        assertThat(g.next()).isEqualTo("one");
        assertThat(g.throwIn(new IllegalStateException("boo"))).isEqualTo("caught boo");
        assertThatThrownBy(g::next).isInstanceOf(NoSuchElementException.class);
        // #endregion
    }

    // #region robust
    Coroutine<String, Integer, Void> robust() {
        return Coroutine.consumer(self -> {
            try {
                while (true) {
                    log.add("got " + self.receive());
                }
            } catch (IllegalArgumentException e) {
                log.add("error: " + e.getMessage());
                self.yield("error handled");
            } catch (GeneratorExit exit) {
                log.add("closing");
                throw exit;
            } finally {
                log.add("clean-up");
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-022")
    void robustThrown() {
        // #region robust-throw
        Coroutine<String, Integer, Void> robust = robust().prime();
        robust.send(10);
        assertThat(robust.throwIn(new IllegalArgumentException("bad"))).isEqualTo("error handled");
        assertThat(log).containsExactly("got 10", "error: bad");

        assertThatThrownBy(robust::next).isInstanceOf(GeneratorReturn.class);
        assertThat(log).endsWith("clean-up");
        robust.close(); // nothing is left to close
        assertThat(log).doesNotContain("closing");
        // #endregion
    }

    @Test
    @Covers("SEED-023")
    void robustClosed() {
        // #region robust-close
        Coroutine<String, Integer, Void> robust = robust().prime();
        robust.send(10);
        robust.close();
        assertThat(log).containsExactly("got 10", "closing", "clean-up");
        assertThat(robust.state()).isEqualTo(State.CLOSED);
        // #endregion
    }

    // #region resilient
    Coroutine<Integer, String, Void> resilient(List<Integer> items) {
        return Coroutine.consumer(self -> {
            for (int item : items) {
                try {
                    self.yield(item);
                    log.add("done " + item);
                } catch (RuntimeException e) {
                    log.add("skipped " + item);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-024")
    void resilience() {
        // #region resilient-throw
        Coroutine<Integer, String, Void> items = resilient(List.of(1, 2, 3));
        assertThat(items.next()).isEqualTo(1);
        int next = items.throwIn(new IllegalStateException("item 1 is broken"));
        assertThat(next).isEqualTo(2); // whoever ignores this answer has skipped an item
        assertThat(items.send("ok")).isEqualTo(3);
        assertThatThrownBy(items::next).isInstanceOf(GeneratorReturn.class);
        assertThat(log).containsExactly("skipped 1", "done 2", "done 3");
        // #endregion
    }

    @Test
    @Covers({"SEED-012", "SEED-025"})
    void closing() {
        // #region close
        Coroutine<Void, String, Void> resource = Coroutine.consumer(self -> {
            log.add("open");
            try {
                while (true) {
                    log.add("write " + self.receive());
                }
            } catch (GeneratorExit exit) {
                log.add("release");
                throw exit;
            }
        });
        resource.prime().send("data");
        resource.close();
        resource.close(); // the second one does nothing
        assertThat(log).containsExactly("open", "write data", "release");
        // #endregion
        assertThat(resource.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Covers("SEED-012")
    void exceptionHandlersDoNotSeeIt() {
        // #region no-exception
        Generator<Integer> careless = Generator.of(out -> {
            while (true) {
                try {
                    out.yield(1);
                } catch (Exception e) {
                    log.add("log and continue"); // would make close() impossible, if it saw it
                }
            }
        });
        careless.next();
        careless.close();
        assertThat(log).isEmpty();
        // #endregion
        assertThat(careless.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Covers("SEED-026")
    void swallowing() {
        // #region swallow
        Generator<Integer> swallowing = Generator.of(out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                log.add("swallowed");
            }
            log.add("charge the customer"); // meant for those who stayed to the end
        });
        swallowing.next();
        swallowing.close();
        assertThat(swallowing.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("swallowed", "charge the customer");
        // #endregion
    }

    @Test
    @Covers("SEED-027")
    void ignoring() {
        // #region ignore
        Generator<String> stubborn = Generator.of(out -> {
            for (int round = 0; round < 2; round++) {
                try {
                    out.yield("v");
                } catch (GeneratorExit exit) {
                    log.add("ignored");
                }
            }
        });
        stubborn.next();
        GeneratorStateException refusal = catchThrowableOfType(GeneratorStateException.class, stubborn::close);
        assertThat(refusal.reason()).isEqualTo(Reason.IGNORED_EXIT);
        assertThat(stubborn.state()).isEqualTo(State.SUSPENDED);

        stubborn.close();
        assertThat(stubborn.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("ignored", "ignored");
        // #endregion
    }

    @Test
    @Covers("SEED-028")
    void resourcesInTheBody() {
        // #region resources
        Generator<Character> letters = Generator.of(out -> {
            try (StringReader reader = new Noted("abc")) {
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    out.yield((char) c);
                }
            }
        });
        try (letters) {
            assertThat(letters.next()).isEqualTo('a');
        }
        assertThat(log).containsExactly("acquired", "released");
        // #endregion
    }

    @Test
    @Covers("SEED-011")
    void checkedThrowing() {
        // #region checked
        Generator<Integer> g = Generator.of(out -> out.yield(1));
        g.next();
        IOException failure = new IOException("disk full");
        assertThatThrownBy(() -> g.throwIn(failure)).isSameAs(failure); // nobody catches it: it comes out as itself
        // #endregion
    }

    private final class Noted extends StringReader {
        Noted(String text) {
            super(text);
            log.add("acquired");
        }

        @Override
        public void close() {
            super.close();
            log.add("released");
        }
    }
}
