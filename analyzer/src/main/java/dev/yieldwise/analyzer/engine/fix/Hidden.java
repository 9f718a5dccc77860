package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Silenced;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run keeps silent beside what the sources ask for. After fixes that is not asked again: which lines were changed since
 * a commit was found out before the fixes moved them, and fixes bring nothing new.
 */
record Hidden(List<Silenced> before) {

    static Hidden of(Outcome told) {
        return new Hidden(told.silenced().stream()
                .filter(one -> one.by() != Silenced.By.SUPPRESSED)
                .toList());
    }

    /** An outcome in which everything is found, without what was silent before. */
    Outcome in(Outcome all) {
        Map<Surplus.Kind, Deque<Silenced>> byKind = new HashMap<>();
        before.forEach(one -> byKind.computeIfAbsent(Surplus.Kind.of(one.finding()), kind -> new ArrayDeque<>())
                .add(one));
        List<Finding> findings = new ArrayList<>();
        List<Silenced> silenced = new ArrayList<>(all.silenced());
        for (Finding finding : all.findings()) {
            Deque<Silenced> alike = byKind.getOrDefault(Surplus.Kind.of(finding), new ArrayDeque<>());
            if (alike.isEmpty()) {
                findings.add(finding);
            } else {
                Silenced was = alike.remove();
                silenced.add(new Silenced(finding, was.by(), was.reason()));
            }
        }
        Collections.sort(silenced);
        return new Outcome(findings, silenced, all.notifications(), all.coverage(), all.remarks());
    }
}
