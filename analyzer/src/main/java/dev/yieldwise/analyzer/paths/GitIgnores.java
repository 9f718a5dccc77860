package dev.yieldwise.analyzer.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What git ignores: the {@code .gitignore} files from the repository's root down, and its {@code info/exclude}. That a file
 * is tracked all the same is not asked for, nor what the user's own git configuration ignores: two people who check one
 * commit must see one report. Outside of a repository nothing is ignored. Belongs to one thread; files are read once.
 */
public final class GitIgnores {
    private final Map<Path, Chain> ofFolders = new HashMap<>();

    /**
     * The line that ignores an entry by itself; whether a folder around it is ignored is another question, with the same
     * answer for all that lies below.
     *
     * @param entry absolute, without links and dots
     */
    public Optional<IgnoreLine> ignoring(Path entry, boolean isFolder) {
        Path parent = entry.getParent();
        if (parent == null) {
            return Optional.empty();
        }
        for (IgnoreFile file : of(parent).files()) {
            Optional<IgnoreLine> deciding = file.deciding(entry, isFolder);
            if (deciding.isPresent()) {
                return deciding.filter(IgnoreLine::ignores);
            }
        }
        return Optional.empty();
    }

    private Chain of(Path folder) {
        Chain known = ofFolders.get(folder);
        if (known == null) {
            known = read(folder);
            ofFolders.put(folder, known);
        }
        return known;
    }

    private Chain read(Path folder) {
        if (Repositories.isRoot(folder)) {
            return Chain.NONE
                    .behind(infoOf(folder.resolve(".git"))
                            .flatMap(info -> IgnoreFile.read(info.resolve("exclude"), folder)))
                    .behind(IgnoreFile.read(folder.resolve(".gitignore"), folder));
        }
        Chain above = folder.getParent() == null ? Chain.NOWHERE : of(folder.getParent());
        return above.inRepository() ? above.behind(IgnoreFile.read(folder.resolve(".gitignore"), folder)) : above;
    }

    /**
     * The files that speak about the entries of a folder.
     *
     * @param files the strongest first
     */
    private record Chain(boolean inRepository, List<IgnoreFile> files) {
        static final Chain NOWHERE = new Chain(false, List.of());
        static final Chain NONE = new Chain(true, List.of());

        /** The same behind a stronger file. */
        Chain behind(Optional<IgnoreFile> file) {
            if (file.isEmpty()) {
                return this;
            }
            List<IgnoreFile> all = new ArrayList<>(List.of(file.get()));
            all.addAll(files);
            return new Chain(true, all);
        }
    }

    /** In a worktree and in a submodule, {@code .git} is a file that leads to the folder. */
    private static Optional<Path> infoOf(Path git) {
        try {
            Path folder = git;
            if (Files.isRegularFile(git)) {
                String text = Files.readString(git).strip();
                if (!text.startsWith("gitdir:")) {
                    return Optional.empty();
                }
                folder = git.resolveSibling(text.substring("gitdir:".length()).strip());
            }
            Path common = folder.resolve("commondir");
            Path shared = Files.isRegularFile(common)
                    ? folder.resolve(Files.readString(common).strip())
                    : folder;
            return Optional.of(shared.resolve("info"));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
