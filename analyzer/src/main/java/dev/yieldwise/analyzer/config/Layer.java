package dev.yieldwise.analyzer.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one file says, or the command line. */
public final class Layer {
    private final Map<Key<?>, Setting<?>> settings;

    private Layer(Map<Key<?>, Setting<?>> settings) {
        this.settings = Map.copyOf(settings);
    }

    @SuppressWarnings("unchecked") // a Key<T> is only ever mapped to a Setting<T>
    <T> Optional<Setting<T>> get(Key<T> key) {
        return Optional.ofNullable((Setting<T>) settings.get(key));
    }

    /** Collects what is said. */
    public static final class Builder {
        private final Map<Key<?>, Setting<?>> settings = new HashMap<>();

        public <T> Builder set(Key<T> key, T value, Origin origin) {
            settings.put(key, new Setting<>(value, origin));
            return this;
        }

        public Layer build() {
            return new Layer(settings);
        }
    }
}
