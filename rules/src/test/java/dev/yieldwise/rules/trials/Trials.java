package dev.yieldwise.rules.trials;

import dev.yieldwise.rules.trials.ProbedClasses.Code;
import dev.yieldwise.rules.trials.Values.NoValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Supplier;
import org.objectweb.asm.Type;

/** Runs one method of a fixture many times, each time with other arguments and other contents of the object's fields. */
final class Trials {
    private static final int AT_MOST = 400;

    /** Each leaves threads behind until the collector comes. */
    private static final int AT_MOST_WITH_GENERATORS = 40;

    /**
     * One run.
     *
     * @param conclusive false if something else ended it that says nothing for or against the expectation
     */
    record Trial(String arguments, Journal journal, boolean conclusive) {}

    private final Code code;
    private final Values values;
    private final Constructor<?> constructor;
    private final Method method;

    Trials(ProbedClasses classes, Code code, Path folder) throws ReflectiveOperationException {
        Class<?> type = classes.loadClass(code.className());
        this.code = code;
        this.values = new Values(code.constants(), folder);
        this.constructor = type.getDeclaredConstructor();
        this.method = Arrays.stream(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(code.method())
                        && Type.getMethodDescriptor(one).equals(code.descriptor()))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
    }

    /** All combinations, or as many as is bearable, chosen the same way each time. */
    List<Trial> run() throws NoValue {
        List<List<Supplier<Object>>> choices = new ArrayList<>();
        List<Supplier<Object>> receivers = new ArrayList<>();
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        (isStatic ? List.of(values.contents().get(0)) : values.contents())
                .forEach(filled -> receivers.add(() -> isStatic ? null : Values.object(constructor, filled)));
        choices.add(receivers);
        for (java.lang.reflect.Type parameter : method.getGenericParameterTypes()) {
            choices.add(values.of(parameter));
        }
        long all = choices.stream().mapToLong(List::size).reduce(1, Math::multiplyExact);
        int limit = usesGenerators() ? AT_MOST_WITH_GENERATORS : AT_MOST;
        Random random = new Random(code.method().hashCode());
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < Math.min(all, limit); i++) {
            long chosen = all <= limit ? i : random.nextLong(all);
            trials.add(trial(choices, chosen));
        }
        return trials;
    }

    private boolean usesGenerators() {
        return method.getDeclaringClass().getName().contains("Generator")
                || method.getDeclaringClass().getPackageName().equals("unprimedsend");
    }

    private Trial trial(List<List<Supplier<Object>>> choices, long chosen) {
        Contents contents = values.contents().get((int) (chosen % choices.get(0).size()));
        Object[] made = new Object[choices.size()];
        for (int i = 0; i < made.length; i++) {
            List<Supplier<Object>> choice = choices.get(i);
            made[i] = choice.get((int) (chosen % choice.size())).get();
            chosen /= choice.size();
        }
        Object[] arguments = Arrays.copyOfRange(made, 1, made.length);
        String shown =
                Arrays.toString(Arrays.stream(arguments).map(Trials::shown).toArray()) + " on " + contents.strings();
        // What making them ran is none of the trial's.
        Journal journal = Probes.begin();
        boolean conclusive = true;
        try {
            method.invoke(made[0], arguments);
        } catch (InvocationTargetException e) {
            conclusive = judge(e.getCause(), journal);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
        return new Trial(shown, journal, conclusive);
    }

    private static String shown(Object argument) {
        return argument == null || argument.getClass().getName().startsWith("java.util.stream")
                ? "?"
                : argument.toString();
    }

    /** Whether the failure says something: the JDK's or the runtime's refusal does, the fixture's own exception does not. */
    private static boolean judge(Throwable failure, Journal journal) {
        boolean refusal = failure instanceof ConcurrentModificationException
                || failure instanceof IllegalStateException
                || failure instanceof NoSuchElementException;
        StackTraceElement[] trace = failure.getStackTrace();
        boolean own = trace.length > 0
                && !trace[0].getClassName().startsWith("java.")
                && !trace[0].getClassName().startsWith("jdk.")
                && !trace[0].getClassName().startsWith("sun.")
                && !trace[0].getClassName().startsWith("com.google.")
                && !trace[0].getClassName().startsWith("dev.yieldwise.");
        if (refusal && !own) {
            journal.loud(failure.toString());
        }
        return refusal && !own;
    }
}
