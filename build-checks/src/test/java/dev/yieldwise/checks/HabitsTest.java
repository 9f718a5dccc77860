package dev.yieldwise.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What main code does nowhere. */
final class HabitsTest {
    private static final int MAX_LINES = 400;

    /** Files above the limit, each with the reason why it is not two. */
    private static final Map<String, String> LONG_FILES = Map.of(
            "runtime/src/main/java/dev/yieldwise/Generator.java", "one interface with the Javadoc of all its methods");

    /** Static fields that hold state, each with the reason why it cannot be held elsewhere. */
    private static final Map<String, String> STATIC_STATE =
            Map.of("dev.yieldwise.internal.Control.TOP", "whose code runs on a thread is a fact about that thread");

    /** Types of constants that nothing can change; interfaces of collections count, for List.of makes no other. */
    private static final Set<String> MUTABLE = Set.of(
            "java.util.ArrayList",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.EnumMap",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.BitSet",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = OurClasses.all();
    }

    @Test
    void noStaticState() {
        List<String> found = classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(HabitsTest::isMutable)
                .map(JavaField::getFullName)
                .sorted()
                .toList();
        assertThat(found).containsExactlyInAnyOrderElementsOf(STATIC_STATE.keySet());
    }

    private static boolean isMutable(JavaField field) {
        String type = field.getRawType().getName();
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || MUTABLE.contains(type)
                || type.startsWith("java.util.concurrent.atomic.")
                || type.startsWith("java.util.concurrent.Concurrent");
    }

    @Test
    void onlyTheProgramUsesTheProcessStreams() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.yieldwise.cli.Main")
                .should(ACCESS_STANDARD_STREAMS)
                .check(classes);
    }

    @Test
    void onlyTheProgramEndsTheProcess() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.yieldwise.cli.Main")
                .should()
                .callMethodWhere(describe(
                        "ends the process",
                        call -> (call.getTargetOwner().isEquivalentTo(System.class)
                                        && call.getName().equals("exit"))
                                || (call.getTargetOwner().isEquivalentTo(Runtime.class)
                                        && Set.of("exit", "halt").contains(call.getName()))))
                .check(classes);
    }

    @Test
    void longFilesHaveAReason() {
        Map<String, Long> found = new TreeMap<>();
        for (Path file : Repository.MODULES.stream()
                .map(Repository::mainFiles)
                .flatMap(Collection::stream)
                .toList()) {
            long lines = Repository.read(file).lines().count();
            if (lines > MAX_LINES) {
                found.put(Repository.nameOf(file), lines);
            }
        }
        assertThat(found.keySet())
                .as("files above %s lines: %s", MAX_LINES, found)
                .isEqualTo(LONG_FILES.keySet());
    }

    @Test
    void everyPackageOpensWithItsIdea() {
        List<String> silent = Repository.MODULES.stream()
                .map(Repository::mainFiles)
                .flatMap(Collection::stream)
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !folder.endsWith("src/main/java"))
                .filter(folder -> !Files.isRegularFile(folder.resolve("package-info.java")))
                .map(Repository::nameOf)
                .toList();
        assertThat(silent).as("packages without package-info.java").isEmpty();
    }
}
