package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A method that can be run again and again on fresh objects, each time as the seed says. */
final class Subject {
    /** Sizes 0 to 6, each with several contents and orders. */
    static final int SEEDS = 7 * 12;

    private final Class<?> type;
    private final Method method;

    Subject(Compiled classes, MethodDeclaration declared) throws ClassNotFoundException {
        TypeDeclaration<?> around =
                (TypeDeclaration<?>) declared.getParentNode().orElseThrow();
        String name = around.getFullyQualifiedName().orElseThrow();
        this.type = classes.loadClass(name);
        this.method = Arrays.stream(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(declared.getNameAsString()))
                .filter(one ->
                        one.getParameterCount() == declared.getParameters().size())
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
    }

    /** What the method gives, on a fresh object. */
    Object call(int seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        int size = seed % 7;
        Object target = fresh(size, random);
        return method.invoke(
                target,
                Arrays.stream(method.getGenericParameterTypes())
                        .map(parameter -> Values.of(parameter, size, random))
                        .toArray());
    }

    Run run(int seed) throws ReflectiveOperationException {
        Random random = new Random(seed);
        int size = seed % 7;
        Object target = fresh(size, random);
        Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                .map(parameter -> Values.of(parameter, size, random))
                .toArray();
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Optional<String> thrown = Optional.empty();
        Object result = null;
        try {
            result = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            thrown = Optional.of(e.getCause().toString());
        } finally {
            System.setOut(out);
        }
        List<String> state = new ArrayList<>();
        for (Object argument : arguments) {
            state.add(Values.describe(argument));
        }
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            state.add(field.getName() + " = " + Values.describe(field.get(target)));
        }
        return new Run(thrown, Values.describe(result), printed.toString(StandardCharsets.UTF_8), state);
    }

    /** Whether there are values for all parameters. */
    boolean canBeRun() {
        return Arrays.stream(method.getGenericParameterTypes())
                .allMatch(parameter -> Values.ofOrNull(parameter, 1, new Random(1)) != null);
    }

    /** An object whose own collections hold something. */
    private Object fresh(int size, Random random) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object target = constructor.newInstance();
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            if (!Modifier.isStatic(field.getModifiers())) {
                fill(field.get(target), Values.ofOrNull(field.getGenericType(), size, random));
            }
        }
        return target;
    }

    @SuppressWarnings("unchecked") // the content was made for the type of the field
    private static void fill(Object own, Object content) {
        if (own instanceof Collection<?> collection && content instanceof Collection<?> more) {
            ((Collection<Object>) collection).addAll(more);
        } else if (own instanceof Map<?, ?> map && content instanceof Map<?, ?> more) {
            ((Map<Object, Object>) map).putAll(more);
        }
    }
}
