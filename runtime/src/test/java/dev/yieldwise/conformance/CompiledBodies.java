package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.Coroutine;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The bodies of cases as plain Java, on the engine that the library chooses for them. */
final class CompiledBodies implements Bodies {
    private record Compiled(String id, CaseWriter.Written written, Constructor<?> constructor) {}

    /** By the node with the bodies of a case. */
    private final Map<JsonNode, Compiled> cases = new IdentityHashMap<>();

    private final Weaving weaving = new Weaving();

    private CompiledBodies() {}

    /** Compiles all of them at once. */
    static CompiledBodies of(JavaSource.Compiler compiler, List<JsonNode> rows, long seed) {
        return of(rows, seed, sources -> JavaSource.compile(compiler, sources));
    }

    /** The same in any way that gives a loader of the classes. */
    static CompiledBodies of(
            List<JsonNode> rows, long seed, Function<List<JavaSource.Source>, ClassLoader> compilation) {
        List<JsonNode> cases = rows.stream().filter(row -> row.has("bodies")).toList();
        List<CaseWriter.Written> all = new ArrayList<>();
        cases.forEach(row -> all.add(CaseWriter.write(row, "Case" + all.size(), seed)));
        ClassLoader loader = compilation.apply(all.stream()
                .map(written -> new JavaSource.Source(written.name(), written.source()))
                .toList());
        CompiledBodies bodies = new CompiledBodies();
        for (int i = 0; i < cases.size(); i++) {
            JsonNode row = cases.get(i);
            CaseWriter.Written written = all.get(i);
            bodies.cases.put(
                    row.get("bodies"), new Compiled(row.get("id").textValue(), written, constructor(loader, written)));
        }
        return bodies;
    }

    private static Constructor<?> constructor(ClassLoader loader, CaseWriter.Written written) {
        try {
            return loader.loadClass(written.name()).getConstructor(World.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(written.source(), e);
        }
    }

    @Override
    public Coroutine<Object, Object, Object> make(World world, JsonNode bodies, String name, Map<String, Object> args) {
        Compiled compiled = cases.get(bodies);
        try {
            CaseCode code = (CaseCode) compiled.constructor.newInstance(world);
            Coroutine<Object, Object, Object> made = code.make(name, args);
            weaving.made(
                    compiled.id,
                    compiled.written.shapes().get(name),
                    made.asGenerator().engine());
            return made;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(compiled.written.source(), e);
        }
    }

    @Override
    public String source(JsonNode bodies) {
        return "\n" + cases.get(bodies).written.source();
    }

    @Override
    public void ended(JsonNode bodies, boolean elsewhere) {
        if (elsewhere) {
            weaving.ranElsewhere(cases.get(bodies).id);
        }
    }

    @Override
    public Optional<Weaving> weaving() {
        return Optional.of(weaving);
    }
}
