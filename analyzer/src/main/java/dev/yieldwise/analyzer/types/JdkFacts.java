package dev.yieldwise.analyzer.types;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A class of the JDK that the checker itself runs on. Its code is never initialized, let alone run. */
record JdkFacts(Class<?> type) implements ClassFacts {
    static Optional<ClassFacts> find(String name) {
        for (String binary : BinaryNames.of(name)) {
            try {
                return Optional.of(new JdkFacts(Class.forName(binary, false, ClassLoader.getPlatformClassLoader())));
            } catch (ClassNotFoundException | LinkageError e) {
                // The next name may be the right one.
                continue;
            }
        }
        return Optional.empty();
    }

    @Override
    public String name() {
        return type.getCanonicalName();
    }

    @Override
    public boolean isFinal() {
        return Modifier.isFinal(type.getModifiers());
    }

    @Override
    public List<String> supertypes() {
        List<String> names = new ArrayList<>();
        if (type.getSuperclass() != null) {
            names.add(type.getSuperclass().getCanonicalName());
        }
        for (Class<?> implemented : type.getInterfaces()) {
            names.add(implemented.getCanonicalName());
        }
        if (type.isInterface() && names.isEmpty()) {
            names.add("java.lang.Object");
        }
        return names;
    }

    @Override
    public Set<String> methodNames() {
        return Arrays.stream(type.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    @Override
    public Optional<String> returnType(String method, int parameters) {
        String found = null;
        for (Method candidate : type.getDeclaredMethods()) {
            if (candidate.getName().equals(method)
                    && candidate.getParameterCount() == parameters
                    && !candidate.isBridge()) {
                String one = erased(candidate.getGenericReturnType(), candidate.getReturnType());
                found = found == null || found.equals(one) ? one : AMBIGUOUS;
            }
        }
        return Optional.ofNullable(found);
    }

    @Override
    public Optional<String> fieldType(String field) {
        try {
            Field declared = type.getDeclaredField(field);
            return Optional.of(erased(declared.getGenericType(), declared.getType()));
        } catch (NoSuchFieldException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static String erased(Type generic, Class<?> raw) {
        boolean variable = !(generic instanceof Class<?>) && !(generic instanceof ParameterizedType);
        return variable ? AMBIGUOUS : raw.getCanonicalName();
    }
}
