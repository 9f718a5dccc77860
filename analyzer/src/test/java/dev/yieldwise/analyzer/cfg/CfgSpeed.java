package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.yieldwise.fixtures.tools.Jdks;
import java.io.IOException;
import java.util.List;

/** A measurement, not a test: what the graphs of all bodies of java.util cost. The first round is the cold one. */
final class CfgSpeed {
    private CfgSpeed() {}

    public static void main(String[] args) throws IOException {
        List<String> texts = LawsTest.texts(Jdks.sources().orElseThrow(), 1);
        long lines = texts.stream().mapToLong(text -> text.lines().count()).sum();
        List<CompilationUnit> units = texts.stream().map(Parsing::parse).toList();
        for (int round = 1; round <= 6; round++) {
            long start = System.nanoTime();
            List<Node> owners = units.stream()
                    .flatMap(unit -> CfgBuilder.bodies(unit).stream())
                    .toList();
            long listed = System.nanoTime();
            long blocks = owners.stream()
                    .mapToLong(
                            owner -> CfgBuilder.of(owner).orElseThrow().blocks().size())
                    .sum();
            long built = System.nanoTime();
            System.out.printf(
                    "round %d: ms per 1000 lines: %.2f to list, %.2f to build; %,d bodies, %,d blocks, %,d lines%n",
                    round,
                    (listed - start) / 1e3 / lines,
                    (built - listed) / 1e3 / lines,
                    owners.size(),
                    blocks,
                    lines);
        }
    }
}
