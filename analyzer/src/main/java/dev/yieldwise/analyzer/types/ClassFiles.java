package dev.yieldwise.analyzer.types;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javassist.ClassPool;
import javassist.CtClass;
import javassist.Modifier;
import javassist.NotFoundException;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AnnotationsAttribute;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.BadBytecode;
import javassist.bytecode.Descriptor;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.MethodInfo;
import javassist.bytecode.SignatureAttribute;
import javassist.bytecode.annotation.Annotation;

/**
 * The class path, read as class files: nothing of it is ever loaded or run. Opened at first use. All access is under one
 * lock, since a ClassPool is not meant for several threads.
 */
final class ClassFiles {
    private final List<Path> entries;
    private ClassPool pool;

    ClassFiles(List<Path> entries) {
        this.entries = List.copyOf(entries);
    }

    synchronized Optional<ClassFacts> find(String name) {
        try {
            return classOf(name).map(type -> facts(name, type));
        } catch (RuntimeException e) {
            // Javassist's answer to a file that is no class file.
            return Optional.empty();
        }
    }

    /** The class file itself, for the symbol solver. */
    synchronized Optional<CtClass> classOf(String name) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        for (String binary : BinaryNames.of(name)) {
            CtClass type = pool().getOrNull(binary);
            if (type != null) {
                // The pool also answers for primitive types and arrays, of which there are no files.
                return type.isPrimitive() || type.isArray() ? Optional.empty() : Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private ClassPool pool() {
        if (pool == null) {
            ClassPool fresh = new ClassPool(false);
            for (Path entry : entries) {
                if (Files.isReadable(entry)) {
                    try {
                        fresh.appendClassPath(entry.toString());
                    } catch (NotFoundException e) {
                        // A class path names what may not be there; javac ignores such entries as well.
                        continue;
                    }
                }
            }
            pool = fresh;
        }
        return pool;
    }

    private static ClassFacts facts(String name, CtClass type) {
        var file = type.getClassFile2();
        List<String> supertypes = new ArrayList<>();
        if (file.getSuperclass() != null) {
            supertypes.add(canonical(file.getSuperclass()));
        }
        for (String implemented : file.getInterfaces()) {
            supertypes.add(canonical(implemented));
        }
        Map<String, Set<String>> marks = new HashMap<>();
        mark(marks, Marks.TYPE, file.getAttribute(AnnotationsAttribute.invisibleTag));
        mark(marks, Marks.TYPE, file.getAttribute(AnnotationsAttribute.visibleTag));
        List<Member> methods = new ArrayList<>();
        for (MethodInfo method : file.getMethods()) {
            if ((method.getAccessFlags() & (AccessFlag.BRIDGE | AccessFlag.SYNTHETIC)) == 0) {
                methods.add(new Member(
                        method.getName() + "/" + Descriptor.numOfParameters(method.getDescriptor()),
                        returnType(method)));
                String mark = Marks.of(
                        method.isConstructor() ? Marks.CONSTRUCTOR : method.getName(),
                        Descriptor.numOfParameters(method.getDescriptor()),
                        (method.getAccessFlags() & AccessFlag.VARARGS) != 0);
                mark(marks, mark, method.getAttribute(AnnotationsAttribute.invisibleTag));
                mark(marks, mark, method.getAttribute(AnnotationsAttribute.visibleTag));
            }
        }
        List<Member> fields = new ArrayList<>();
        for (FieldInfo field : file.getFields()) {
            fields.add(new Member(field.getName(), fieldType(field)));
        }
        return new ClassFileFacts(name, Modifier.isFinal(type.getModifiers()), supertypes, methods, fields, marks);
    }

    /** Annotations that stand in class files only are among them: nothing is loaded. */
    private static void mark(Map<String, Set<String>> marks, String bearer, AttributeInfo attribute) {
        if (attribute instanceof AnnotationsAttribute annotations) {
            for (Annotation annotation : annotations.getAnnotations()) {
                marks.computeIfAbsent(canonical(annotation.getTypeName()), key -> new HashSet<>())
                        .add(bearer);
            }
        }
    }

    private static String returnType(MethodInfo method) {
        SignatureAttribute signature = (SignatureAttribute) method.getAttribute(SignatureAttribute.tag);
        if (signature != null) {
            try {
                if (SignatureAttribute.toMethodSignature(signature.getSignature())
                                .getReturnType()
                        instanceof SignatureAttribute.TypeVariable) {
                    return ClassFacts.AMBIGUOUS;
                }
            } catch (BadBytecode e) {
                return ClassFacts.AMBIGUOUS;
            }
        }
        return canonical(Descriptor.toString(
                method.getDescriptor().substring(method.getDescriptor().indexOf(')') + 1)));
    }

    private static String fieldType(FieldInfo field) {
        SignatureAttribute signature = (SignatureAttribute) field.getAttribute(SignatureAttribute.tag);
        if (signature != null && signature.getSignature().startsWith("T")) {
            return ClassFacts.AMBIGUOUS;
        }
        return canonical(Descriptor.toString(field.getDescriptor()));
    }

    private static String canonical(String binary) {
        return binary.replace('$', '.');
    }

    private record Member(String key, String type) {}

    private record ClassFileFacts(
            String name,
            boolean isFinal,
            List<String> supertypes,
            List<Member> methods,
            List<Member> fields,
            Map<String, Set<String>> marks)
            implements ClassFacts {
        @Override
        public Set<String> methodNames() {
            return methods.stream()
                    .map(member -> member.key().substring(0, member.key().indexOf('/')))
                    .collect(Collectors.toSet());
        }

        @Override
        public Set<String> marked(String annotation) {
            return marks.getOrDefault(annotation, Set.of());
        }

        @Override
        public Optional<String> returnType(String method, int parameters) {
            return agreed(methods, method + "/" + parameters);
        }

        @Override
        public Optional<String> fieldType(String field) {
            return agreed(fields, field);
        }

        private static Optional<String> agreed(List<Member> members, String key) {
            return members.stream()
                    .filter(member -> member.key().equals(key))
                    .map(Member::type)
                    .reduce((a, b) -> a.equals(b) ? a : AMBIGUOUS);
        }
    }
}
