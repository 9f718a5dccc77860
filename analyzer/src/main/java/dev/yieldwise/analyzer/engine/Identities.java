package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.LineHashes;
import dev.yieldwise.analyzer.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Gives the findings of one file what identifies them across versions of the file. */
final class Identities {
    private Identities() {}

    static List<Finding> assign(SourceFile file, List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Integer, String> hashes = findings.isEmpty() ? Map.of() : LineHashes.of(file.text());
        return findings.stream()
                .sorted()
                .map(finding -> {
                    String content = content(finding);
                    int count = seen.merge(content, 1, Integer::sum);
                    return finding.with(new Fingerprints(
                            hashes.get(finding.location().range().startLine()), content + ":" + count));
                })
                .toList();
    }

    /** Rule, member and the line without its white space: no line number, no path. */
    private static String content(Finding finding) {
        String text = finding.rule() + "\n" + finding.member() + "\n"
                + finding.location().line().replaceAll("\\s+", "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
