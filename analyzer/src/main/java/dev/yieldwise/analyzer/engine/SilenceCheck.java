package dev.yieldwise.analyzer.engine;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the rules over one file, and listens to what they make of one of its lines. Belongs to one thread. */
final class SilenceCheck {
    private final Types.Factory types;
    private final List<Rule> rules;
    private final Configuration configuration;

    SilenceCheck(Sources sources, Classes classes, List<Rule> rules, Configuration configuration) {
        this.types = new Types.Factory(classes, sources);
        this.rules = rules;
        this.configuration = configuration;
    }

    /**
     * What can be said of the line.
     *
     * @throws UsageException if the file cannot be looked at, or has no such line
     */
    Silence of(Path path, int line) {
        Parsed parsed = types.parse(path);
        if (!(parsed instanceof Parsed.Unit unit)) {
            throw new UsageException(path + " cannot be looked at: " + reason(parsed));
        }
        if (line < 1 || line > unit.file().lines()) {
            throw new UsageException("there is no line " + line + " in " + path + ", which has "
                    + unit.file().lines());
        }
        Types ofFile = types.of(path, unit.tree());
        List<Silence.Note> notes = new ArrayList<>(receivers(unit, line, ofFile));
        List<String> mute = new ArrayList<>();
        for (Rule rule : rules) {
            List<String> reasons = reasons(rule, unit, line, ofFile);
            reasons.forEach(reason -> notes.add(new Silence.Note(rule.name(), reason)));
            if (reasons.isEmpty()) {
                mute.add(rule.name());
            }
        }
        if (!mute.isEmpty()) {
            notes.add(new Silence.Note(
                    mute.size() == rules.size() ? "all rules" : "other rules",
                    "see nothing on this line to look at: " + String.join(", ", mute)));
        }
        ofFile.close();
        String name = unit.file().name();
        return new Silence(name + ":" + line, unit.file().line(line).strip(), notes);
    }

    private static String reason(Parsed parsed) {
        if (parsed instanceof Parsed.Unparsed unparsed) {
            return unparsed.reason();
        }
        return parsed instanceof Parsed.OverBudget over ? over.reason() : ((Parsed.Unread) parsed).reason();
    }

    private List<String> reasons(Rule rule, Parsed.Unit unit, int line, Types types) {
        Listener listener = new Listener(unit.tree(), line);
        Pass pass = new Pass(
                unit.file(),
                unit.tree(),
                types,
                configuration.contractsFor(unit.file().path()),
                listener);
        List<String> reasons = new ArrayList<>();
        try {
            rule.run(pass);
        } catch (RuntimeException | StackOverflowError e) {
            reasons.add("fails on this file, please report it: " + e);
        }
        for (Finding finding : pass.findings()) {
            if (finding.location().range().startLine() == line) {
                reasons.add("reports here: " + finding.message());
            } else if (finding.story().stream()
                    .anyMatch(step -> step.location().path().equals(unit.file().name())
                            && step.location().range().startLine() == line)) {
                reasons.add("reports in line " + finding.location().range().startLine()
                        + ", with this line in its story: " + finding.message());
            }
        }
        pass.skipped().forEach(reason -> reasons.add("left something out of this file: " + reason));
        reasons.addAll(listener.reasons());
        return reasons;
    }

    /** Whose methods are called on the line, and what loops go over, with their types. */
    private static List<Silence.Note> receivers(Parsed.Unit unit, int line, Types types) {
        Map<String, Silence.Note> notes = new LinkedHashMap<>();
        Nodes nodes = Nodes.of(unit.tree());
        nodes.all(MethodCallExpr.class).stream()
                .filter(call -> startsOn(call.getName(), line))
                .forEach(call -> call.getScope().ifPresent(scope -> note(scope, types, notes)));
        nodes.all(ForEachStmt.class).stream()
                .filter(loop -> startsOn(loop, line))
                .forEach(loop -> note(loop.getIterable(), types, notes));
        return List.copyOf(notes.values());
    }

    private static boolean startsOn(Node node, int line) {
        return Sources.rangeOf(node).startLine() == line;
    }

    private static void note(Expression used, Types types, Map<String, Silence.Note> notes) {
        String text = used.toString().replaceAll("\\s+", " ");
        TypeRef type = types.of(used);
        if (type instanceof TypeRef.Known known) {
            boolean unfound = known.name().contains(".") && !known.name().endsWith("]") && !types.isFound(known);
            notes.put(
                    text,
                    new Silence.Note(
                            text,
                            "is a " + known.name()
                                    + (unfound ? ", which is neither in the sources nor on the class path" : "")));
        } else if (!(used instanceof NameExpr name) || types.declarationOf(name).isPresent()) {
            notes.put(text, new Silence.Note(text, "has no known type: " + ((TypeRef.Unknown) type).reason()));
        }
    }
}
