package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.Problem;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Nearest;
import dev.yieldwise.analyzer.types.Marks;
import dev.yieldwise.analyzer.types.NamedTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds the names in {@code [protocols]} against the types that there are: a misspelt one would just never match. */
final class ProtocolNames {
    private static final String CLOSEABLE = "java.lang.AutoCloseable";

    private final List<Map.Entry<String, Setting<Contract>>> protocols;
    private final NamedTypes types;

    ProtocolNames(Configuration configuration, NamedTypes types) {
        this.protocols = configuration.protocols();
        this.types = types;
    }

    /** What is wrong for sure: a type that is known all the way up has no such method. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        protocols.forEach(said -> types.supertypes(said.getKey()).ifPresent(supertypes -> {
            Contract contract = said.getValue().value();
            Set<String> methods = new TreeSet<>(contract.singleUse());
            methods.addAll(contract.mustClose());
            methods.addAll(contract.mutates());
            methods.remove(Marks.CONSTRUCTOR);
            Set<String> there = types.methods(supertypes);
            for (String method : methods) {
                if (!there.contains(method)) {
                    problems.add(problem(
                            said, " has no method '" + method + "'" + Nearest.hint(method, new TreeSet<>(there), "")));
                }
            }
            if (contract.mustClose().contains(Marks.CONSTRUCTOR) && !supertypes.contains(CLOSEABLE)) {
                problems.add(problem(said, " is not AutoCloseable, so nobody can be asked to close it"));
            }
        }));
        return problems;
    }

    private static Problem problem(Map.Entry<String, Setting<Contract>> said, String message) {
        Origin origin = said.getValue().origin();
        return new Problem(
                origin.file().orElseThrow(), origin.line(), origin.column(), "'" + said.getKey() + "'" + message);
    }

    /** The types that are not found; another class path may have them. */
    List<String> remarks(Path base) {
        return protocols.stream()
                .filter(said -> !types.knows(said.getKey()))
                .map(said -> Places.shown(said.getValue().origin(), base) + ": '" + said.getKey()
                        + "' is neither in the sources nor on the class path")
                .sorted()
                .toList();
    }
}
