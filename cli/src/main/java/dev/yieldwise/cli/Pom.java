package dev.yieldwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a {@code pom.xml} says of its dependencies, as far as it can be known without Maven: the file itself and the
 * parents that lie beside it. No network, no profile, no external entity.
 */
final class Pom {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

    /** What may stand in a path of the local repository; anything else could lead out of it. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._+-]*");

    private static final int MOST_PARENTS = 10;

    /** An element {@code dependency}; a part that is absent is empty. */
    record Dependency(Map<String, String> parts) {
        String part(String name) {
            return parts.getOrDefault(name, "");
        }

        String key() {
            return part("groupId") + ":" + part("artifactId");
        }
    }

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> managedVersions = new HashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final List<String> modules = new ArrayList<>();
    private String parentPath = "../pom.xml";
    private boolean hasParent;

    private Pom() {}

    /** The pom with what it inherits; empty when the file is no pom. */
    static Optional<Pom> read(Path file) {
        return read(file, 0);
    }

    private static Optional<Pom> read(Path file, int depth) {
        Pom pom = new Pom();
        try (InputStream in = Files.newInputStream(file)) {
            pom.parse(in);
        } catch (IOException | XMLStreamException e) {
            // a broken build file is the build's business: here it only gives no class path
            return Optional.empty();
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (pom.hasParent && !pom.parentPath.isEmpty() && folder != null && depth < MOST_PARENTS) {
            Path parent = folder.resolve(pom.parentPath).normalize();
            Path parentFile = Files.isDirectory(parent) ? parent.resolve("pom.xml") : parent;
            if (Files.isRegularFile(parentFile)) {
                read(parentFile, depth + 1).ifPresent(pom::inherit);
            }
        }
        return Optional.of(pom);
    }

    private void inherit(Pom parent) {
        parent.properties.forEach(properties::putIfAbsent);
        parent.managedVersions.forEach(managedVersions::putIfAbsent);
        dependencies.addAll(parent.dependencies);
    }

    private void parse(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        Map<String, String> dependency = new HashMap<>();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    text.setLength(0);
                    if (xml.getLocalName().equals("dependency")) {
                        dependency = new HashMap<>();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    element(String.join("/", path), text.toString().strip(), dependency);
                    path.removeLast();
                    text.setLength(0);
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    private void element(String path, String text, Map<String, String> dependency) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        switch (path) {
            case "project/groupId", "project/version", "project/artifactId" -> properties.put("project." + name, text);
            case "project/parent/groupId", "project/parent/version" -> {
                properties.putIfAbsent("project." + name, text);
                properties.put("project.parent." + name, text);
            }
            case "project/parent" -> hasParent = true;
            case "project/parent/relativePath" -> parentPath = text;
            case "project/modules/module" -> modules.add(text);
            case "project/dependencies/dependency" -> dependencies.add(new Dependency(Map.copyOf(dependency)));
            case "project/dependencyManagement/dependencies/dependency" -> {
                Dependency managed = new Dependency(dependency);
                if (!managed.part("version").isEmpty()) {
                    managedVersions.put(managed.key(), managed.part("version"));
                }
            }
            default -> {
                if (path.equals("project/properties/" + name)) {
                    properties.put(name, text);
                } else if (path.endsWith("dependencies/dependency/" + name)) {
                    dependency.put(name, text);
                }
            }
        }
    }

    List<String> modules() {
        return List.copyOf(modules);
    }

    /** Where the jars of the dependencies lie below a local repository, for those whose version can be known. */
    List<Path> jars(Path repository) {
        List<Path> jars = new ArrayList<>();
        for (Dependency dependency : dependencies) {
            String version = dependency.part("version");
            String group = resolved(dependency.part("groupId"));
            String artifact = resolved(dependency.part("artifactId"));
            String known = resolved(version.isEmpty() ? managedVersion(group, artifact) : version);
            String classifier = resolved(dependency.part("classifier"));
            boolean jar =
                    dependency.part("type").isEmpty() || dependency.part("type").equals("jar");
            if (jar && isPlain(group) && isPlain(artifact) && isPlain(known)) {
                String end = classifier.isEmpty() ? "" : "-" + classifier;
                String name = artifact + "-" + known + end + ".jar";
                if (isPlain(name)) {
                    jars.add(repository
                            .resolve(group.replace('.', '/'))
                            .resolve(artifact)
                            .resolve(known)
                            .resolve(name));
                }
            }
        }
        return jars;
    }

    private String managedVersion(String group, String artifact) {
        for (Map.Entry<String, String> managed : managedVersions.entrySet()) {
            if (resolved(managed.getKey()).equals(group + ":" + artifact)) {
                return managed.getValue();
            }
        }
        return "";
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !text.contains("..");
    }

    /** The text with its properties filled in, a few levels deep; one that is not known stays as it is. */
    private String resolved(String text) {
        String current = text;
        for (int round = 0; round < 5 && current.contains("${"); round++) {
            Matcher matcher = PROPERTY.matcher(current);
            current = matcher.replaceAll(match -> {
                String value = properties.get(match.group(1));
                return Matcher.quoteReplacement(value == null ? match.group() : value);
            });
        }
        return current;
    }
}
