package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClasspathGuessTest {
    @TempDir
    private Path folder;

    private Path repository;

    @BeforeEach
    void repository() throws IOException {
        repository = folder.resolve("repo");
        for (String name : List.of(
                "org/acme/plain/1.0/plain-1.0.jar",
                "org/acme/by-property/2.1/by-property-2.1.jar",
                "org/acme/managed/3.0/managed-3.0.jar",
                "org/acme/inherited/4.0/inherited-4.0.jar",
                "org/acme/classified/1.0/classified-1.0-tests.jar")) {
            file("repo/" + name, "");
        }
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String dependency(String artifact, String rest) {
        return "<dependency><groupId>org.acme</groupId><artifactId>" + artifact + "</artifactId>" + rest
                + "</dependency>";
    }

    private List<String> names(ClasspathGuess guess) {
        return guess.entries().stream()
                .map(entry -> folder.relativize(entry).toString())
                .toList();
    }

    @Test
    void withoutABuildThereIsNothing() {
        ClasspathGuess guess = ClasspathGuess.of(List.of(folder), repository);
        assertThat(guess.entries()).isEmpty();
        assertThat(guess)
                .hasToString("class path: none found, so types from libraries stay unknown; --classpath gives one");
    }

    @Test
    void whatTheBuildLeftBehindAndThePomNames() throws IOException {
        file(
                "app/pom.xml",
                "<project xmlns='http://maven.apache.org/POM/4.0.0'>"
                        + "<parent><groupId>org.acme</groupId><artifactId>p</artifactId><version>4.0</version></parent>"
                        + "<properties><some.version>2.${minor}</some.version><minor>1</minor></properties>"
                        + "<dependencyManagement><dependencies>"
                        + dependency("managed", "<version>3.0</version>")
                        + "</dependencies></dependencyManagement><dependencies>"
                        + dependency(
                                "plain",
                                "<version>1.0</version><exclusions><exclusion>"
                                        + "<artifactId>other</artifactId></exclusion></exclusions>")
                        + dependency("by-property", "<version>${some.version}</version>")
                        + dependency("managed", "")
                        + dependency("inherited", "<version>${project.version}</version>")
                        + dependency("classified", "<version>1.0</version><classifier>tests</classifier>")
                        + dependency("unknown-property", "<version>${nowhere}</version>")
                        + dependency("not-there", "<version>9</version>")
                        + dependency("../../plain", "<version>1.0</version>")
                        + "</dependencies></project>");
        file("app/target/classes/A.class", "");
        file("app/target/dependency/copied.jar", "");
        Path source = file("app/src/main/java/A.java", "class A {}");
        ClasspathGuess guess = ClasspathGuess.of(List.of(source), repository);
        assertThat(names(guess))
                .containsExactly(
                        "app/target/classes",
                        "app/target/dependency/copied.jar",
                        "repo/org/acme/by-property/2.1/by-property-2.1.jar",
                        "repo/org/acme/classified/1.0/classified-1.0-tests.jar",
                        "repo/org/acme/inherited/4.0/inherited-4.0.jar",
                        "repo/org/acme/managed/3.0/managed-3.0.jar",
                        "repo/org/acme/plain/1.0/plain-1.0.jar");
        assertThat(guess)
                .hasToString("class path: target/classes, 1 jar from target/dependency and 5 jars from the local Maven"
                        + " repository");
    }

    @Test
    void aReactorGivesAllItsModulesAndParentsTheirVersions() throws IOException {
        file(
                "pom.xml",
                "<project><modules><module>a</module><module>b/pom.xml</module><module>.</module></modules>"
                        + "<dependencyManagement><dependencies>"
                        + dependency("managed", "<version>3.0</version>")
                        + "</dependencies></dependencyManagement></project>");
        String child = "<project><parent><artifactId>x</artifactId></parent><dependencies>" + dependency("managed", "")
                + "</dependencies></project>";
        file("a/pom.xml", child);
        file("b/pom.xml", child);
        file("a/target/classes/A.class", "");
        file("b/target/classes/B.class", "");
        ClasspathGuess guess = ClasspathGuess.of(List.of(folder), repository);
        assertThat(names(guess))
                .containsExactly("a/target/classes", "b/target/classes", "repo/org/acme/managed/3.0/managed-3.0.jar");
        assertThat(guess)
                .hasToString("class path: target/classes of 2 projects and 1 jar from the local Maven repository");
    }

    @Test
    void gradlesFolderIsFound() throws IOException {
        file("g/build.gradle.kts", "");
        file("g/build/classes/java/main/A.class", "");
        assertThat(ClasspathGuess.of(List.of(folder.resolve("g/src")), repository))
                .hasToString("class path: build/classes/java/main");
    }

    @Test
    void externalEntitiesAreNotRead() throws IOException {
        Path secret = file("secret", "1.0");
        file(
                "x/pom.xml",
                "<!DOCTYPE project [<!ENTITY v SYSTEM '" + secret.toUri() + "'>]><project><dependencies>"
                        + dependency("plain", "<version>&v;</version>") + "</dependencies></project>");
        assertThat(ClasspathGuess.of(List.of(folder.resolve("x")), repository).entries())
                .isEmpty();
    }

    @Test
    void aBrokenPomGivesNothingAndNoError() throws IOException {
        file("x/pom.xml", "<project><dependencies>");
        assertThat(ClasspathGuess.of(List.of(folder.resolve("x")), repository).entries())
                .isEmpty();
    }
}
