package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassReader;
import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Opcodes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a class file has that may be woven: the lambdas that are bodies, and the class itself. */
final class BodySites extends ClassVisitor {
    /** The lambdas in the order of the code, and the line where each is made first; 0 if that is not known. */
    private final Map<LambdaSite, Integer> lambdas = new LinkedHashMap<>();

    private final ProjectLoader loader;
    private boolean hasOtherLambdas;
    private int version;
    private int access;
    private boolean isWoven;
    private String host;
    private String source;

    private BodySites(ProjectLoader loader) {
        super(Opcodes.ASM9);
        this.loader = loader;
    }

    static BodySites of(ClassReader reader, ProjectLoader loader) {
        BodySites sites = new BodySites(loader);
        reader.accept(sites, ClassReader.SKIP_FRAMES);
        return sites;
    }

    /** The handle that a body of this type is given; null if it is none. */
    static String handle(ProjectLoader loader, LambdaSite site) {
        Class<?> type = site == null ? null : loader.find(site.body());
        Set<String> handles = type == null ? Set.of() : loader.handles(type);
        return handles.size() == 1 ? handles.iterator().next() : null;
    }

    Map<LambdaSite, Integer> lambdas() {
        return lambdas;
    }

    /** Whether there are lambdas that are no bodies, and can only be made by the class itself. */
    boolean hasOtherLambdas() {
        return hasOtherLambdas;
    }

    int version() {
        return version;
    }

    /** The class whose nest it is in. */
    String host() {
        return host;
    }

    /** The file that it was compiled from; null if that is not known. */
    String source() {
        return source;
    }

    /** Whether objects are made of the very class, and it does not yet tell what it was woven to. */
    boolean mayBeBody() {
        return (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0 && !isWoven;
    }

    @Override
    public void visit(int format, int flags, String name, String signature, String superclass, String[] interfaces) {
        version = format & 0xffff;
        access = flags;
        host = name;
        isWoven = Set.of(interfaces).contains(BodyMethods.INTERFACE);
    }

    @Override
    public void visitSource(String file, String debug) {
        source = file;
    }

    @Override
    public void visitNestHost(String name) {
        host = name;
    }

    @Override
    public MethodVisitor visitMethod(int flags, String name, String type, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {
            private final boolean isWritten = !name.equals("$deserializeLambda$");
            private int line;

            @Override
            public void visitLineNumber(int number, Label start) {
                line = isWritten ? number : 0; // else it is that of the class
            }

            @Override
            public void visitInvokeDynamicInsn(String method, String made, Handle bootstrap, Object... arguments) {
                LambdaSite site = LambdaSite.of(method, made, bootstrap, arguments);
                if (handle(loader, site) != null) {
                    lambdas.merge(site, line, (first, later) -> first == 0 ? later : first);
                } else {
                    hasOtherLambdas |= LambdaMakers.isFor(bootstrap);
                }
            }
        };
    }
}
