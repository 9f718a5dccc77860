package dev.yieldwise.analyzer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.finding.Edits;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Witness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class RewriteTest {
    /** The text after a fix that is made for the statement {@code mark();}. */
    private static String mended(String text, BiFunction<Rewrite, Statement, Optional<Fix>> mending) {
        Path path = Path.of("A.java");
        Sources sources = new Sources(Path.of("."), StandardCharsets.UTF_8, 1_000_000);
        SourceFile file = new SourceFile(path, "A.java", text);
        Parsed.Unit parsed = (Parsed.Unit) sources.parse(file);
        Types types =
                new Types.Factory(new Classes(new SourceIndex(List.of()), List.of()), sources).of(path, parsed.tree());
        Statement mark = parsed.tree()
                .findFirst(
                        ExpressionStmt.class,
                        statement -> statement.getExpression() instanceof MethodCallExpr call
                                && call.getNameAsString().equals("mark"))
                .orElseThrow();
        Fix fix = mending.apply(new Rewrite(new Pass(file, parsed.tree(), types, Map.of(), Witness.NONE)), mark)
                .orElseThrow();
        return Edits.apply(file, fix.edits());
    }

    private static String before(String text) {
        return mended(
                text, (rewrite, mark) -> rewrite.statementBefore(mark, "go();").safe("go"));
    }

    private static String behind(String text) {
        return mended(
                text, (rewrite, mark) -> rewrite.statementAfter(mark, "go();").safe("go"));
    }

    private static String method(String body) {
        return "class A { void f() {" + body + "} }";
    }

    @Test
    void aStatementHasALineOfItsOwn() {
        assertThat(before(method("\n\t  mark(); // why\n"))).isEqualTo(method("\n\t  go();\n\t  mark(); // why\n"));
        assertThat(behind(method("\n\t  mark(); // why\n"))).isEqualTo(method("\n\t  mark(); // why\n\t  go();\n"));
        assertThat(behind(method("\n    mark();   \n"))).isEqualTo(method("\n    mark();   \n    go();\n"));
    }

    @Test
    void aStatementIsTakenOutWithItsLine() {
        BiFunction<Rewrite, Statement, Optional<Fix>> out =
                (rewrite, mark) -> rewrite.removeStatement(mark).safe("out");
        assertThat(mended(method("\n  mark();\n  x();\n"), out)).isEqualTo(method("\n  x();\n"));
        assertThat(mended(method("\r\n  mark(\r\n);  \r\n  x();\r\n"), out)).isEqualTo(method("\r\n  x();\r\n"));
        assertThat(mended(method("\n  mark(); // why\n"), out)).isEqualTo(method("\n  // why\n"));
        assertThat(mended(method(" mark(); x(); "), out)).isEqualTo(method(" x(); "));
    }

    @Test
    void theLineEndIsTheOneOfTheLine() {
        assertThat(before(method("\r\n  mark();\r\n"))).isEqualTo(method("\r\n  go();\r\n  mark();\r\n"));
        assertThat(behind(method("\r\n  mark();\r\n"))).isEqualTo(method("\r\n  mark();\r\n  go();\r\n"));
        assertThat(behind(method("\r  mark();\r"))).isEqualTo(method("\r  mark();\r  go();\r"));
        assertThat(before(method("\n  x();\r\n  mark();\n"))).isEqualTo(method("\n  x();\r\n  go();\n  mark();\n"));
    }

    @Test
    void statementsOfOneLineStayOnIt() {
        assertThat(before(method("x(); mark();"))).isEqualTo(method("x(); go(); mark();"));
        assertThat(behind(method("mark(); x();"))).isEqualTo(method("mark(); go(); x();"));
        assertThat(before(method("\n /* odd */ mark();\n"))).isEqualTo(method("\n /* odd */ go(); mark();\n"));
        assertThat(behind(method("\n mark(); /* odd */ x();\n")))
                .isEqualTo(method("\n mark(); go(); /* odd */ x();\n"));
    }

    @Test
    void aStatementOfSeveralLinesIsLookedAtWhereItEnds() {
        assertThat(behind(method("\n  mark(\n    1); // why\n")))
                .isEqualTo(method("\n  mark(\n    1); // why\n  go();\n"));
    }

    @Test
    void textBeforeAPlaceMayBeAnything() {
        String odd = "String s = \"\uD83D\uDE00\\u00e9größe\t\"; ";
        assertThat(before(method(odd + "mark();"))).isEqualTo(method(odd + "go(); mark();"));
    }

    @Test
    void commentsOfWhatIsReplacedStayAhead() {
        String text = method("\n  // first\n  mark(/* one */ 1, // two\n    2 /* kept */ + 3);\n");
        assertThat(mended(text, (rewrite, mark) -> {
                    MethodCallExpr call =
                            mark.asExpressionStmt().getExpression().asMethodCallExpr();
                    String kept = rewrite.textOf(call.getArgument(1));
                    return rewrite.replaceStatement(mark, call.getArgument(1), "go(" + kept + ");")
                            .unsafe("go");
                }))
                .isEqualTo(method("\n  // first\n  /* one */\n  // two\n  go(2 /* kept */ + 3);\n"));
    }

    private static String first(String text) {
        return mended(
                text,
                (rewrite, mark) -> rewrite.firstIn(
                                (BlockStmt) mark.getParentNode().orElseThrow(), "go();")
                        .safe("go"));
    }

    private static String firstInHandler(String handler) {
        String text = "class A { void f() {\n  try {\n    mark();\n  } catch (X e) " + handler + "\n} }";
        return mended(
                        text,
                        (rewrite, mark) -> rewrite.firstIn(handlerOf(mark).getBody(), "go();")
                                .safe("go"))
                .replaceAll("(?s).*catch \\(X e\\) (.*)\n\\} \\}", "$1");
    }

    private static CatchClause handlerOf(Statement mark) {
        return ((TryStmt) mark.getParentNode().orElseThrow().getParentNode().orElseThrow())
                .getCatchClauses()
                .get(0);
    }

    @Test
    void aStatementComesFirstInABlock() {
        assertThat(first(method("\n  // why\n  mark();\n"))).isEqualTo(method("\n  // why\n  go();\n  mark();\n"));
        assertThat(firstInHandler("{}")).isEqualTo("{\n      go();\n  }");
        assertThat(firstInHandler("{\n  }")).isEqualTo("{\n      go();\n  }");
        assertThat(firstInHandler("{\n    // why\n  }")).isEqualTo("{\n      go();\n    // why\n  }");
        assertThat(firstInHandler("{ /* why */ }")).isEqualTo("{\n      go();\n   /* why */ }");
    }

    @Test
    void aBlockComesInThePlaceOfAStatement() {
        assertThat(mended(
                        method("\n  mark(); // why\n"),
                        (rewrite, mark) -> rewrite.blockFor(mark, List.of("int x;", "try (r)"), "a();\n\n  b();")
                                .safe("go")))
                .isEqualTo(method("\n  int x;\n  try (r) {\n      a();\n\n      b();\n  } // why\n"));
    }

    @Test
    void aBlockHoldsTheStatementsBehindItsHead() {
        assertThat(from(method("\n  mark(); // why\n\n  // so\n  a();\n  b(); // last\n")))
                .isEqualTo(method("\n  try (r) { // why\n\n      // so\n      a();\n      b();\n  } // last\n"));
        assertThat(from("class A {\r\n\tvoid f() {\r\n\t\tmark();\r\n\t\ta();\r\n\t}\r\n}"))
                .isEqualTo("class A {\r\n\tvoid f() {\r\n\t\ttry (r) {\r\n    \t\ta();\r\n\t\t}\r\n\t}\r\n}");
    }

    private static String from(String text) {
        return mended(
                text,
                (rewrite, mark) -> rewrite.blockFrom(
                                mark,
                                "try (r)",
                                ((BlockStmt) mark.getParentNode().orElseThrow())
                                        .getStatements()
                                        .getLast()
                                        .orElseThrow())
                        .safe("go"));
    }

    @Test
    void aHandlerComesBeforeAnother() {
        String text = "class A { void f() {\r\n\ttry {\r\n\t\tmark();\r\n\t} catch (X e) {}\r\n} }";
        assertThat(mended(
                        text,
                        (rewrite, mark) -> rewrite.clauseBefore(handlerOf(mark), "catch (Y y)", "throw y;")
                                .safe("throw")))
                .isEqualTo(
                        "class A { void f() {\r\n\ttry {\r\n\t\tmark();\r\n\t} catch (Y y) {\r\n\t    throw y;\r\n\t}"
                                + " catch (X e) {}\r\n} }");
    }

    @Test
    void editsThatCollideAreNoFix() {
        mended(method("mark();"), (rewrite, mark) -> {
            Optional<Fix> one = rewrite.replace(mark, "a();").safe("one");
            assertThat(rewrite.append(mark, "b();").safe("both")).isPresent();
            assertThat(rewrite.replace(((ExpressionStmt) mark).getExpression(), "c()")
                            .safe("all"))
                    .isEmpty();
            return one;
        });
    }

    private static String imported(String head) {
        String body = "class A { void f() { mark(); } }\n";
        String text = mended(head + body, (rewrite, mark) -> {
            String name = rewrite.nameOf("java.util.ArrayList", mark);
            return rewrite.replace(mark, "new " + name + "();").safe("make one");
        });
        assertThat(text).contains("new ");
        return text.replaceFirst("class A \\{ void f\\(\\) \\{ new ([\\w.]+)\\(\\); \\} \\}\n", "$1");
    }

    @Test
    void anImportStandsAmongItsLike() {
        assertThat(imported("import java.io.File;\r\nimport java.util.List;\r\n"))
                .isEqualTo(
                        "import java.io.File;\r\nimport java.util.ArrayList;\r\nimport java.util.List;\r\nArrayList");
        assertThat(imported("package p;\n\nimport java.util.List;\n"))
                .isEqualTo("package p;\n\nimport java.util.ArrayList;\nimport java.util.List;\nArrayList");
        assertThat(imported("import static java.util.List.of;\n\nimport java.util.List;\n"))
                .isEqualTo(
                        "import static java.util.List.of;\n\nimport java.util.ArrayList;\nimport java.util.List;\nArrayList");
    }

    @Test
    void whatIsImportedIsNotImportedAgain() {
        assertThat(imported("import java.util.ArrayList;\n")).isEqualTo("import java.util.ArrayList;\nArrayList");
        assertThat(imported("import java.util.*;\n")).isEqualTo("import java.util.*;\nArrayList");
    }

    @Test
    void aNameThatMeansAnotherClassIsNotTaken() {
        assertThat(imported("")).isEqualTo("java.util.ArrayList");
        assertThat(imported("import other.ArrayList;\n")).isEqualTo("import other.ArrayList;\njava.util.ArrayList");
        assertThat(imported("import java.util.List;\nclass ArrayList {}\n"))
                .isEqualTo("import java.util.List;\nclass ArrayList {}\njava.util.ArrayList");
        assertThat(imported("import java.util.List;\ninterface I { ArrayList ofThisPackage(); }\n"))
                .endsWith("java.util.ArrayList");
    }
}
