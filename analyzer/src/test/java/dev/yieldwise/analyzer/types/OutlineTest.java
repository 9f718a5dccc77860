package dev.yieldwise.analyzer.types;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a type must not depend on whether its file was read for its outline or as a whole. */
class OutlineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { int f = 1; String m(int i) { return \"}\"; } long after; }",
                "class A { char c = '{'; char d = '\\''; String s = \"{ \\\" {\"; int after; }",
                "class A { /* { */ void m() { // }\n } int after; }",
                "class A { String s = \"\"\"\n  { \\\"\"\" {\n\"\"\"; int after; }",
                "class A { Runnable r = () -> { class B { int inner; } }; int after; }",
                "class A { Object o = new Object() { int inner; }; int after; }",
                "class A { Class<?>[] c = { A.class, int.class }; int after; }",
                "class A { static { System.out.println(1); } { m(); } void m() {} int after; }",
                "class A<T extends Comparable<T>> extends B<T> implements C, D<T[]> { T t; T[] ts; A(T t) { } }",
                "class A { @Deprecated(since = \"{\") void m() throws Exception { } int after; }",
                "@SuppressWarnings({\"a\", \"b\"}) class A { @X({B.class}) int f; class B { int inner; } }",
                "enum A implements B { ONE { void m() { } }, TWO(1) { }; int f; void m() { } class C { } }",
                "record A(int i, String s) implements B { A { check(i); } static int f; int twice() { return 2 * i; } }",
                "interface A extends B, C { int f = 1; default void m() { } void n(); interface D { } }",
                "@interface A { int f = 1; String value() default \"{\"; Class<?>[] more() default {}; }",
                "class A { int enumeration; int record; void record(int record) { int i; } int after; }",
                "class A { int s = switch (1) { case 1 -> { yield 2; } default -> 3; }; int after; }",
                "class A { void m() { class Local { int inner; } record R(int i) { } } class B { void n() { } int inner; } }",
                "sealed interface A permits B { } final class B implements A { int f; } class C { }",
            })
    void tricky(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("A.java"), text);
        assertSame(file);
    }

    @Test
    void realCode() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("src", "../test-fixtures", "../runtime/src")) {
            try (Stream<Path> walk = Files.walk(Path.of(root))) {
                walk.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(200);
        for (Path file : files) {
            assertSame(file);
        }
    }

    private void assertSame(Path file) {
        Sources sources = new Sources(folder, StandardCharsets.UTF_8, 1_000_000);
        if (sources.parse(file) instanceof Parsed.Unit whole) {
            assertThat(types(sources.outline(file).orElseThrow()))
                    .as(file.toString())
                    .isEqualTo(types(whole.tree()));
        }
    }

    private static List<Known> types(CompilationUnit unit) {
        List<Known> found = new ArrayList<>();
        ImportScope scope = ImportScope.of(unit);
        unit.getTypes().forEach(type -> collect(type, List.of(), scope, found));
        return found;
    }

    private static void collect(TypeDeclaration<?> type, List<String> around, ImportScope scope, List<Known> found) {
        List<String> enclosing = new ArrayList<>(List.of(type.getNameAsString()));
        enclosing.addAll(around);
        WrittenType written = WrittenType.of(new SourceTypes.Declared(type, List.copyOf(enclosing), scope));
        found.add(new Known(
                written.enclosing(),
                written.isFinal(),
                written.supertypes(),
                written.returns(),
                written.fields(),
                written.methods(),
                scope.nested(),
                scope.single()));
        for (BodyDeclaration<?> member : type.getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                collect(nested, enclosing, scope, found);
            }
        }
    }

    private record Known(
            List<String> enclosing,
            boolean isFinal,
            List<String> supertypes,
            Map<String, String> returns,
            Map<String, String> fields,
            List<MethodFacts> methods,
            Map<String, ?> nested,
            Map<String, String> imports) {}
}
