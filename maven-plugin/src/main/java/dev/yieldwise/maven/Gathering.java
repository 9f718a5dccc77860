package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.SourceLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.SessionData;

/**
 * What the modules of one build have brought to one goal. They come in any order and on any thread; whoever comes last is
 * given all of it. There is one for each build, kept where Maven keeps what lives as long as the build.
 */
final class Gathering {
    private final Set<MavenProject> arrived = new HashSet<>();
    private final Map<RunSettings, Map<String, ModuleResult>> runs = new LinkedHashMap<>();
    private final Map<RunSettings, String> opened = new HashMap<>();
    private final Set<RunSettings> due = new HashSet<>();

    /** Results that are told together. */
    record Run(RunSettings settings, List<ModuleResult> modules) {
        Run {
            modules = List.copyOf(modules);
        }

        /** All results, as if the modules had been one. */
        Outcome together() {
            return modules.stream()
                    .map(ModuleResult::outcome)
                    .reduce(Outcome::plus)
                    .orElseThrow();
        }

        /** What was looked at in any of them. */
        Sieve.Scope scope() {
            return modules.stream()
                    .map(ModuleResult::scope)
                    .reduce(Sieve.Scope::or)
                    .orElseThrow();
        }

        /** The lines of a file, read as the module reads it that it belongs to. */
        SourceLines lines() {
            return path -> modules.stream()
                    .filter(module -> module.scope().complete().test(path))
                    .findFirst()
                    .map(module -> module.lines().of(path))
                    .orElse(List.of());
        }
    }

    /** Goals of one name that stand in the life cycle come together, and so do those that somebody called. */
    private record Place(String goal, MojoExecution.Source source) {}

    /** All that one build gathers. The key is the class: another version of the plugin in the same build has another. */
    private static final class All {
        private final Map<Place, Gathering> gatherings = new HashMap<>();

        synchronized Gathering at(Place place) {
            return gatherings.computeIfAbsent(place, fresh -> new Gathering());
        }
    }

    static Gathering of(MavenSession session, MojoExecution execution) {
        SessionData data = session.getRepositorySession().getData();
        data.set(All.class, null, new All()); // unless it is there
        return ((All) data.get(All.class)).at(new Place(execution.getGoal(), execution.getSource()));
    }

    /**
     * Makes room for a module's results, before the module is checked.
     *
     * @return whether it is the first one of its run
     * @throws UsageException if a report of its run is another run's too
     */
    synchronized boolean open(RunSettings settings, String module) {
        if (runs.containsKey(settings)) {
            return false;
        }
        for (RunSettings other : runs.keySet()) {
            other.sharedWith(settings).ifPresent(file -> {
                throw new UsageException(opened.get(other) + " and " + module + " both report to " + file
                        + ", so they must not differ in " + other.differenceTo(settings)
                        + "; set that in the parent, or give them different files");
            });
        }
        runs.put(settings, new TreeMap<>());
        opened.put(settings, module);
        return true;
    }

    synchronized void add(RunSettings settings, ModuleResult result) {
        runs.get(settings).put(result.module(), result);
        due.add(settings);
    }

    synchronized void arrive(MavenProject module) {
        arrived.add(module);
    }

    /** What is to be told now: nothing while a module is expected, and nothing twice. */
    synchronized List<Run> complete(Expected expected) {
        List<Run> complete = new ArrayList<>();
        if (expected.without(arrived).isEmpty()) {
            runs.forEach((settings, modules) -> {
                if (due.remove(settings)) {
                    complete.add(new Run(settings, List.copyOf(modules.values())));
                }
            });
        }
        return complete;
    }
}
