package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.engine.Configurations;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.paths.Repositories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where a run stands, and what holds for it: the base folder and the configuration, for every command alike. */
final class Setup {
    private final Host host;
    private final SelectionOptions selection;

    Setup(Host host, SelectionOptions selection) {
        this.host = host;
        this.selection = selection;
    }

    /** The folder to which reports are relative. */
    Path base(Optional<Path> asked) {
        if (asked.isEmpty()) {
            Path here = host.folder().toAbsolutePath().normalize();
            return Repositories.around(here).orElse(here);
        }
        Path resolved = host.resolve(asked.get()).toAbsolutePath().normalize();
        if (!Files.isDirectory(resolved)) {
            throw new UsageException("no such folder for --base: " + asked.get());
        }
        return resolved;
    }

    /**
     * What holds for all that is checked.
     *
     * @param commandLine what other options say
     * @throws UsageException if it is wrong
     */
    Configuration configuration(Path base, List<Path> checked, Collection<String> rules, Layer.Builder commandLine) {
        selection.addTo(commandLine, real(host.folder()));
        Configuration.Builder builder =
                new Configuration.Builder(real(base), around(checked), rules, commandLine.build());
        Configuration configuration;
        if (selection.isolated()) {
            configuration = builder.withoutFiles();
        } else if (selection.file().isPresent()) {
            Path file = host.resolve(selection.file().get());
            if (!Files.exists(file)) {
                throw new UsageException("there is no file " + selection.file().get() + " for --config");
            }
            configuration = builder.with(real(file));
        } else {
            configuration = builder.searching();
        }
        Configurations.requireSound(configuration, base);
        return configuration;
    }

    /** The deepest folder that holds all that is checked. */
    private Path around(List<Path> checked) {
        Path common = null;
        for (Path path : checked) {
            Path real = real(path);
            Path folder = Files.isDirectory(real) || real.getParent() == null ? real : real.getParent();
            while (common != null && !folder.startsWith(common)) {
                common = common.getParent();
            }
            common = common == null ? folder : common;
        }
        return common == null ? real(host.folder()) : common;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize(); // whoever reads it says that it is not there
        }
    }
}
