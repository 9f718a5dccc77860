package dev.yieldwise.analyzer.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The type of what is given to {@code ask(..)}; {@code ?} where the answer is Unknown. */
@Timeout(60)
class TypesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import java.util.List; class A { List<String> x; void m() { ask(x); } } | java.util.List",
                "import java.util.*; class A { List<String> x; void m() { ask(x); } } | java.util.List",
                "class A { java.util.List<String> x; void m() { ask(x); } } | java.util.List",
                "class A { List<String> x; void m() { ask(x); } } | ?",
                "class A { String x; void m() { ask(x); } } | java.lang.String",
                "class A { A x; void m() { ask(x); } } | A",
                "package p.q; class A { A x; void m() { ask(x); } } | p.q.A",
                "import java.util.*; import java.awt.*; import java.util.List; class A { List x; void m() { ask(x); } }"
                        + " | java.util.List",
                // nested types, inherited ones, and those that shadow
                "class A { static class List {} List x; void m() { ask(x); } } | A.List",
                "import java.util.List; class A { static class List {} List x; void m() { ask(x); } } | A.List",
                "class A { A.B x; static class B { C y; class C {} void m() { ask(y); } } } | A.B.C",
                "class A { A.B x; void m() { ask(x); } static class B {} } | A.B",
                "import java.util.Map; class A { Map.Entry<X, Y> x; void m() { ask(x); } } | java.util.Map.Entry",
                "import java.util.Map.Entry; class A { Entry<X, Y> x; void m() { ask(x); } } | java.util.Map.Entry",
                "import static java.util.Map.Entry; class A { Entry<X, Y> x; void m() { ask(x); } }"
                        + " | java.util.Map.Entry",
                "import java.util.*; abstract class A implements Map<X, Y> { Entry<X, Y> x; void m() { ask(x); } }"
                        + " | java.util.Map.Entry",
                "class A { Outer.Inner x; void m() { ask(x); } } class Outer { class Inner {} } | Outer.Inner",
                "class A<List> { List x; void m() { ask(x); } } | ?",
                "class A { <T> void m(T x) { ask(x); } } | ?",
                "class A { int[] x; void m() { ask(x); } } | int[]",
                // variables of all kinds
                "class A { void m() { var x = \"\"; ask(x); } } | java.lang.String",
                "class A { void m() { for (var x : new Missing()) ask(x); } } | ?",
                "import java.util.*; class A { void m(List<String> l) { for (var x : l) ask(x); } } | ?",
                "class A { void m() { f((String x) -> { ask(x); }); } } | java.lang.String",
                "class A { void m() { f(x -> { ask(x); }); } } | ?",
                "class A { void m(Object o) { if (o instanceof String x) ask(x); } } | java.lang.String",
                "class A { void m(Object o) { switch (o) { case String x -> ask(x); default -> {} } } } | java.lang.String",
                "class A { void m(String... x) { ask(x); } } | ?",
                "record A(String x) { void m() { ask(x); } } | java.lang.String",
                "record A(String x) { A { ask(x); } } | java.lang.String",
                "enum A { ONE; String x; void m() { ask(x); } } | java.lang.String",
                "class A { void m() { ask(this); } } | A",
                "class A { void m() { try { } catch (IllegalStateException x) { ask(x); } } }"
                        + " | java.lang.IllegalStateException",
                // methods: own, inherited, static, chains, generic
                "class A { String f() {} void m() { ask(f()); } } | java.lang.String",
                "class A { class B { void m() { ask(f()); } } String f() {} } | java.lang.String",
                "class A extends B { void m() { ask(f()); } } class B { String f() {} } | java.lang.String",
                "import java.util.*; class A { void m(Map<X, Y> x) { ask(x.keySet().iterator()); } } | java.util.Iterator",
                "import java.nio.file.*; class A { void m(Path p) { ask(Files.lines(p)); } } | java.util.stream.Stream",
                "class A { void m(java.util.ArrayList<String> x) { ask(x.listIterator()); } } | java.util.ListIterator",
                "class A { void m() { ask(String.format(\"\", 1, 2)); } } | java.lang.String",
                "class A<T> { T f() {} void m() { ask(f()); } } | ?",
                "import java.util.*; class A { void m(List<String> x) { ask(x.get(0)); } } | java.lang.String",
                "class A { void m(Missing x) { ask(x.f()); } } | ?",
                "class A { void m() { ask(Missing.f()); } } | ?",
                "class A { void m() { ask((String) f()); } } | java.lang.String",
                "class A { void m() { ask(((new String()))); } } | java.lang.String",
                // no Java, but no crash either
                "class A extends A { void m() { ask(f()); } } | ?",
                "class A extends B { void m() { ask(f()); } } class B extends A { void n() { } } | ?",
                "class A extends A.B { class B {} void m() { ask(f()); } } | ?",
                "interface A extends B { default void m() { ask(f().g()); } } interface B extends A {} | ?",
                "class A { void m() { var x = x; ask(x); } } | ?",
            })
    void types(String text, String expected) {
        assertThat(asked(text)).isEqualTo(expected);
    }

    /** The text at the declaration that the name in {@code ask(name)} means. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "int x; void m() { ask(x); } # int x;",
                "int x; void m() { int x = 1; ask(x); } # int x = 1;",
                "int x; void m() { int x = 1; ask(this.x); } # int x;",
                "int x; void m() { { int x = 1; } ask(x); } # int x;",
                "int x; void m() { ask(x); int x = 1; } # int x;",
                "int x; void m(int x) { ask(x); } # int x)",
                "int x; void m() { for (int x = 0; ; ) ask(x); } # int x = 0",
                "int x; void m() { for (int x = 0; ; ) {} ask(x); } # int x;",
                "int x; void m() { for (int x : a) ask(x); } # int x :",
                "int x; void m() { for (int x : ask(x)) {} } # int x;",
                "int x; void m() { try (A x = f()) { ask(x); } } # A x = f()",
                "int x; void m() { try (A x = f()) { } finally { ask(x); } } # int x;",
                "int x; void m() { try { } catch (A x) { ask(x); } } # A x)",
                "int x; void m() { f((int x) -> ask(x)); } # int x)",
                "int x; void m() { f(x -> ask(x)); } # x ->",
                "int x; void m() { switch (a) { case 1: int x = 1; case 2: ask(x); } } # int x = 1",
                "int x; void m() { switch (a) { case String x -> {} default -> ask(x); } } # int x;",
                "int x; void m() { switch (a) { case String x when ask(x) -> {} } } # String x",
                // pattern variables are where the pattern must have matched
                "int x; void m() { if (o instanceof A x) ask(x); } # A x)",
                "int x; void m() { if (o instanceof A x && c) ask(x); } # A x &&",
                "int x; void m() { if (o instanceof A x && ask(x)) {} } # A x &&",
                "int x; void m() { if (o instanceof A x || ask(x)) {} } # int x;",
                "int x; void m() { if (!(o instanceof A x) || ask(x)) {} } # A x)",
                "int x; void m() { if (o instanceof A x) {} else ask(x); } # int x;",
                "int x; void m() { if (!(o instanceof A x)) {} else ask(x); } # A x)",
                "int x; void m() { if (!(o instanceof A x)) return; ask(x); } # A x)",
                "int x; void m() { if (!(o instanceof A x) || c) { f(); throw e; } ask(x); } # A x)",
                "int x; void m() { if (o instanceof A x) return; ask(x); } # int x;",
                "int x; void m() { if (!(o instanceof A x)) f(); ask(x); } # int x;",
                "int x; void m() { if (o instanceof A x) f(); int x = 1; ask(x); } # int x = 1;",
                "int x; void m() { while (!(o instanceof A x)) f(); ask(x); } # A x)",
                "int x; void m() { while (o instanceof A x) ask(x); } # A x)",
                "int x; void m() { y = o instanceof A x ? ask(x) : 1; } # A x ?",
                "int x; void m() { y = o instanceof A x ? 1 : ask(x); } # int x;",
                "int x; void m() { if (o instanceof R(A x, B y)) ask(x); } # A x,",
                // classes in bodies
                "int x; void m() { new Object() { int x = 1; void n() { ask(x); } }; } # int x = 1;",
                "int x; void m() { new Object() { int x = 1; void n() { ask(this.x); } }; } # int x = 1;",
                "int x; void m() { new Object(ask(x)) { int x = 1; }; } # int x;",
                "int x; void m() { new Object(ask(this.x)) { int x = 1; }; } # int x;",
                "int x; void m() { int x = 1; new Object() { void n() { ask(x); } }; } # int x = 1;",
                "int x; void m() { class L { int x = 1; void n() { ask(x); } } } # int x = 1;",
                "int x; class B { int x = 1; } void m() { ask(x); } # int x;",
                "int x; enum E { ONE { int x = 1; void n() { ask(x); } } } # int x = 1;",
                "int x; void m() { ask(y); } # nothing",
                "int x; void m() { ask(other.x); } # nothing",
            })
    void declarations(String members, String expected) throws IOException {
        String text = "class A { " + members + " }";
        Parsed.Unit unit = parse(folder.resolve("A.java"), text);
        Types types = factory(List.of(), List.of()).of(unit.file().path(), unit.tree());
        Node declaration = types.declarationOf(argument(unit)).orElse(null);
        String found = declaration == null
                ? "nothing"
                : text.substring(declaration.getBegin().orElseThrow().column - 1);
        // A VariableDeclarator starts at its name: what stands before it is its type.
        String tail = expected.matches("int x.*|A x [=:].*") ? expected.substring(expected.indexOf('x')) : expected;
        boolean variable = declaration instanceof com.github.javaparser.ast.body.VariableDeclarator;
        assertThat(found).startsWith(variable ? tail : expected);
    }

    @Test
    void otherFilesOfTheSourcesAreParsedWhenAsked() throws IOException {
        Path other = write(
                "p/B.java", "package p; public class B { public static class C { public String f() {} } public C c; }");
        Path twin = write("q/B.java", "package q; public class B { public int c; }");
        Path broken = write("p/Broken.java", "package p; class Broken {");
        List<Path> sources = List.of(other, twin, broken);
        assertThat(asked("import p.B; class A { void m(B b) { ask(b.c.f()); } }", sources, List.of()))
                .isEqualTo("java.lang.String");
        assertThat(asked("import q.B; class A { void m(B b) { ask(b.c); } }", sources, List.of()))
                .as("two files with the same type name")
                .isEqualTo("int");
        assertThat(asked("package p; class A { void m(B b) { ask(b); } }", sources, List.of()))
                .isEqualTo("p.B");
        assertThat(asked("package p; class A { void m(Broken b) { ask(b.f()); } }", sources, List.of()))
                .isEqualTo("?");
    }

    @Test
    void classPathOfFoldersAndJars() throws IOException {
        Path source = write("src/lib/L.java", """
                package lib;
                public class L<T> extends java.util.ArrayList<T> {
                    public static class In { public String f(int... some) { return ""; } }
                    public static In in() { return new In(); }
                    public T t() { return null; }
                    public java.util.Iterator<T> own() { return iterator(); }
                }
                """);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        Path jar = folder.resolve("lib.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (String name : List.of("lib/L.class", "lib/L$In.class")) {
                entries.putNextEntry(new JarEntry(name));
                entries.write(Files.readAllBytes(classes.resolve(name)));
            }
        }
        for (Path entry : List.of(classes, jar)) {
            Map<String, String> expected = Map.of(
                    "l", "lib.L",
                    "l.own()", "java.util.Iterator",
                    "l.iterator()", "java.util.Iterator",
                    "L.in()", "lib.L.In",
                    "L.in().f(1)", "java.lang.String",
                    "l.t()", "java.lang.String");
            expected.forEach((expression, type) -> assertThat(asked(
                            "import lib.L; class A { void m(L<String> l) { ask(" + expression + "); } }",
                            List.of(),
                            List.of(folder.resolve("missing.jar"), entry)))
                    .as("%s of %s", expression, entry)
                    .isEqualTo(type));
        }
        assertThat(asked("import lib.L; class A { void m(L<String> l) { ask(l.own()); } }"))
                .isEqualTo("?");
    }

    /** A class path may hold anything, half-written files too. */
    @Test
    void brokenClassPathEntriesGiveNoAnswerAndNoException() throws IOException {
        write("classes/lib/L.class", "no class file");
        Path jar = write("broken.jar", "no jar");
        assertThat(asked(
                        "import lib.L; class A { void m(L l) { ask(l.f().g()); } }",
                        List.of(),
                        List.of(jar, folder.resolve("classes"))))
                .isEqualTo("?");
    }

    @Test
    void unknownSaysWhy() throws IOException {
        Parsed.Unit unit = parse(folder.resolve("A.java"), "class A { Missing x; void m() { ask(x); } }");
        assertThat(factory(List.of(), List.of())
                        .of(unit.file().path(), unit.tree())
                        .of(argument(unit)))
                .isInstanceOfSatisfying(
                        TypeRef.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isNotBlank());
    }

    private String asked(String text) {
        return asked(text, List.of(), List.of());
    }

    private String asked(String text, List<Path> sources, List<Path> classpath) {
        Path path = folder.resolve("A.java");
        List<Path> all = new ArrayList<>(sources);
        all.add(path);
        Parsed.Unit unit = parse(path, text);
        TypeRef type = factory(all, classpath).of(path, unit.tree()).of(argument(unit));
        return type instanceof TypeRef.Known known ? known.name() : "?";
    }

    private Types.Factory factory(List<Path> sources, List<Path> classpath) {
        return new Types.Factory(new Classes(new SourceIndex(sources), classpath), sources());
    }

    private Parsed.Unit parse(Path path, String text) {
        Parsed parsed = sources().parse(new SourceFile(path, "A.java", text));
        assertThat(parsed).as(text).isInstanceOf(Parsed.Unit.class);
        return (Parsed.Unit) parsed;
    }

    private Sources sources() {
        return new Sources(folder, StandardCharsets.UTF_8, 1 << 20);
    }

    private static Expression argument(Parsed.Unit unit) {
        return unit.tree()
                .findFirst(MethodCallExpr.class, call -> call.getNameAsString().equals("ask"))
                .orElseThrow()
                .getArgument(0);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
