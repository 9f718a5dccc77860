package dev.yieldwise.analyzer.source;

import com.github.javaparser.ast.CompilationUnit;

/** What became of a file: breakage is a result, not an exception. */
public sealed interface Parsed {
    /** The file as a tree. */
    record Unit(SourceFile file, CompilationUnit tree) implements Parsed {}

    /** The bytes could not be had, or are no text. */
    record Unread(String reason) implements Parsed {}

    /** The text is no Java that the parser understands. */
    record Unparsed(String reason) implements Parsed {}

    /** A limit on size, depth or time was hit. */
    record OverBudget(String reason) implements Parsed {}
}
