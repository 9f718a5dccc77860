package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What users get: one jar that needs nothing but the JDK, and whose ASM is in nobody's way. */
final class ShippedJarTest {
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");

    @Test
    void noClassIsOrNamesTheAsmOfOthers() throws IOException {
        List<String> found = new ArrayList<>();
        int ours = 0;
        try (JarFile jar = new JarFile(Shop.library().toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    String bytes = new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                    boolean foreign = bytes.contains("org/objectweb/asm")
                            && !entry.getName().endsWith("/asm/Constants.class"); // has a text that says so
                    if (foreign || !isOurs(entry.getName())) {
                        found.add(entry.getName());
                    }
                    ours += entry.getName().startsWith("dev/yieldwise/internal/asm/") ? 1 : 0;
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(ours).as("classes of ASM").isGreaterThan(20);
    }

    private static boolean isOurs(String entry) {
        return entry.startsWith("dev/yieldwise/") || entry.equals("module-info.class");
    }

    @Test
    void itsModuleNeedsJavaBaseAloneAndOpensNothing() {
        ModuleDescriptor module = ModuleFinder.of(Shop.library())
                .find("dev.yieldwise")
                .orElseThrow()
                .descriptor();
        assertThat(module.isAutomatic()).isFalse();
        assertThat(module.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
        assertThat(module.exports())
                .extracting(Exports::source)
                .containsExactlyInAnyOrder(
                        "dev.yieldwise", "dev.yieldwise.annotation", "dev.yieldwise.testing", "dev.yieldwise.woven");
        assertThat(module.exports()).noneMatch(Exports::isQualified);
        assertThat(module.opens()).isEmpty();
        assertThat(module.uses()).isEmpty();
        assertThat(module.packages()).contains("dev.yieldwise.internal.asm");
    }

    @Test
    void itBringsNoDependency() throws IOException {
        try (JarFile jar = new JarFile(Shop.library().toFile())) {
            JarEntry pom = jar.getJarEntry("META-INF/maven/dev.yieldwise/yieldwise-runtime/pom.xml");
            String text = new String(jar.getInputStream(pom).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(DEPENDENCY.matcher(text).results().map(found -> found.group(1)))
                    .isNotEmpty()
                    .allMatch(dependency -> dependency.contains("<scope>test</scope>"));
        }
    }

    /** Who copies ASM also copies its licence. */
    @Test
    void theLicenceOfAsmIsThere() throws IOException {
        try (JarFile jar = new JarFile(Shop.library().toFile())) {
            JarEntry licence = jar.getJarEntry("META-INF/licenses/asm.txt");
            assertThat(licence).isNotNull();
            assertThat(new String(jar.getInputStream(licence).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("INRIA, France Telecom", "Redistributions in binary form");
        }
    }
}
