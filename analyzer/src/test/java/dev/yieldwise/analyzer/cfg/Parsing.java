package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.List;

/** What the tests of this package need to get from a text to graphs. */
final class Parsing {
    private Parsing() {}

    /** Tokens are stored, because without them nodes have no ranges. */
    static CompilationUnit parse(String text) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
                .setAttributeComments(false);
        configuration.getProcessors().clear();
        ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
        if (result.isSuccessful()) {
            return result.getResult().orElseThrow();
        }
        throw new IllegalArgumentException(result.getProblems() + "\n" + text);
    }

    /** The graph of a method with these statements. */
    static Cfg method(String statements) {
        return only(CfgBuilder.bodies(parse("class A { void m() { " + statements + " } }")));
    }

    private static Cfg only(List<Node> owners) {
        return CfgBuilder.of(owners.get(0)).orElseThrow();
    }
}
