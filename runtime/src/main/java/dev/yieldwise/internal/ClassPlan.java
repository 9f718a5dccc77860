package dev.yieldwise.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What becomes of one class file: which of its lambdas are made otherwise, and what it says of itself. */
final class ClassPlan {
    /** A lambda that is woven: its classes, and the handle that it is given. */
    record Lambda(String type, String frames, String handle, String whyNotCalled) {}

    private final String name;
    private final Stamp stamp;
    private final int version;
    private final Map<LambdaSite, Lambda> lambdas = new LinkedHashMap<>();

    /** For each handle that the class itself is given as a body, the class of its frames. */
    private final Map<String, String> frames = new TreeMap<>();

    private String whyNotCalled = "";

    /**
     * Begins.
     *
     * @param name the class
     * @param stamp what is said of the classes that are made for it
     * @param version the format of its file
     */
    ClassPlan(String name, Stamp stamp, int version) {
        this.name = name;
        this.stamp = stamp;
        this.version = version;
    }

    String name() {
        return name;
    }

    Stamp stamp() {
        return stamp;
    }

    void add(LambdaSite site, Lambda lambda) {
        lambdas.put(site, lambda);
    }

    void addNamed(String handle, String woven, String notCalled) {
        frames.put(handle, woven);
        whyNotCalled = notCalled;
    }

    /** How many bodies it is about. */
    int bodies() {
        return lambdas.size() + frames.size();
    }

    /** The names of all classes that are made for it. */
    Set<String> made() {
        Set<String> made = new TreeSet<>(frames.values());
        lambdas.values().forEach(lambda -> made.addAll(Set.of(lambda.type(), lambda.frames())));
        return made;
    }

    /** The classes that are made for a lambda. */
    Map<String, byte[]> files(LambdaSite site, Lambda lambda, NestFile in) {
        NestFile owner = in.neighbour(site.code().getOwner());
        if (owner == null) {
            throw new Refusal("its code is that of another class, "
                    + site.code().getOwner().replace('/', '.') + "."
                    + site.code().getName());
        }
        BodyCode code = site.code(owner, lambda.handle());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(lambda.frames(), WovenFile.ofLambda(code, lambda.frames(), stamp, site, lambda.type()));
        files.put(
                lambda.type(),
                BodyFile.of(site, name, lambda.type(), version, stamp, lambda.frames(), lambda.whyNotCalled()));
        return files;
    }

    /** The class that is made for the class itself, as a body that is given this handle. */
    Map<String, byte[]> files(String handle, String woven, NestFile in) {
        BodyCode code = BodyCode.named(in.type(), handle);
        if (in.neighbour(code.in().name()) == null) {
            throw new Refusal("it inherits its code from another class, "
                    + code.in().type().getName());
        }
        return Map.of(woven, WovenFile.ofNamed(code, woven, stamp));
    }

    /** All of them. */
    Map<String, byte[]> files(NestFile in) {
        Map<String, byte[]> files = new TreeMap<>();
        lambdas.forEach((site, lambda) -> files.putAll(files(site, lambda, in)));
        frames.forEach((handle, woven) -> files.putAll(files(handle, woven, in)));
        return files;
    }

    /** The class as it will be. */
    byte[] rewritten(byte[] bytes) {
        Map<LambdaSite, String> bodies = new HashMap<>();
        lambdas.forEach((site, lambda) -> bodies.put(site, lambda.type()));
        return ClassRewriter.rewritten(bytes, bodies, frames, whyNotCalled);
    }
}
