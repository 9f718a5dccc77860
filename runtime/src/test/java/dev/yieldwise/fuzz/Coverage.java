package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Driver.Run;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the yields that were come back from, by what is around them and what was live there. */
final class Coverage {
    private final Map<Construct, Map<Live, Integer>> counts = new EnumMap<>(Construct.class);

    private int sites;
    private int reached;

    Coverage() {
        for (Construct construct : Construct.values()) {
            counts.put(construct, new EnumMap<>(Live.class));
        }
    }

    /** A yield counts once a run. */
    void count(Sample sample, Run run) {
        for (Site site : sample.sites()) {
            boolean asNamed = run.resumed().get(2 * site.number() + 1);
            boolean negative = run.resumed().get(2 * site.number());
            sites++;
            if (asNamed || negative) {
                reached++;
                Set<Live> live = EnumSet.noneOf(Live.class);
                live.addAll(site.live());
                if (site.pending() && asNamed) {
                    live.add(Live.FINALLY_PENDING);
                }
                site.around()
                        .forEach(construct ->
                                live.forEach(l -> counts.get(construct).merge(l, 1, Integer::sum)));
            }
        }
    }

    /** The pairs that no yield was, although one can be. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        for (Construct construct : Construct.values()) {
            for (Live live : Live.values()) {
                if (count(construct, live) == 0 && live.impossibleIn(construct).isEmpty()) {
                    missed.add(construct + " x " + live);
                }
            }
        }
        return missed;
    }

    /** The pairs that were, although they are said to be impossible. */
    List<String> surprising() {
        List<String> found = new ArrayList<>();
        for (Construct construct : Construct.values()) {
            for (Live live : Live.values()) {
                if (count(construct, live) > 0 && !live.impossibleIn(construct).isEmpty()) {
                    found.add(construct + " x " + live);
                }
            }
        }
        return found;
    }

    private int count(Construct construct, Live live) {
        return counts.get(construct).getOrDefault(live, 0);
    }

    String table() {
        StringBuilder table = new StringBuilder(String.format("%-18s", ""));
        for (Live live : Live.values()) {
            table.append(String.format("%16s", live));
        }
        List<String> reasons = new ArrayList<>();
        for (Construct construct : Construct.values()) {
            table.append(String.format("%n%-18s", construct));
            for (Live live : Live.values()) {
                String reason = live.impossibleIn(construct);
                table.append(String.format("%16s", reason.isEmpty() ? "" + count(construct, live) : "-"));
                if (!reason.isEmpty()) {
                    reasons.add("- " + construct + " x " + live + ": " + reason);
                }
            }
        }
        table.append(String.format("%ncame back to %d of %d yields", reached, sites));
        return table + System.lineSeparator() + String.join(System.lineSeparator(), reasons);
    }
}
