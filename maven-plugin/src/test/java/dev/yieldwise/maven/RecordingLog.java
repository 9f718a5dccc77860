package dev.yieldwise.maven;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** A log that keeps its lines, each with its level. */
final class RecordingLog {
    final List<String> lines = new ArrayList<>();

    Log log() {
        return (Log) Proxy.newProxyInstance(
                Log.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, arguments) -> {
                    lines.add(method.getName() + " " + arguments[0]);
                    return null;
                });
    }
}
