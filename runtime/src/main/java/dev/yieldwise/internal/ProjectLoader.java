package dev.yieldwise.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads the classes of a project while it is built, to ask for their types and members. None is initialized, so none of
 * their code runs.
 */
final class ProjectLoader extends URLClassLoader {
    /** The types of handles, by the interface of the bodies that are given them. */
    private static final Map<String, String> HANDLES = Map.of(
            "dev.yieldwise.GeneratorBody", "dev/yieldwise/Yielder",
            "dev.yieldwise.IntGeneratorBody", "dev/yieldwise/IntYielder",
            "dev.yieldwise.LongGeneratorBody", "dev/yieldwise/LongYielder",
            "dev.yieldwise.DoubleGeneratorBody", "dev/yieldwise/DoubleYielder",
            "dev.yieldwise.CoroutineBody", "dev/yieldwise/Exchange",
            "dev.yieldwise.ConsumerBody", "dev/yieldwise/Exchange");

    /** Class files that will take the place of those on disk, by path. */
    private final Map<String, byte[]> rewritten = new HashMap<>();

    private ProjectLoader(URL[] places) {
        super(places, ClassLoader.getPlatformClassLoader());
    }

    static ProjectLoader of(Path classes, List<Path> classPath) {
        List<URL> places = new ArrayList<>();
        try {
            places.add(classes.toUri().toURL());
            for (Path place : classPath) {
                places.add(place.toUri().toURL());
            }
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
        return new ProjectLoader(places.toArray(URL[]::new));
    }

    /** From now on who asks for the class file of the class gets this one. */
    void rewritten(String name, byte[] bytes) {
        rewritten.put(name + ".class", bytes);
    }

    @Override
    public InputStream getResourceAsStream(String path) {
        byte[] bytes = rewritten.get(path);
        return bytes == null ? super.getResourceAsStream(path) : new ByteArrayInputStream(bytes);
    }

    /** Null if it is not there, or something that it needs. */
    Class<?> find(String name) {
        try {
            return Class.forName(name.replace('/', '.'), false, this);
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    /** The handles that an object of the type is given, if it is a body; empty if it is none. */
    Set<String> handles(Class<?> type) {
        Set<String> found = new TreeSet<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (HANDLES.containsKey(at.getName())) {
                found.add(HANDLES.get(at.getName()));
            }
            for (Class<?> each : at.getInterfaces()) {
                found.addAll(handles(each));
            }
        }
        return found;
    }

    /**
     * Has the virtual machine look at classes that are not yet written. They have to be of the packages of the project, so
     * they stay in this loader, and their names are used up.
     */
    void verify(Map<String, byte[]> classes) {
        List<Class<?>> defined = new ArrayList<>();
        classes.forEach((name, bytes) -> defined.add(defineClass(name.replace('/', '.'), bytes, 0, bytes.length)));
        defined.forEach(Class::getDeclaredMethods); // links them
    }
}
