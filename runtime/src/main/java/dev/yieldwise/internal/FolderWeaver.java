package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassTooLargeException;
import dev.yieldwise.internal.asm.MethodTooLargeException;
import dev.yieldwise.internal.asm.Opcodes;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Weaves the bodies in a folder of class files when they are built. First each body is tried, then all classes are made,
 * and only then anything is written: whatever fails leaves the folder as it was.
 */
public final class FolderWeaver {
    /**
     * A body that stays as it is, and has another engine to run on.
     *
     * @param place its class, and the file and line if they are known
     * @param reason in words
     */
    public record NotWoven(String place, String reason) {
        @Override
        public String toString() {
            return "a body in " + place + " is not woven, since " + reason;
        }
    }

    /**
     * What was done.
     *
     * @param woven how many bodies were woven this time
     * @param written how many class files were written
     * @param removed how many class files of earlier runs were removed
     * @param notWoven what stays as it is
     */
    public record Result(int woven, int written, int removed, List<NotWoven> notWoven) {}

    private final ClassFolder folder;
    private final ProjectLoader loader;
    private final String version;
    private final WovenBefore before;
    private final List<ClassPlan> plans = new ArrayList<>();
    private final List<NotWoven> notWoven = new ArrayList<>();

    /** The names of all classes that were made, be it for a body that then could not be woven. */
    private final Set<String> names = new HashSet<>();

    private FolderWeaver(ClassFolder folder, ProjectLoader loader, String version) throws IOException {
        this.folder = folder;
        this.loader = loader;
        this.version = version;
        this.before = WovenBefore.in(folder, version);
    }

    /**
     * Weaves what is there. Nothing of the classes is run.
     *
     * @param classes the folder
     * @param classPath where all else is that the classes name, the library among it
     * @param version of the library
     * @throws IOException if that is not possible; then nothing has changed, unless it could not be written
     */
    public static Result weave(Path classes, List<Path> classPath, String version) throws IOException {
        ClassFolder folder = ClassFolder.read(classes);
        try (ProjectLoader loader = ProjectLoader.of(classes, classPath)) {
            return new FolderWeaver(folder, loader, version).weave();
        }
    }

    private Result weave() throws IOException {
        for (Map.Entry<String, byte[]> each : folder.files().entrySet()) {
            if (folder.mayHaveBodies(each.getKey()) && !before.isWoven(each.getKey())) {
                plan(each.getKey(), each.getValue());
            }
        }
        Map<String, byte[]> results = results();
        int written = folder.write(results);
        int removed = 0;
        for (String stale : before.stale()) {
            if (!results.containsKey(stale)) {
                folder.delete(stale);
                removed++;
            }
        }
        int woven = plans.stream().mapToInt(ClassPlan::bodies).sum();
        return new Result(woven, written, removed, List.copyOf(notWoven));
    }

    // ---- what can be woven

    private void plan(String name, byte[] bytes) throws IOException {
        if (!folder.canRead(name)) {
            notWoven.add(new NotWoven(
                    name.replace('/', '.'),
                    "its class file is of version " + NestFile.version(bytes) + ", and the build knows none above "
                            + ClassFolder.newest()));
            return;
        }
        BodySites sites;
        try {
            sites = BodySites.of(folder.reader(name), loader);
        } catch (RuntimeException malformed) {
            throw folder.malformed(name, malformed);
        }
        Class<?> type = loader.find(name);
        Set<String> handles = sites.mayBeBody() && type != null ? loader.handles(type) : Set.of();
        if (type == null && !sites.lambdas().isEmpty()) {
            tell(name, sites.source(), 0, "its class cannot be loaded: one that it names is not there");
        }
        if (type == null || sites.lambdas().isEmpty() && handles.isEmpty() && !sites.hasOtherLambdas()) {
            return;
        }
        ClassPlan plan = new ClassPlan(name, new Stamp(sites.host(), version), sites.version());
        sites.lambdas().forEach((site, line) -> {
            String reason = refusal(sites, () -> lambda(plan, site, NestFile.of(type)));
            tell(name, sites.source(), line, reason);
        });
        for (String handle : handles) {
            String reason = refusal(sites, () -> named(plan, handle, handles, NestFile.of(type)));
            tell(name, sites.source(), 0, reason);
        }
        plans.add(plan);
    }

    private void lambda(ClassPlan plan, LambdaSite site, NestFile in) {
        String handle = BodySites.handle(loader, site);
        String woven = fresh(plan);
        NestFile owner = in.neighbour(site.code().getOwner());
        String whyNotCalled = owner == null ? "" : PushCheck.judge(site.code(owner, handle));
        ClassPlan.Lambda lambda = new ClassPlan.Lambda(woven, woven + "$Frame", handle, whyNotCalled);
        loader.verify(plan.files(site, lambda, in));
        plan.add(site, lambda);
    }

    private void named(ClassPlan plan, String handle, Set<String> handles, NestFile in) throws IOException {
        Class<?> type = in.type();
        if (Serializable.class.isAssignableFrom(type)
                && !type.isRecord()
                && !type.isEnum()
                && !hasSerialVersion(type)) {
            throw new Refusal(
                    "it is serializable and declares no serialVersionUID: its serial form would be another one");
        }
        String woven = fresh(plan);
        String whyNotCalled = handles.stream().anyMatch(HandleFlow.HANDLES::contains)
                ? PushCheck.named(type)
                : "it is the body of a coroutine";
        loader.verify(plan.files(handle, woven, in));
        plan.addNamed(handle, woven, whyNotCalled);
    }

    private String fresh(ClassPlan plan) {
        String name = before.fresh(plan.name(), names);
        names.add(name);
        return name;
    }

    private static boolean hasSerialVersion(Class<?> type) {
        try {
            return type.getDeclaredField("serialVersionUID") != null;
        } catch (NoSuchFieldException none) {
            return false;
        }
    }

    /** A step that may fail for a reason that is told. */
    private interface Step {
        void run() throws IOException;
    }

    /** Why it cannot be done; empty if it was. */
    private static String refusal(BodySites sites, Step step) {
        if (sites.version() < Opcodes.V11) {
            return "its class file is of version " + sites.version() + ": before " + Opcodes.V11
                    + " classes have no nests";
        }
        try {
            step.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.getMessage();
        } catch (MethodTooLargeException | ClassTooLargeException large) {
            return "its code is too large: what is made of it is more than the JVM allows";
        } catch (NoClassDefFoundError absent) {
            return "a class that it names is not there: " + absent.getMessage();
        } catch (IOException | RuntimeException | LinkageError failed) {
            return "weaving it has failed, which is a defect of this library: "
                    + failed.toString().lines().findFirst().orElse("");
        }
    }

    private void tell(String name, String source, int line, String reason) {
        if (!reason.isEmpty()) {
            String file = source == null ? "" : " (" + source + (line == 0 ? "" : ":" + line) + ")";
            notWoven.add(new NotWoven(name.replace('/', '.') + file, reason));
        }
    }

    // ---- what becomes of it

    /** In an order in which no class that is written names one that is not yet there. */
    private Map<String, byte[]> results() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        Map<String, Set<String>> members = new TreeMap<>();
        for (ClassPlan plan : plans) {
            if (plan.bodies() > 0) {
                members.computeIfAbsent(plan.stamp().host(), host -> new TreeSet<>())
                        .addAll(plan.made());
            }
        }
        for (ClassPlan plan : plans) {
            if (members.containsKey(plan.stamp().host())) { // its code may be woven with a body of its nest
                classes.put(plan.name(), plan.rewritten(folder.files().get(plan.name())));
            }
        }
        for (Map.Entry<String, Set<String>> each : members.entrySet()) {
            String host = each.getKey();
            byte[] bytes = classes.getOrDefault(host, folder.files().get(host));
            if (bytes == null) {
                throw new IOException("the class " + host.replace('/', '.') + " is not there: compile it again");
            }
            classes.put(host, ClassRewriter.withMembers(bytes, each.getValue()));
        }
        classes.forEach(loader::rewritten);
        Map<String, byte[]> results = new LinkedHashMap<>();
        for (ClassPlan plan : plans) {
            // from the classes as they will be: a body in a body is woven, too
            results.putAll(plan.files(NestFile.of(loader.find(plan.name()))));
        }
        members.keySet().forEach(host -> results.put(host, classes.get(host)));
        results.putAll(classes);
        return results;
    }
}
