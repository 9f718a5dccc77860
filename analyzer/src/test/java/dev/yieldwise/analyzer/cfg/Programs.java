package dev.yieldwise.analyzer.cfg;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes random programs. */
final class Programs {
    private final Random random;
    private int names;

    Programs(long seed) {
        random = new Random(seed);
    }

    /** What may stand in a place: which labels can be broken out of, which continued, whether a bare break or yield fits. */
    private record Place(
            int depth, List<String> labels, List<String> loops, boolean breaks, boolean continues, boolean yields) {
        Place deeper() {
            return new Place(depth + 1, labels, loops, breaks, continues, yields);
        }

        Place labelled(String label, boolean loop) {
            return new Place(depth, with(labels, label), loop ? with(loops, label) : loops, breaks, continues, yields);
        }

        Place inLoop() {
            return new Place(depth + 1, labels, loops, true, true, yields);
        }

        Place inSwitch() {
            return new Place(depth + 1, labels, loops, true, continues, yields);
        }

        Place inSwitchExpression() {
            return new Place(depth + 1, List.of(), List.of(), false, false, true);
        }

        private static List<String> with(List<String> all, String one) {
            List<String> more = new ArrayList<>(all);
            more.add(one);
            return more;
        }
    }

    Program.Statement program() {
        return sequence(new Place(0, List.of(), List.of(), false, false, false));
    }

    private String name(String kind) {
        return kind + names++;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Program.Sequence sequence(Place place) {
        int length = place.depth() > 4 ? 1 : random.nextInt(4);
        return new Program.Sequence(IntStream.range(0, length)
                .mapToObj(i -> statement(place.deeper()))
                .toList());
    }

    private Program.Statement statement(Place place) {
        int kind = random.nextInt(place.depth() > 5 ? 8 : 20);
        return switch (kind) {
            case 0, 1, 2 -> new Program.Call(name("t"), List.of());
            case 3 -> new Program.Call(name("t"), List.of(test(0), test(0)));
            case 4 -> new Program.Assert(test(1), name("t"));
            case 5, 6, 7 -> jump(place);
            case 8, 9 -> new Program.If(test(0), sequence(place), sequence(place));
            case 10, 11 -> loop(place, List.of());
            case 12, 13 -> labelled(place);
            case 14 -> new Program.Locked(name("m"), sequence(place));
            case 15 -> choice(place);
            default -> guarded(place);
        };
    }

    private Program.Statement jump(Place place) {
        int kind = random.nextInt(6);
        if (kind == 0 && place.breaks()) {
            return new Program.Jump(false, null);
        }
        if (kind == 1 && place.continues()) {
            return new Program.Jump(true, null);
        }
        if (kind == 2 && !place.labels().isEmpty()) {
            return new Program.Jump(false, any(place.labels()));
        }
        if (kind == 3 && !place.loops().isEmpty()) {
            return new Program.Jump(true, any(place.loops()));
        }
        if (kind == 4) {
            return new Program.Throw(chance(30) ? null : any(List.of("E1", "E2", "E3")));
        }
        return place.yields() ? new Program.Yield(test(1)) : new Program.Return(test(1));
    }

    private String any(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }

    private Program.Statement loop(Place place, List<String> labels) {
        Program.Loop.Form[] forms = Program.Loop.Form.values();
        return new Program.Loop(
                forms[random.nextInt(forms.length)], labels, name("v"), test(0), sequence(place.inLoop()));
    }

    private Program.Statement labelled(Place place) {
        String label = name("l");
        if (chance(20)) {
            String second = name("l");
            Place inside = place.labelled(label, true).labelled(second, true);
            return new Program.Labelled(label, new Program.Labelled(second, loop(inside, List.of(label, second))));
        }
        return chance(70)
                ? new Program.Labelled(label, loop(place.labelled(label, true), List.of(label)))
                : new Program.Labelled(label, sequence(place.labelled(label, false)));
    }

    private Program.Statement choice(Place place) {
        boolean expression = chance(30);
        boolean arrows = chance(50);
        boolean patterns = chance(50);
        Place inside = expression ? place.inSwitchExpression() : place.inSwitch();
        List<Program.Entry> entries = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            Program.Test guard = patterns && chance(40) ? test(1) : null;
            entries.add(new Program.Entry(name("k"), patterns, guard, entryBody(inside, expression)));
        }
        if (chance(60)) {
            entries.add(random.nextInt(count + 1), new Program.Entry(null, false, null, entryBody(inside, expression)));
        }
        return new Program.Switch(expression ? name("t") : null, arrows, entries);
    }

    /** In a switch expression no entry may complete normally. */
    private Program.Sequence entryBody(Place place, boolean expression) {
        Program.Sequence body = sequence(place);
        if (!expression) {
            return body;
        }
        List<Program.Statement> statements = new ArrayList<>(body.statements());
        statements.add(new Program.Yield(test(1)));
        return new Program.Sequence(statements);
    }

    private Program.Statement guarded(Place place) {
        List<String> resources = chance(30)
                ? IntStream.range(0, 1 + random.nextInt(2))
                        .mapToObj(i -> name("r"))
                        .toList()
                : List.of();
        List<Program.Clause> clauses = new ArrayList<>();
        for (String type : List.of("E1", "E2", "AssertionError", "Throwable")) {
            if (chance(25)) {
                clauses.add(new Program.Clause(type, name("e"), sequence(place)));
            }
        }
        boolean cleanup = chance(60) || (resources.isEmpty() && clauses.isEmpty());
        return new Program.Try(resources, sequence(place), clauses, cleanup ? sequence(place) : null);
    }

    private Program.Test test(int depth) {
        int kind = random.nextInt(depth > 2 ? 6 : 11);
        return switch (kind) {
            case 0, 1 -> new Program.Variable(name("b"));
            case 2, 3 -> new Program.Ask(name("t"));
            case 4 -> new Program.Matches(name("s"));
            case 5 -> chance(50) ? new Program.Literal(chance(50)) : new Program.Variable(name("b"));
            case 6 -> new Program.Not(test(depth + 1));
            case 7, 8 -> new Program.Both(test(depth + 1), test(depth + 1), true);
            case 9 -> new Program.Both(test(depth + 1), test(depth + 1), false);
            default -> new Program.Choice(test(depth + 1), test(depth + 1), test(depth + 1));
        };
    }
}
