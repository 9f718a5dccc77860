package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.checks.Shop.Kind;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Applications of the shipped jar, each in a JVM of its own: where bodies are woven, where they get a thread, and what a user
 * is told. With logging off standard error, what they print is the same on every engine but for its name.
 */
final class ModulesTest {
    static final List<Integer> RELEASES = Javac.RELEASES;

    private static final String MAIN = "shop.App";

    /** What the application prints: the engine stands in the second column. */
    private static final String ALL_WOVEN = """
            captured WOVEN [5, 7]
            members WOVEN [3, 6]
            nested WOVEN [3, 6]
            inner WOVEN
            helper WOVEN [1, 1, 2, 2]
            neighbour WOVEN [4, 9]
            anonymous WOVEN [5, 3]
            named WOVEN [2, 1]
            ints WOVEN [1, 5]
            package WOVEN [8, 9]
            coroutine WOVEN [3, 13]
            consumer WOVEN [1, 5]
            status 0""";

    private static final String CLOSED =
            "it is not woven, since the module shop does not open the package %s to dev.yieldwise, and no lookup was given";

    @TempDir
    private static Path folder;

    /** Compiled once each. */
    private static final Map<Kind, Shop> SHOPS = new EnumMap<>(Kind.class);

    private static Shop shop(Kind kind) throws Exception {
        if (!SHOPS.containsKey(kind)) {
            SHOPS.put(kind, Shop.of(kind, folder.resolve(kind.name())));
        }
        return SHOPS.get(kind);
    }

    /** What was printed, without what was logged, which is said on standard error. */
    private static String printed(String said) {
        StringBuilder printed = new StringBuilder();
        for (String line : said.split("\\R")) {
            if (!line.startsWith("INFO: ") && !line.contains(" dev.yieldwise.internal.Fallback ")) {
                printed.append(line).append('\n');
            }
        }
        return printed.toString().stripTrailing();
    }

    /** The same values on a thread, whichever kind of thread. */
    private static void assertThatAllRanOnThreads(String said, String reason) {
        String[] lines = printed(said).split("\n");
        String[] woven = ALL_WOVEN.split("\n");
        assertThat(lines).as(said).hasSameSizeAs(woven);
        for (int i = 0; i < woven.length; i++) {
            assertThat(lines[i].replaceAll("(VIRTUAL|PLATFORM)_THREAD", "WOVEN"))
                    .as(said)
                    .startsWith(woven[i]);
        }
        assertThat(said).doesNotContain("WOVEN").contains(reason);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void onTheClassPath(int release) throws Exception {
        Shop shop = shop(Kind.PLAIN);
        assertThat(Shop.run(Javac.of(release).home(), shop.onTheClassPath(), MAIN))
                .isEqualTo(ALL_WOVEN);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void besideTheLibraryAsAModule(int release) throws Exception {
        Shop shop = shop(Kind.PLAIN);
        assertThat(Shop.run(Javac.of(release).home(), shop.besideTheModule(), MAIN))
                .isEqualTo(ALL_WOVEN);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void aModuleThatOpensItsPackages(int release) throws Exception {
        Shop shop = shop(Kind.OPEN);
        assertThat(Shop.run(Javac.of(release).home(), shop.onTheModulePath(), "-m", "shop/" + MAIN))
                .isEqualTo(ALL_WOVEN);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void aModuleThatPassesALookup(int release) throws Exception {
        Shop shop = shop(Kind.LOOKUP);
        assertThat(Shop.run(Javac.of(release).home(), shop.onTheModulePath(), "-m", "shop/" + MAIN))
                .isEqualTo(ALL_WOVEN);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void aModuleThatDoesNeither(int release) throws Exception {
        Shop shop = shop(Kind.CLOSED);
        String said = Shop.run(Javac.of(release).home(), shop.onTheModulePath(), "-m", "shop/" + MAIN);
        assertThatAllRanOnThreads(said, CLOSED.formatted("shop"));
        assertThat(said)
                .contains(CLOSED.formatted("shop.shelf"))
                .containsPattern("INFO: a body in shop.App runs on a \\w+ thread of its own, since the module shop");
    }

    @Test
    void aModuleThatOpensOneOfTwoPackages() throws Exception {
        Shop shop = shop(Kind.AJAR);
        String said = Shop.run(Javac.of(17).home(), shop.onTheModulePath(), "-m", "shop/" + MAIN);
        assertThat(printed(said).lines())
                .containsOnlyOnce("members WOVEN [3, 6]", "helper WOVEN [1, 1, 2, 2]")
                .filteredOn(line -> line.startsWith("package "))
                .singleElement()
                .asString()
                .contains("_THREAD [8, 9] " + CLOSED.formatted("shop.shelf"));
    }

    /** The command line opens a package, too: nothing need be changed in a module that one does not have the source of. */
    @Test
    void aModuleThatIsOpenedFromOutside() throws Exception {
        Shop shop = shop(Kind.CLOSED);
        String said = Shop.run(
                Javac.of(17).home(),
                shop.onTheModulePath(),
                "--add-opens",
                "shop/shop=dev.yieldwise",
                "--add-opens",
                "shop/shop.shelf=dev.yieldwise",
                "-m",
                "shop/" + MAIN);
        assertThat(said).isEqualTo(ALL_WOVEN);
    }

    @ParameterizedTest
    @FieldSource("RELEASES")
    void aLookupThatDoesNotSufficeIsToldOf_AndOneThatDoesIsNeverTooLate(int release) throws Exception {
        Shop shop = shop(Kind.CLOSED);
        String said = printed(Shop.run(Javac.of(release).home(), shop.onTheModulePath(), "-m", "shop/shop.Late"));
        String[] lines = said.split("\n");
        assertThat(lines).as(said).hasSize(7);
        assertThat(lines[0]).startsWith("none ").contains("_THREAD 17 ").contains("and no lookup was given");
        assertThat(lines[1]).startsWith("public ").contains("publicLookup, does not suffice");
        assertThat(lines[2]).startsWith("foreign ").contains("does not suffice");
        assertThat(lines[3]).startsWith("dropped ").contains("shop.Late/", "does not suffice");
        assertThat(lines[4]).startsWith("full WOVEN 17");
        assertThat(lines[5]).startsWith("none WOVEN 17");
    }

    /** The goal weave: it opens nothing, and no class could be made. */
    @ParameterizedTest
    @FieldSource("RELEASES")
    void aModuleThatWasWovenWhenItWasBuilt(int release) throws Exception {
        Path jdk = Javac.of(release).home();
        Shop shop = Shop.of(Kind.CLOSED, folder.resolve("built" + release)).woven();
        String image = "-Dorg.graalvm.nativeimage.imagecode=runtime";
        assertThat(Shop.run(jdk, shop.onTheModulePath(), image, "-Dyieldwise.engine=woven", "-m", "shop/" + MAIN))
                .isEqualTo(ALL_WOVEN);
        assertThat(Shop.run(jdk, shop.onTheClassPath(), image, MAIN)).isEqualTo(ALL_WOVEN);
        String threads = Shop.run(jdk, shop.onTheModulePath(), "-Dyieldwise.engine=thread", "-m", "shop/" + MAIN);
        assertThatAllRanOnThreads(threads, "since the system property yieldwise.engine=thread says so");
    }

    // ---- the system property

    @ParameterizedTest
    @FieldSource("RELEASES")
    void everythingRunsOnThreadsIfOneSaysSo(int release) throws Exception {
        Shop shop = shop(Kind.PLAIN);
        String said = Shop.run(Javac.of(release).home(), shop.onTheClassPath(), "-Dyieldwise.engine=thread", MAIN);
        assertThatAllRanOnThreads(said, "since the system property yieldwise.engine=thread says so");
    }

    @Test
    void whatCannotBeWovenIsRefusedInStrictMode() throws Exception {
        Path jdk = Javac.of(17).home();
        String strict = "-Dyieldwise.engine=woven";
        assertThat(Shop.run(jdk, shop(Kind.PLAIN).onTheClassPath(), strict, MAIN))
                .isEqualTo(ALL_WOVEN);
        assertThat(Shop.run(jdk, shop(Kind.CLOSED).onTheModulePath(), strict, "-m", "shop/" + MAIN))
                .contains("java.lang.UnsupportedOperationException: a body in shop.App cannot be woven: the module shop"
                        + " does not open the package shop to dev.yieldwise, and no lookup was given"
                        + " (yieldwise.engine=woven)")
                .contains("shop.App.main(App.java:")
                .endsWith("status 1");
    }

    @Test
    void aValueThatIsUnknownIsToldOf() throws Exception {
        Path jdk = Javac.of(17).home();
        assertThat(Shop.run(jdk, shop(Kind.PLAIN).onTheClassPath(), "-Dyieldwise.engine=fast", MAIN))
                .contains("Exception in thread \"main\" java.lang.IllegalArgumentException: system property"
                        + " yieldwise.engine=fast: known are auto, thread and woven")
                .endsWith("status 1");
    }

    @Test
    void aNativeImageMakesNoClasses() throws Exception {
        Path jdk = Javac.of(17).home();
        String image = "-Dorg.graalvm.nativeimage.imagecode=runtime";
        String said = Shop.run(jdk, shop(Kind.PLAIN).onTheClassPath(), image, MAIN);
        assertThatAllRanOnThreads(said, "it is not woven, since a native image makes no classes at run time");
    }

    // ---- images

    @Tag("deep")
    @ParameterizedTest
    @FieldSource("RELEASES")
    void inAnImageOfItsOwn(int release) throws Exception {
        Path jdk = Javac.of(release).home();
        for (Kind kind : List.of(Kind.OPEN, Kind.LOOKUP)) {
            Path image = folder.resolve("image-of-" + kind + release);
            String modules = Shop.library() + File.pathSeparator + shop(kind).classes();
            List<String> command = Arrays.asList(
                    jdk.resolve("bin/jlink").toString(),
                    "-p",
                    modules,
                    "--add-modules",
                    "shop",
                    "--output",
                    image.toString());
            Process linking = new ProcessBuilder(command).inheritIO().start();
            assertThat(linking.waitFor()).as("jlink").isZero();
            assertThat(Shop.run(image, List.of(), "-m", "shop/" + MAIN)).isEqualTo(ALL_WOVEN);
            assertThat(Shop.run(image, List.of(), "--list-modules").lines().map(line -> line.replaceAll("@.*", "")))
                    .containsExactlyInAnyOrder("dev.yieldwise", "java.base", "shop", "status 0");
        }
    }
}
