package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.AnnotationVisitor;
import dev.yieldwise.internal.asm.ClassReader;
import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.Opcodes;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an earlier run has woven in a folder. It holds as long as the host of its nest was not compiled again: only then the
 * host names it as a member.
 */
final class WovenBefore {
    private static final String MARK = "$$Woven";
    private static final int CLASS = 7;

    /** What is of interest of a class. */
    private static final class Head extends ClassVisitor {
        private String host;
        private String version;
        private final Set<String> members = new HashSet<>();

        Head() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitNestHost(String name) {
            host = name;
        }

        @Override
        public void visitNestMember(String name) {
            members.add(name);
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            if (!type.equals(Stamp.TYPE)) {
                return null;
            }
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    version = (String) value;
                }
            };
        }
    }

    private final ClassFolder folder;
    private final Map<String, Head> woven = new TreeMap<>();
    private final Set<String> kept = new TreeSet<>();

    private WovenBefore(ClassFolder folder) {
        this.folder = folder;
    }

    static WovenBefore in(ClassFolder folder, String version) throws IOException {
        WovenBefore before = new WovenBefore(folder);
        for (String name : folder.files().keySet()) {
            if (name.contains(MARK)) {
                Head head = before.head(name);
                if (head.version != null) {
                    before.woven.put(name, head);
                }
            }
        }
        before.judge(version);
        return before;
    }

    private Head head(String name) throws IOException {
        Head head = new Head();
        try {
            folder.reader(name).accept(head, ClassReader.SKIP_CODE);
        } catch (RuntimeException malformed) {
            throw folder.malformed(name, malformed);
        }
        return head;
    }

    private void judge(String version) throws IOException {
        for (Map.Entry<String, Head> each : woven.entrySet()) {
            Head head = each.getValue();
            if (folder.files().containsKey(head.host) && head(head.host).members.contains(each.getKey())) {
                if (!head.version.equals(version)) {
                    throw new IOException(each.getKey().replace('/', '.') + " was woven by version " + head.version
                            + ", and this is " + version + ": compile all again, as by mvn clean");
                }
                kept.add(each.getKey());
            }
        }
        for (String name : folder.files().keySet()) {
            if (!woven.containsKey(name)) {
                requireWhole(name);
            }
        }
    }

    /** A class may only name what there still is. */
    private void requireWhole(String name) throws IOException {
        if (!folder.canRead(name) || !folder.mayHaveBodies(name)) {
            return;
        }
        ClassReader reader = folder.reader(name);
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == CLASS) {
                String named = reader.readUTF8(at, buffer);
                int mark = named.indexOf(MARK);
                if (mark > 0 && folder.files().containsKey(named.substring(0, mark)) && !kept.contains(named)) {
                    throw new IOException(name.replace('/', '.') + " is woven, but the classes around it were compiled"
                            + " since: compile all again, as by mvn clean");
                }
            }
        }
    }

    /** Whether a class was made by an earlier run. */
    boolean isWoven(String name) {
        return woven.containsKey(name);
    }

    /** The name of a class for code of this class, which no other has that is needed. */
    String fresh(String name, Set<String> taken) {
        int number = 1;
        while (kept.contains(name + MARK + number) || taken.contains(name + MARK + number)) {
            number++;
        }
        return name + MARK + number;
    }

    /** Classes that nothing needs any more. */
    Set<String> stale() {
        Set<String> stale = new TreeSet<>(woven.keySet());
        stale.removeAll(kept);
        return stale;
    }
}
