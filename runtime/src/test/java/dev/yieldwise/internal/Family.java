package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Bodies that delegate to new ones and to each other, and are also driven by themselves while they do: what each operation
 * came to is the same on every engine. Bodies, and what is done with them, are made of a seed.
 */
final class Family {
    /** How the members are run. */
    enum Engine {
        WOVEN,
        THREAD,
        /** Every third on a thread. */
        BOTH
    }

    /** One thing that a body does; {@code parts} are bodies of their own, or blocks. */
    private record Step(What what, int number, List<Step> parts) {}

    private enum What {
        YIELD,
        DELEGATE_TO_NEW,
        DELEGATE_TO_KNOWN,
        DELEGATE_TO_LIST,
        DRIVE_KNOWN,
        RAISE,
        CATCH,
        FINALLY
    }

    /** Stands for an end signal that leaves a body, too. */
    private static final class Odd extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final int MAX_MEMBERS = 40;

    private final Engine engine;
    private final boolean generators;
    private final List<Object> members = new ArrayList<>();
    private final List<Object> log = new ArrayList<>();

    private Family(Engine engine, boolean generators) {
        this.engine = engine;
        this.generators = generators;
    }

    /** What came of it, in the order in which it happened. */
    static List<Object> log(long seed, Engine engine) {
        Random random = new Random(seed);
        Family family = new Family(engine, random.nextBoolean());
        for (int i = 0; i < 2; i++) {
            family.member(steps(random, 4));
        }
        int operations = 5 + random.nextInt(40);
        for (int i = 0; i < operations; i++) {
            // mostly the first: the others come into being as it delegates to them
            int member = random.nextInt(5) < 3 ? 0 : random.nextInt(MAX_MEMBERS);
            family.operate("", member, random.nextInt(12));
            family.look();
        }
        for (int i = 0; i < family.members.size(); i++) {
            family.operate("", i, 11);
        }
        family.look();
        return family.log;
    }

    private static List<Step> steps(Random random, int depth) {
        List<Step> steps = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            What what = What.values()[random.nextInt(What.values().length)];
            boolean nests = what == What.DELEGATE_TO_NEW || what == What.CATCH || what == What.FINALLY;
            if (nests && depth == 0 || what == What.RAISE && random.nextInt(3) > 0) {
                what = What.YIELD;
                nests = false;
            }
            steps.add(new Step(what, random.nextInt(1_000), nests ? steps(random, depth - 1) : List.of()));
            if (what == What.DELEGATE_TO_NEW && random.nextBoolean()) {
                steps.add(new Step(What.DELEGATE_TO_NEW, random.nextInt(1_000), steps(random, depth - 1)));
            }
        }
        return steps;
    }

    private Object member(List<Step> steps) {
        Object member = generators ? generator(steps) : coroutine(steps);
        members.add(member);
        return member;
    }

    private boolean isWoven() {
        return engine == Engine.WOVEN || engine == Engine.BOTH && members.size() % 3 != 2;
    }

    private Generator<Object> generator(List<Step> steps) {
        return isWoven() ? Generator.of(out -> run(out, steps)) : TestEngines.threadedGenerator(out -> run(out, steps));
    }

    private Coroutine<Object, Object, Object> coroutine(List<Step> steps) {
        return isWoven()
                ? Coroutine.of(self -> run(self, steps))
                : TestEngines.threadedCoroutine(self -> run(self, steps));
    }

    private void run(Yielder<? super Object> out, List<Step> steps) {
        for (Step step : steps) {
            switch (step.what()) {
                case YIELD -> out.yield(step.number());
                case DELEGATE_TO_NEW -> {
                    if (members.size() < MAX_MEMBERS) {
                        out.yieldFrom(generatorOf(member(step.parts())));
                    }
                }
                case DELEGATE_TO_KNOWN -> out.yieldFrom(generatorOf(known(step.number())));
                case DELEGATE_TO_LIST -> out.yieldFrom(List.of(step.number(), -step.number()));
                case DRIVE_KNOWN -> operate("within: ", step.number(), step.number() % 12);
                case RAISE -> throw raised(step.number());
                case CATCH -> {
                    try {
                        run(out, step.parts());
                    } catch (RuntimeException caught) {
                        log.add(said(caught));
                        out.yield(-step.number());
                    }
                }
                case FINALLY -> {
                    try {
                        run(out, step.parts());
                    } finally {
                        log.add("finally " + step.number());
                        if (step.number() % 5 == 0) {
                            out.yield("cleaning up");
                        }
                    }
                }
            }
        }
    }

    private Object run(Exchange<Object, Object> self, List<Step> steps) {
        Object last = steps.size();
        for (Step step : steps) {
            switch (step.what()) {
                case YIELD -> log.add(self.yield(step.number()));
                case DELEGATE_TO_NEW -> {
                    if (members.size() < MAX_MEMBERS) {
                        last = self.yieldFrom(coroutineOf(member(step.parts())));
                        log.add("got " + last);
                    }
                }
                case DELEGATE_TO_KNOWN -> last = self.yieldFrom(coroutineOf(known(step.number())));
                case DELEGATE_TO_LIST -> self.yieldFrom(List.of(step.number(), -step.number()));
                case DRIVE_KNOWN -> operate("within: ", step.number(), step.number() % 12);
                case RAISE -> throw raised(step.number());
                case CATCH -> {
                    try {
                        last = run(self, step.parts());
                    } catch (RuntimeException caught) {
                        log.add(said(caught));
                        last = self.yield(-step.number());
                    }
                }
                case FINALLY -> {
                    try {
                        last = run(self, step.parts());
                    } finally {
                        log.add("finally " + step.number());
                        if (step.number() % 5 == 0) {
                            self.yield("cleaning up");
                        }
                    }
                }
            }
        }
        return last;
    }

    private static RuntimeException raised(int number) {
        return number % 3 == 0 ? new java.util.NoSuchElementException() : new Odd();
    }

    private Object known(int number) {
        return members.get(number % members.size());
    }

    @SuppressWarnings("unchecked")
    private static Generator<Object> generatorOf(Object member) {
        return (Generator<Object>) member;
    }

    @SuppressWarnings("unchecked")
    private static Coroutine<Object, Object, Object> coroutineOf(Object member) {
        return (Coroutine<Object, Object, Object>) member;
    }

    private void operate(String where, int number, int operation) {
        int member = number % members.size();
        String what = where + member + (generators ? " g" : " c") + operation + ": ";
        try {
            log.add(what
                    + (generators
                            ? did(generatorOf(members.get(member)), operation)
                            : did(coroutineOf(members.get(member)), operation)));
        } catch (RuntimeException | Error thrown) {
            log.add(what + said(thrown));
        }
    }

    private static Object did(Generator<Object> generator, int operation) {
        return switch (operation) {
            case 0, 1, 2, 3 -> generator.next();
            case 4, 5, 6, 7 -> generator.hasNext();
            case 8, 9 -> generator.hasNext() ? generator.next() : "end";
            case 10 -> generator.toList();
            default -> {
                generator.close();
                yield "closed";
            }
        };
    }

    private static Object did(Coroutine<Object, Object, Object> coroutine, int operation) {
        return switch (operation) {
            case 0, 1, 2, 3 -> coroutine.next();
            case 4, 5, 6 -> coroutine.send("sent");
            case 7 -> coroutine.throwIn(new Odd());
            case 8 -> coroutine.resume(null);
            case 9 -> coroutine.asGenerator().hasNext();
            case 10 -> coroutine.result();
            default -> {
                coroutine.close();
                yield "closed";
            }
        };
    }

    /** How all are, and what they delegate to. */
    private void look() {
        List<Object> seen = new ArrayList<>();
        for (Object member : members) {
            seen.add(
                    generators
                            ? generatorOf(member).state()
                            : coroutineOf(member).state());
            Object delegate = (generators
                            ? generatorOf(member).delegate()
                            : coroutineOf(member).delegate())
                    .orElse(null);
            seen.add(delegate instanceof List ? delegate : members.indexOf(delegate));
        }
        log.add(seen);
    }

    private static String said(Throwable thrown) {
        StringBuilder said = new StringBuilder(thrown.getClass().getSimpleName());
        if (thrown instanceof GeneratorStateException state) {
            said.append(' ').append(state.reason());
        }
        for (Throwable also : thrown.getSuppressed()) {
            if (!(also instanceof ResumedFrom)) { // what threads add to a trace
                said.append(" also ").append(said(also));
            }
        }
        return thrown.getCause() == null
                ? said.toString()
                : said.append(" for ").append(said(thrown.getCause())).toString();
    }
}
