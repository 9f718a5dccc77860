package dev.yieldwise.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may import whom: section "Modules" of docs/architecture.md. */
final class LayersTest {
    private static final String ANALYZER = "dev.yieldwise.analyzer.";

    /** Each imports only those to its left. */
    private static final List<String> ORDER = List.of(
            "source",
            "finding",
            "types",
            "cfg",
            "dataflow",
            "interproc",
            "typestate",
            "rule",
            "paths",
            "config",
            "suppression",
            "engine",
            "baseline",
            "changes",
            "report");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = OurClasses.all();
    }

    @Test
    void modules() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("runtime")
                .definedBy(
                        "dev.yieldwise",
                        "dev.yieldwise.annotation..",
                        "dev.yieldwise.internal..",
                        "dev.yieldwise.testing..",
                        "dev.yieldwise.woven..")
                .layer("test-fixtures")
                .definedBy("dev.yieldwise.fixtures..")
                .layer("analyzer")
                .definedBy("dev.yieldwise.analyzer..")
                .layer("rules")
                .definedBy("dev.yieldwise.rules..")
                .layer("cli")
                .definedBy("dev.yieldwise.cli..")
                .layer("maven-plugin")
                .definedBy("dev.yieldwise.maven..")
                .whereLayer("runtime")
                .mayNotAccessAnyLayer()
                .whereLayer("test-fixtures")
                .mayOnlyAccessLayers("runtime")
                .whereLayer("analyzer")
                .mayNotAccessAnyLayer()
                .whereLayer("rules")
                .mayOnlyAccessLayers("analyzer")
                .whereLayer("cli")
                .mayOnlyAccessLayers("analyzer", "rules")
                .whereLayer("maven-plugin")
                .mayOnlyAccessLayers("analyzer", "rules", "runtime")
                .ensureAllClassesAreContainedInArchitecture()
                .check(classes);
    }

    @Test
    void packagesOfTheAnalyzer() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String layer : ORDER) {
            layers = layers.optionalLayer(layer).definedBy(ANALYZER + layer + "..");
        }
        layers = layers.whereLayer(ORDER.get(0)).mayNotAccessAnyLayer();
        for (int i = 1; i < ORDER.size(); i++) {
            List<String> left = new ArrayList<>(ORDER.subList(0, i));
            if (ORDER.get(i).equals("report")) {
                left.removeAll(List.of("engine", "baseline", "changes"));
            }
            layers = layers.whereLayer(ORDER.get(i)).mayOnlyAccessLayers(left.toArray(new String[0]));
        }
        layers.ensureAllClassesAreContainedInArchitectureIgnoring(
                        describe("other modules", type -> !type.getName().startsWith(ANALYZER)))
                .check(classes);
    }

    @Test
    void onlySourceMakesParsers() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ANALYZER + "source..")
                .should()
                .callConstructorWhere(describe(
                        "the parser",
                        call -> call.getTargetOwner().getName().equals("com.github.javaparser.JavaParser")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.github.javaparser.StaticJavaParser")
                .check(classes);
    }

    @Test
    void onlyTypesUsesTheSymbolSolver() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ANALYZER + "types..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.github.javaparser.symbolsolver..", "com.github.javaparser.resolution..", "javassist..")
                .check(classes);
    }

    /** The engine knows no generator, not even by name. */
    @Test
    void theAnalyzerNamesNothingOfTheRuntime() {
        Pattern name = Pattern.compile("dev\\.yieldwise\\.(?!analyzer)\\w+|\"[^\"\n]*(Generator|Coroutine|Yielder)");
        List<String> named = new ArrayList<>();
        for (Path file : Repository.mainFiles("analyzer")) {
            String code = Repository.read(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
            name.matcher(code).results().forEach(found -> named.add(Repository.nameOf(file) + ": " + found.group()));
        }
        assertThat(named).isEmpty();
    }
}
