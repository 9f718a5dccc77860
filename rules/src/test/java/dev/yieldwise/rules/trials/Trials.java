package dev.yieldwise.rules.trials;

import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.rules.trials.Values.NoValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Type;

/** Runs one method of a fixture many times, each time with other arguments and other contents of the object's fields. */
final class Trials {
    private static final int AT_MOST = 400;

    private static final int PLAIN = 7;

    /**
     * One run.
     *
     * @param conclusive false if something else ended it that says nothing for or against the expectation; that a coroutine
     *     has come to its end, as send() tells, is no such thing
     */
    record Trial(String arguments, Journal journal, boolean conclusive) {}

    private final Code code;
    private final Values values;
    private final Constructor<?> constructor;
    private final Method method;
    private final Set<Class<? extends Throwable>> refusals;

    /** @param refusals what the things that the fixture misuses throw */
    Trials(ProbedClasses classes, Code code, Path folder, Set<Class<? extends Throwable>> refusals)
            throws ReflectiveOperationException {
        this.refusals = refusals;
        Class<?> type = classes.loadClass(code.className());
        this.code = code;
        this.values = new Values(code, folder);
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
        Random random = new Random(code.method().hashCode());
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < Math.min(all, AT_MOST); i++) {
            trials.add(trial(choices, all <= AT_MOST ? nth(choices, i) : chosen(choices, random)));
        }
        return trials;
    }

    /** Half of the values are among the first ones of their kind, which are the plain ones. */
    private static int[] chosen(List<List<Supplier<Object>>> choices, Random random) {
        return choices.stream()
                .mapToInt(
                        choice -> random.nextInt(random.nextBoolean() ? choice.size() : Math.min(PLAIN, choice.size())))
                .toArray();
    }

    private static int[] nth(List<List<Supplier<Object>>> choices, int n) {
        int[] chosen = new int[choices.size()];
        int rest = n;
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = rest % choices.get(i).size();
            rest /= choices.get(i).size();
        }
        return chosen;
    }

    private Trial trial(List<List<Supplier<Object>>> choices, int[] chosen) {
        Object[] made = new Object[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            made[i] = choices.get(i).get(chosen[i]).get();
        }
        Object[] arguments = Arrays.copyOfRange(made, 1, made.length);
        String shown = Arrays.stream(arguments).map(Trials::shown).toList() + " on "
                + values.contents().get(chosen[0]);
        Journal journal = Probes.begin();
        boolean conclusive = true;
        try {
            method.invoke(made[0], arguments);
        } catch (InvocationTargetException e) {
            conclusive = isRefusal(e.getCause())
                    || e.getCause() instanceof GeneratorReturn
                    || e.getCause() instanceof Probes.Exit;
            if (isRefusal(e.getCause())) {
                journal.loud(e.getCause().toString());
            }
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

    /** What the fixture itself throws is none; a null that its code met is none of its making. */
    private boolean isRefusal(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        boolean own = !(failure instanceof NullPointerException)
                && trace.length > 0
                && trace[0].getClassName().startsWith(method.getDeclaringClass().getPackageName() + ".");
        return !own && refusals.stream().anyMatch(refusal -> refusal.isInstance(failure));
    }
}
