package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.LineHashes;
import dev.yieldwise.analyzer.source.Range;
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
    /** More of an operation than anybody reads. */
    private static final int LONG_CODE = 120;

    private Identities() {}

    static List<Finding> assign(SourceFile file, List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> seen = new HashMap<>();
        Map<Integer, String> hashes = LineHashes.of(file.text());
        return findings.stream()
                .sorted()
                .map(finding -> {
                    String content = content(finding);
                    int count = seen.merge(content, 1, Integer::sum);
                    Range range = finding.location().range();
                    return finding.with(new Fingerprints(
                            hashes.get(range.startLine()),
                            content + ":" + count,
                            code(file, range),
                            around(file, range)));
                })
                .toList();
    }

    /** Rule, member and the line without its white space: no line number, no path. */
    private static String content(Finding finding) {
        return hash(finding.rule() + "\n" + finding.member() + "\n"
                + bare(finding.location().line()));
    }

    private static String code(SourceFile file, Range range) {
        String code = bare(file.text(range));
        return code.length() <= LONG_CODE ? code : code.substring(0, LONG_CODE) + "#" + hash(code);
    }

    private static String around(SourceFile file, Range range) {
        return hash(nextTo(file, range.startLine(), -1) + "\n" + bare(file.text(range)) + "\n"
                + nextTo(file, range.endLine(), 1));
    }

    /** The nearest line in one direction that is not blank. */
    private static String nextTo(SourceFile file, int line, int step) {
        for (int next = line + step; next >= 1 && file.lineStart(next) >= 0; next += step) {
            String text = bare(file.line(next));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String bare(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
