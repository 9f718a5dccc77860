package dev.yieldwise.analyzer.engine.fix;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * The change of one file as a patch. As for git, only a line feed ends a line: a carriage return before it is the line's last
 * character, and so comes back from the patch.
 */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** Of two different texts of the file that reports call {@code name}. */
    static String of(String name, String before, String after) {
        List<String> old = lines(before);
        String path = name.startsWith("/") ? name : "/" + name;
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                quoted("a" + path), quoted("b" + path), old, DiffUtils.diff(old, lines(after)), CONTEXT);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < diff.size(); i++) {
            String line = diff.get(i);
            text.append(line);
            boolean made = i < 2 || line.startsWith("@@");
            if (made) {
                text.append('\n');
            } else if (!line.endsWith("\n")) {
                text.append("\n\\ No newline at end of file\n");
            }
        }
        return text.toString();
    }

    /** Each with its line feed, so that a last one without is another than one with. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int feed = text.indexOf('\n', start);
            int end = feed < 0 ? text.length() : feed + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    /** As git writes a name: a tab ends one with blanks, and one with quotes or control characters is a C string. */
    private static String quoted(String name) {
        if (name.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || c == 0x7F)) {
            return name.indexOf(' ') < 0 ? name : name + "\t";
        }
        StringBuilder quoted = new StringBuilder("\"");
        name.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c == 0x7F) {
                String octal = Integer.toOctalString(c);
                quoted.append('\\').append("0".repeat(3 - octal.length())).append(octal);
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
