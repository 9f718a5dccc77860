package dev.yieldwise.analyzer.changes;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which lines of which files are not as they were. */
final class ChangedLines {
    private static final String GITLINK = "160000";

    private final Path root;
    private final Map<Path, BitSet> lines = new HashMap<>();
    private final Set<Path> untracked = new HashSet<>();

    private ChangedLines(Path root) {
        this.root = root;
    }

    /**
     * What differs between the files on disk and where their branch left that of a commit.
     *
     * @param folder in a work tree of git
     * @param searchPath where programs are
     * @throws UsageException if there is no git, no work tree or no such commit
     */
    static ChangedLines since(String reference, Path folder, String searchPath) {
        if (reference.isBlank() || reference.startsWith("-")) {
            throw new UsageException("'" + reference + "' is no name of a commit for --since");
        }
        Git outside = Git.in(folder, searchPath);
        Git.Answer top = outside.ask("rev-parse", "--show-toplevel");
        if (!top.isGood() || top.line().isEmpty()) {
            throw new UsageException("--since needs a work tree of git around " + folder + ": " + top.complaint());
        }
        Path root = real(Path.of(top.text().replaceFirst("\\R$", "")));
        Git git = outside.in(root);
        ChangedLines changed = new ChangedLines(root);
        changed.add(git, root, ancestor(git, reference));
        return changed;
    }

    private static String ancestor(Git git, String reference) {
        Git.Answer commit = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        if (!commit.isGood()) {
            throw new UsageException("git knows no commit '" + reference + "' for --since" + hint(git));
        }
        if (!git.ask("rev-parse", "--verify", "--quiet", "HEAD").isGood()) {
            return commit.line();
        }
        Git.Answer base = git.ask("merge-base", commit.line(), "HEAD");
        if (!base.isGood()) {
            throw new UsageException("'" + reference + "' and HEAD have no common commit for --since" + hint(git));
        }
        return base.line();
    }

    private static String hint(Git git) {
        boolean shallow = git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
        return shallow ? "; this is a shallow clone: fetch more of its history (in CI: fetch-depth: 0)" : "";
    }

    private void add(Git git, Path tree, String commit) {
        byte[] patch = git.require(
                        "diff",
                        "--no-ext-diff",
                        "--no-textconv",
                        "--no-color",
                        "--no-relative",
                        "--text",
                        "--unified=0",
                        "--inter-hunk-context=0",
                        "--find-renames",
                        "--ignore-submodules=all",
                        "--submodule=short",
                        "--src-prefix=a/",
                        "--dst-prefix=b/",
                        commit,
                        "--")
                .out();
        Patch.changedLines(patch).forEach((path, changed) -> lines.put(tree.resolve(path), changed));
        for (String path : git.require("ls-files", "--others", "--exclude-standard", "-z")
                .text()
                .split("\0")) {
            if (!path.isEmpty()) {
                untracked.add(tree.resolve(path));
            }
        }
        if (Files.exists(tree.resolve(".gitmodules"))) {
            submodules(git, tree, commit);
        }
    }

    /** What a submodule was at the commit, against what it is now; one that was not there is new as a whole. */
    private void submodules(Git git, Path tree, String commit) {
        Map<String, String> before =
                links(git.require("ls-tree", "-r", "-z", commit).text(), 2);
        Map<String, String> now = links(git.require("ls-files", "--stage", "-z").text(), 1);
        for (String path : now.keySet()) {
            Path submodule = tree.resolve(path);
            if (!Files.exists(submodule.resolve(".git"))) {
                continue;
            }
            Git inside = git.in(submodule);
            String was = before.get(path);
            if (was == null) {
                untracked.add(submodule);
            } else if (inside.ask("cat-file", "-e", was + "^{commit}").isGood()) {
                add(inside, submodule, was);
            } else {
                throw new UsageException(
                        "the submodule " + path + " lacks its commit " + was + " for --since; fetch it");
            }
        }
    }

    /** Paths and commits of the links to submodules: lines "mode ... hash ...\tpath". */
    private static Map<String, String> links(String listing, int hash) {
        Map<String, String> links = new HashMap<>();
        for (String line : listing.split("\0")) {
            int tab = line.indexOf('\t');
            if (tab > 0 && line.startsWith(GITLINK)) {
                links.put(line.substring(tab + 1), line.substring(0, tab).split(" ")[hash]);
            }
        }
        return links;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UsageException("cannot enter the work tree " + path + ": " + e.getMessage());
        }
    }

    /** Whether a range touches a changed line. Of a file outside the work tree nobody knows; it counts as changed. */
    boolean touch(Path file, Range range) {
        BitSet changed = lines.get(file);
        if (changed != null) {
            int next = changed.nextSetBit(range.startLine());
            if (next >= 0 && next <= range.endLine()) {
                return true;
            }
        }
        for (Path around = file; around != null && !around.equals(root); around = around.getParent()) {
            if (untracked.contains(around)) {
                return true;
            }
        }
        return !file.startsWith(root);
    }
}
