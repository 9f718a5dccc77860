package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file A.java in a folder, among others, and the program that it leads to. */
record Code(Parsed.Unit unit, Program program) {
    /** @param others each the text of the only type of a file */
    static Code of(Path folder, String text, List<String> others) throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), text);
        List<Path> files = new ArrayList<>(List.of(file));
        for (String other : others) {
            String name = other.replaceFirst("(?s).*?(?:class|interface|record|enum) (\\w+).*", "$1");
            files.add(Files.writeString(folder.resolve(name + ".java"), other));
        }
        Sources sources = new Sources(folder, StandardCharsets.UTF_8, 1 << 20);
        Parsed.Unit unit = (Parsed.Unit) sources.parse(new SourceFile(file, "A.java", text));
        Types.Factory factory = new Types.Factory(new Classes(new SourceIndex(files), List.of()), sources);
        return new Code(unit, new Program(factory.of(file, unit.tree())));
    }

    /** The first node of a kind in the method {@code m}. */
    <N extends Node> N first(Class<N> kind) {
        return unit.tree()
                .findFirst(
                        CallableDeclaration.class,
                        callable -> callable.getNameAsString().equals("m"))
                .orElseThrow()
                .findFirst(kind)
                .orElseThrow();
    }
}
