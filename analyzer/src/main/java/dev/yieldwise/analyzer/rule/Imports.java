package dev.yieldwise.analyzer.rule;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import java.util.List;
import java.util.Optional;

/** Finds the shortest name that means a class for sure at a place of a file. */
final class Imports {
    private final Pass pass;
    private final SourceFile file;

    Imports(Pass pass) {
        this.pass = pass;
        this.file = pass.file();
    }

    /** A name, and the edit that makes it mean the class where it does not yet. */
    record Naming(String name, Optional<TextEdit> edit) {}

    Naming naming(String qualified, Node where) {
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        boolean hidden = pass.types().inheritsType(simple, where);
        if (!hidden
                && pass.types()
                        .resolve(new ClassOrInterfaceType(null, simple), where)
                        .is(qualified)) {
            return new Naming(simple, Optional.empty());
        }
        Optional<TextEdit> edit = hidden || isTaken(simple) ? Optional.empty() : neighbour(qualified);
        return new Naming(edit.isPresent() ? simple : qualified, edit);
    }

    /** Whether the file uses the name already, so that an import would change what it means. */
    private boolean isTaken(String simple) {
        return pass.unit()
                        .findFirst(
                                SimpleName.class, name -> name.getIdentifier().equals(simple))
                        .isPresent()
                || pass.unit().getImports().stream()
                        .anyMatch(one -> one.getName().getIdentifier().equals(simple));
    }

    /** Beside an import of a class, so that neither a file without imports nor a group of static ones is laid out anew. */
    private Optional<TextEdit> neighbour(String qualified) {
        List<ImportDeclaration> classes = pass.unit().getImports().stream()
                .filter(one -> !one.isStatic() && !one.isModule() && ownLine(one))
                .toList();
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        ImportDeclaration before = null;
        for (ImportDeclaration one : classes) {
            if (one.getNameAsString().compareTo(qualified) < 0) {
                before = one;
            }
        }
        return Optional.of(before == null ? ahead(classes.get(0), qualified) : behind(before, qualified));
    }

    private boolean ownLine(Node node) {
        Range range = Sources.rangeOf(node);
        String line = file.line(range.startLine());
        return range.startLine() == range.endLine()
                && range.startColumn() == 1
                && line.substring(range.endColumn() - 1).isBlank();
    }

    private TextEdit ahead(ImportDeclaration other, String qualified) {
        int line = Sources.rangeOf(other).startLine();
        return new TextEdit(Range.at(line, 1), "import " + qualified + ";" + file.lineEnd(line));
    }

    private TextEdit behind(ImportDeclaration other, String qualified) {
        int line = Sources.rangeOf(other).endLine();
        return new TextEdit(
                Range.at(line, file.line(line).length() + 1), file.lineEnd(line) + "import " + qualified + ";");
    }
}
