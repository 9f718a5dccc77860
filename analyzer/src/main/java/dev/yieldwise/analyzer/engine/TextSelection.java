package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Skipped;
import dev.yieldwise.analyzer.source.EncodedText;
import dev.yieldwise.analyzer.source.GeneratedCode;
import dev.yieldwise.analyzer.source.Headings;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Selects one file whose content is given, and what lies around it: the files of its source folder. */
final class TextSelection {
    /** The packages of one source folder do not lie deeper; more are another project's. */
    private static final int MAX_DEPTH = 64;

    private TextSelection() {}

    /** @throws UsageException if the configuration is wrong */
    static FileSelection of(Path file, byte[] content, Options options, Sources sources) {
        Path real = real(file);
        Optional<Skip> skip = skipped(real, content, options);
        Configurations.requireSound(options.configuration(), options.base());
        if (skip.isPresent()) {
            boolean generated = skip.get().reason() == Skip.Reason.GENERATED;
            Skipped one = new Skipped(generated ? 1 : 0, generated ? 0 : 1);
            return new FileSelection(List.of(), Set.of(), List.of(), one, 0, List.of());
        }
        if (!isText(content, options.encoding())) {
            String reason = "the text is not " + options.encoding().name() + "; name its encoding with --encoding";
            Notification unread = new Notification(
                    Notification.Kind.UNREAD, Optional.of(sources.nameOf(real)), Optional.empty(), reason);
            return new FileSelection(List.of(), Set.of(), List.of(), Skipped.NONE, 0, List.of(unread));
        }
        TreeSet<Path> all = new TreeSet<>(around(real, content));
        all.add(real);
        return new FileSelection(List.of(real), Set.of(real), List.copyOf(all), Skipped.NONE, 0, List.of());
    }

    private static boolean isText(byte[] content, Charset encoding) {
        try {
            EncodedText.decode(content, encoding);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The text of a content that was selected. */
    static String text(byte[] content, Charset encoding) {
        try {
            return EncodedText.decode(content, encoding);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a content that is no text was selected", e);
        }
    }

    /** Why a text is not checked. */
    static Optional<Skip> skipped(Path real, byte[] content, Options options) {
        return new Selector(options.configuration())
                .onTheWay(real(options.base()), real, false)
                .or(() -> Selector.generated(real, options.configuration(), () -> GeneratedCode.markIn(content)));
    }

    /** The path without links; of what is not there, with a folder without links as far as there is one. */
    static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path folder = absolute.getParent();
            return folder == null ? absolute : real(folder).resolve(absolute.getFileName());
        }
    }

    private static List<Path> around(Path file, byte[] content) {
        String packageName = Headings.packageOf(new String(content, StandardCharsets.ISO_8859_1));
        Path folder = file.getParent();
        Path packageFolders = Path.of(packageName.replace('.', '/'));
        boolean inPlace = !packageName.isEmpty() && folder.endsWith(packageFolders);
        Path root = folder;
        for (int i = 0; inPlace && i < packageFolders.getNameCount(); i++) {
            root = root.getParent();
        }
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, inPlace ? MAX_DEPTH : 1)) {
            return files.filter(each -> each.toString().endsWith(".java") && Files.isRegularFile(each))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of(); // types stay unknown: fewer findings, no false ones
        }
    }
}
