package dev.yieldwise.rules.knowledge;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import java.util.Optional;
import java.util.regex.Pattern;

/** Code that says of itself that what it gives can be gone through once: who knows that is not surprised. */
final class Documented {
    private static final Pattern ONCE = Pattern.compile("(?i)\\bonce\\b|\\b(one|single|1)[- ]?(shot|time|use|pass)\\b"
            + "|\\b(same|given|underlying|wrapped|single) iterator\\b"
            + "|\\b(not|cannot|can't|never) be (re-?iterated|re-?used|iterated (again|twice))\\b");

    private static final Pattern NAMED =
            Pattern.compile("(?:once|.*Once)(?![a-z]).*|.*(?:[oO]ne|[sS]ingle)(?:Shot|Time|Use|Pass).*");

    private Documented() {}

    /** Whether a member or a class around a node says so, by its name or by the comment ahead of it. */
    static boolean asOnce(Node node) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof BodyDeclaration<?>
                    && (isNamedOnce(outer) || ONCE.matcher(commentAhead(outer)).find())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedOnce(Node declaration) {
        return declaration instanceof NodeWithSimpleName<?> named
                && NAMED.matcher(named.getNameAsString()).matches();
    }

    /** The comments directly before a declaration. */
    private static String commentAhead(Node declaration) {
        StringBuilder text = new StringBuilder();
        Optional<JavaToken> token =
                declaration.getTokenRange().flatMap(range -> range.getBegin().getPreviousToken());
        while (token.isPresent() && token.get().getCategory().isWhitespaceOrComment()) {
            // a comment to the end of a line may belong to what stands before it
            if (token.get().getText().startsWith("/*")) {
                text.insert(0, token.get().getText() + "\n");
            }
            token = token.get().getPreviousToken();
        }
        return text.toString();
    }
}
