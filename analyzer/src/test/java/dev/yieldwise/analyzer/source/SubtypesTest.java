package dev.yieldwise.analyzer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who names {@code Base} as a supertype, told from texts. */
class SubtypesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package p; class A extends Base { }",
                "package p; class A extends q.Base { }",
                "package p; class A\n    extends Base\n{ }",
                "package p; class A extends Other implements One, Base { }",
                "package p; interface A extends One, Base { }",
                "package p; class A extends Base<String> { }",
                "package p; class A { class B extends Base { } }",
                "package p; class A { Object o = new Base() { }; }",
                "package p; class A { Object o = new q.Base<String>(f(1), \"\") {\n }; }",
                "package p; record A(int i) implements Base { }",
                "package p; enum A implements Base { ONE }",
                "// a licence\npackage p;\n\nclass A extends Base { }",
            })
    void names(String text) throws IOException {
        assertThat(subtypes(text)).containsExactly("p.A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package p; class A { Base b = new Base(); }",
                "package p; class A { Base[] b = new Base[] { }; }",
                "package p; class A extends Based { }",
                "package p; class A extends Other { Base b; }",
                "package p; class A { Object o = new Other(new Base()) { }; }",
            })
    void namesNone(String text) throws IOException {
        assertThat(subtypes(text)).isEmpty();
    }

    @Test
    void ofAFileWithoutPackageTheNameAlone() throws IOException {
        assertThat(subtypes("class A extends Base { }")).containsExactly("A");
    }

    @Test
    void whatCannotBeReadHasNone() {
        assertThat(new Subtypes(List.of(folder.resolve("Missing.java"))).of("Base"))
                .isEmpty();
    }

    private List<String> subtypes(String text) throws IOException {
        return new Subtypes(List.of(Files.writeString(folder.resolve("A.java"), text))).of("Base");
    }
}
