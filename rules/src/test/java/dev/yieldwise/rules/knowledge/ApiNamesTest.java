package dev.yieldwise.rules.knowledge;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Preconditions;
import com.google.common.cache.Cache;
import dev.yieldwise.Coroutine;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.Itertools;
import dev.yieldwise.Yielder;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.nio.Buffer;
import java.nio.channels.CompletionHandler;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.Random;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.security.auth.Subject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every name that stands in a constant of the rules is the name of something: a misspelt one would just never match. */
class ApiNamesTest {
    private static final Path CLASSES = Path.of("target", "classes");

    /** What the rules follow. */
    private static final List<Class<?>> APIS = List.of(
            ArrayDeque.class,
            ArrayList.class,
            LinkedHashMap.class,
            LinkedList.class,
            LinkedBlockingDeque.class,
            ConcurrentSkipListMap.class,
            TreeMap.class,
            TreeSet.class,
            Vector.class,
            Collections.class,
            ListIterator.class,
            PrimitiveIterator.OfInt.class,
            PrimitiveIterator.OfLong.class,
            PrimitiveIterator.OfDouble.class,
            Map.Entry.class,
            DirectoryStream.class,
            Stream.class,
            IntStream.class,
            LongStream.class,
            DoubleStream.class,
            Generator.class,
            Coroutine.class,
            Object.class);

    /** Names that came later than the JDK that this is compiled for. */
    private static final Map<String, Integer> SINCE = Map.of(
            "reversed", 21, "putFirst", 21, "putLast", 21, "gather", 24, "startVirtualThread", 21, "unstarted", 21);

    /** Names of Java itself, and our own word for what a for-each loop does. */
    private static final Set<String> WORDS =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", SingleUse.LOOP);

    /** Constants that hold no names of an API, and what they hold. */
    private static final Map<String, String> OTHER = Map.of(
            "Argument.BY_SPELLING", "how the table spells its arguments",
            "LongLived.LETS_GO", "parts of names that people give, in lower case",
            "LongLived.LIVE", "parts of names that people give, in lower case",
            "Rethrow.NAMES", "names for a variable that a fix adds",
            "SwallowedClose.MEANT", "names that people give to what they mean to lose");

    /** Constants that hold names of further classes, and which. */
    private static final Map<String, List<Class<?>>> BESIDE = Map.ofEntries(
            entry("Backing.STREAMING", List.of(BufferedReader.class, ZipFile.class)),
            entry("CollectInside.KEEPING", List.of(BufferedReader.class)),
            entry("DeclaredOnly.RUNNERS", List.of(Subject.class)),
            entry("Consuming.GATHERING", List.of(Itertools.class)),
            entry("Endless.ITERTOOLS_PASSING", List.of(Itertools.class)),
            entry("Endless.RANDOM", List.of(Random.class)),
            entry("Endless.SOURCES", List.of(Itertools.class)),
            entry("Dropped.VOID", List.of(Optional.class)),
            entry("LazyMade.PRIMITIVE_STAGES", List.of(IntGenerator.class)),
            entry("Done.QUESTIONS", List.of(CompletableFuture.class)),
            entry("GeneratorApi.YIELDING", List.of(Yielder.class, Exchange.class)),
            entry("GeneratorBodies.ASKING", List.of(Predicate.class, Function.class)),
            entry(
                    "KeptArguments.USUAL",
                    List.of(Comparator.class, Collectors.class, Optional.class, CompletableFuture.class)),
            entry("GeneratorBodies.RUNNING", List.of(Optional.class)),
            entry("HandleEscapes.ASYNC", List.of(CompletableFuture.class)),
            entry("HandleEscapes.COMPLETING", List.of(CompletableFuture.class)),
            entry("HandleEscapes.EXECUTING", List.of(ScheduledExecutorService.class)),
            entry("HandleEscapes.STARTING", List.of(Thread.class)),
            entry("HandleEscapes.STORING", List.of(AtomicReference.class)),
            entry("HandleEscapes.TAKING_OUT", List.of(AtomicReference.class)),
            entry("HeldLocks.GIVING", List.of(ReadWriteLock.class)),
            entry("HeldLocks.RELEASING", List.of(Lock.class, StampedLock.class)),
            entry("HeldLocks.TAKING", List.of(Lock.class)),
            entry("HeldLocks.TAKING_STAMPED", List.of(StampedLock.class)),
            entry("IteratorOrigin.MAKING", List.of(String.class)),
            entry("IteratorOrigin.SPELLING_OUT", List.of(Arrays.class, Map.class)),
            entry("InterruptReader.ASKING", List.of(Thread.class)),
            entry(
                    "InterruptReader.KEEPING",
                    List.of(
                            Throwable.class,
                            AtomicReference.class,
                            CompletableFuture.class,
                            CompletionHandler.class,
                            Flow.Subscriber.class)),
            entry(
                    "LateCleanup.RELEASING",
                    List.of(
                            AutoCloseable.class,
                            Lock.class,
                            StampedLock.class,
                            Semaphore.class,
                            File.class,
                            Files.class,
                            HttpURLConnection.class,
                            ExecutorService.class,
                            Future.class,
                            Thread.class,
                            Timer.class,
                            CountDownLatch.class,
                            ByteArrayOutputStream.class)),
            entry("LateChecks.CHECKING", List.of(Objects.class, Preconditions.class)),
            entry("LateChecks.CHECKING_INDEXES", List.of(Objects.class, Preconditions.class)),
            entry("LongLived.PERIODIC", List.of(ScheduledExecutorService.class)),
            entry("LongLived.RELEASING", List.of(Cache.class)),
            entry("LongLived.STORING", List.of(AtomicReference.class, CopyOnWriteArrayList.class)),
            entry("Makers.OPENING", List.of(Files.class)),
            entry("Ownership.USUAL", List.of(Arrays.class, String.class, Map.class)),
            entry("Parts.FIXED", List.of(Buffer.class, BufferedImage.class, ZipFile.class, Socket.class)),
            entry(
                    "Rethrowing.TELLING",
                    List.of(Throwable.class, PrintStream.class, Logger.class, Objects.class, String.class)),
            entry("IterableAnew.STREAMING", List.of(String.class)),
            entry("SharedByThreads.LOCKING", List.of(Lock.class, Semaphore.class)),
            entry("SharedLocks.READING", List.of(ReadWriteLock.class, StampedLock.class)),
            entry("StreamAnew.STREAMING", List.of(String.class)),
            entry("Tasks.TAKING_TASKS", List.of(ScheduledExecutorService.class, CompletableFuture.class)),
            entry("Tasks.TASK_METHODS", List.of(Runnable.class, Callable.class)),
            entry("TryAround.VARIABLES", List.of(Files.class)),
            entry("UnguardedNext.COUNTED", List.of(Collections.class, IntStream.class, Itertools.class)),
            entry("Weight.OF_FEW", List.of(Arrays.class, EnumSet.class, Map.class)));

    /** Names of classes and methods of libraries that are not on this class path, as their documentation spells them. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            entry("com.github.benmanes.caffeine.cache.Cache", "com.github.benmanes.caffeine.cache.Cache"),
            entry("debug", "org.slf4j.Logger#debug"),
            entry("error", "org.slf4j.Logger#error"),
            entry("trace", "org.slf4j.Logger#trace"),
            entry("warn", "org.slf4j.Logger#warn"),
            entry("fatal", "org.apache.logging.log4j.Logger#fatal"),
            entry("isTrue", "org.apache.commons.lang3.Validate#isTrue"),
            entry("notBlank", "org.apache.commons.lang3.Validate#notBlank"),
            entry("notEmpty", "org.apache.commons.lang3.Validate#notEmpty"),
            entry("notNull", "org.springframework.util.Assert#notNull"),
            entry("hasText", "org.springframework.util.Assert#hasText"),
            entry("ApplicationScoped", "jakarta.enterprise.context.ApplicationScoped"),
            entry("Singleton", "jakarta.inject.Singleton"),
            entry("Component", "org.springframework.stereotype.Component"),
            entry("Controller", "org.springframework.stereotype.Controller"),
            entry("Repository", "org.springframework.stereotype.Repository"),
            entry("Service", "org.springframework.stereotype.Service"),
            entry("RestController", "org.springframework.web.bind.annotation.RestController"),
            entry("Configuration", "org.springframework.context.annotation.Configuration"),
            entry("Scope", "org.springframework.context.annotation.Scope"),
            entry("RequestScope", "org.springframework.web.context.annotation.RequestScope"),
            entry("SessionScope", "org.springframework.web.context.annotation.SessionScope"),
            entry("SpringBootApplication", "org.springframework.boot.autoconfigure.SpringBootApplication"),
            entry("Prototype", "io.micronaut.context.annotation.Prototype"),
            entry("Before", "org.junit.Before"),
            entry("After", "org.junit.After"),
            entry("BeforeClass", "org.junit.BeforeClass"),
            entry("AfterClass", "org.junit.AfterClass"),
            entry("BeforeMethod", "org.testng.annotations.BeforeMethod"),
            entry("AfterMethod", "org.testng.annotations.AfterMethod"),
            entry("Benchmark", "org.openjdk.jmh.annotations.Benchmark"),
            entry("Setup", "org.openjdk.jmh.annotations.Setup"),
            entry("TearDown", "org.openjdk.jmh.annotations.TearDown"));

    /** Names that are nobody's in particular. */
    private static final Map<String, String> CALLED_SO =
            Map.of("wasInterrupted", "what code calls its own question for the flag");

    /** Operations that go wrong only where nobody would look for it. */
    private static final Map<String, String> NOT_ASKED_FOR = Map.of(
            "set", "upsets LinkedList.removeIf alone, from within",
            "replace", "upsets maps in access order alone");

    private static final List<String> PACKAGES = List.of(
            "java.lang.",
            "java.util.",
            "java.util.concurrent.",
            "java.nio.file.",
            "dev.yieldwise.",
            "org.junit.jupiter.api.",
            "org.junit.jupiter.params.");

    /** A class, and a method of it behind {@code .} or {@code #}. */
    private static final Pattern QUALIFIED =
            Pattern.compile("((?:java|javax|dev|com)\\.[\\w.$]+?)(?:[.#](\\p{Lower}\\w*))?");

    private static final Pattern SPELLED = Pattern.compile("(?:(\\w+)\\.)?(\\w+)(?:\\(([\\w,\\[\\]]*)\\))?");

    @TestFactory
    Stream<DynamicTest> everyNameInAConstantIsOneOfAnApi() throws IOException {
        Map<String, Set<String>> constants = constants();
        assertThat(constants).containsKeys("Operation.NAMES", "GeneratorApi.SENDING");
        return constants.entrySet().stream()
                .filter(constant -> !OTHER.containsKey(constant.getKey()))
                .map(constant -> DynamicTest.dynamicTest(
                        constant.getKey(),
                        () -> assertThat(constant.getValue().stream().filter(name -> !exists(name, constant.getKey())))
                                .as("names of nothing")
                                .isEmpty()));
    }

    /** The other way round: what the table has ever seen go wrong is a name that the rule asks for. */
    @Test
    void everyOperationThatEverGoesWrongIsKnown() throws IOException {
        List<String> unknown;
        try (Stream<String> rows =
                Files.lines(CLASSES.resolve("dev/yieldwise/rules/knowledge/" + MutationTable.RESOURCE))) {
            unknown = rows.filter(row -> !row.startsWith("#"))
                    .map(row -> row.split("\t"))
                    .filter(row -> !row[4].equals("NONE") && !row[0].startsWith("java.util.concurrent."))
                    .map(row -> row[2])
                    .filter(operation -> !operation.matches("(Collections|iterator|entry)\\..*"))
                    .map(operation -> operation.replaceAll("\\(\\w[\\w,]*\\)$|\\(\\)$|^\\w+\\(\\)\\.", ""))
                    .distinct()
                    .filter(name -> !Operation.named(name) && !NOT_ASKED_FOR.containsKey(name))
                    .toList();
        }
        assertThat(unknown).isEmpty();
    }

    /** What is kept for a reason is still in use. */
    @Test
    void everyExceptionIsNeeded() throws IOException {
        Map<String, Set<String>> constants = constants();
        assertThat(constants.keySet()).containsAll(OTHER.keySet()).containsAll(BESIDE.keySet());
        assertThat(constants.values().stream().flatMap(Set::stream))
                .containsAll(ELSEWHERE.keySet())
                .containsAll(CALLED_SO.keySet());
        ELSEWHERE.forEach((name, qualified) -> assertThat(qualified).endsWith(name));
    }

    /** By class and field, all strings in the static collections of the rules. */
    private static Map<String, Set<String>> constants() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .toList()) {
                String name = CLASSES.relativize(file).toString().replaceAll("[/\\\\]", ".");
                Class<?> type = load(name.substring(0, name.length() - ".class".length()));
                for (Field field : type.getDeclaredFields()) {
                    Set<String> strings = strings(field);
                    if (!strings.isEmpty()) {
                        found.put(type.getSimpleName() + "." + field.getName(), strings);
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> strings(Field field) {
        if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
            return Set.of();
        }
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            Collection<?> values = value instanceof Map<?, ?> map
                    ? keys(map)
                    : value instanceof Collection<?> collection
                            ? collection
                            : value instanceof SingleUse kind ? kind.actions().keySet() : List.of();
            return values.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The keys; of methods that are listed with their classes, both. */
    private static Collection<?> keys(Map<?, ?> map) {
        boolean ofClasses = map.entrySet().stream()
                .allMatch(entry -> entry.getKey() instanceof String
                        && entry.getValue() instanceof Set<?> set
                        && set.stream().allMatch(type -> type instanceof String name && name.contains(".")));
        return !ofClasses
                ? map.keySet()
                : map.entrySet().stream()
                        .flatMap(entry -> ((Set<?>) entry.getValue()).stream().map(type -> type + "#" + entry.getKey()))
                        .toList();
    }

    private static boolean exists(String name, String constant) {
        if (WORDS.contains(name)
                || SINCE.getOrDefault(name, 0) > Runtime.version().feature()
                || ELSEWHERE.containsKey(name)
                || CALLED_SO.containsKey(name)) {
            return true;
        }
        Matcher qualified = QUALIFIED.matcher(name);
        if (qualified.matches()) {
            return existsQualified(name, qualified);
        }
        Matcher spelled = SPELLED.matcher(name);
        if (!spelled.matches()) {
            return false;
        }
        if (spelled.group(1) != null) {
            return isClass("java.util." + spelled.group(1))
                    && has(load("java.util." + spelled.group(1)), spelled.group(2), spelled.group(3));
        }
        return Stream.concat(APIS.stream(), BESIDE.getOrDefault(constant, List.of()).stream())
                        .anyMatch(api -> has(api, spelled.group(2), spelled.group(3)))
                || PACKAGES.stream().anyMatch(prefix -> isClass(prefix + name));
    }

    private static boolean existsQualified(String name, Matcher qualified) {
        String method = qualified.group(2);
        if (method == null) {
            return isClass(name) || isClass(name.replaceAll("\\.(\\w+)$", "\\$$1"));
        }
        return isClass(qualified.group(1)) && has(load(qualified.group(1)), method, null);
    }

    private static boolean has(Class<?> api, String method, String parameters) {
        return Arrays.stream(api.getMethods())
                .filter(one -> one.getName().equals(method))
                .anyMatch(one -> parameters == null || parameters.equals(erased(one)));
    }

    private static String erased(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, ApiNamesTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
