package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Options;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * What a module's sources are looked at with.
 *
 * @param inSight folders of sources that give types and are not looked at themselves
 */
record ModuleInput(List<Path> classpath, List<Path> inSight, int threads, Charset encoding) {
    Options options(Path base) {
        return new Options(base, classpath, inSight, threads, encoding, Options.DEFAULT_MAX_FILE_SIZE);
    }
}
