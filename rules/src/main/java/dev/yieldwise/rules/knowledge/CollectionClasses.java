package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yieldwise.analyzer.interproc.Program;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.FieldWrites;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which rows of the {@link MutationTable} speak of a collection. */
final class CollectionClasses {
    /** A collection of which it is known that mutation under iteration does it no harm, or that it cannot be mutated. */
    static final String HARMLESS = "harmless";

    private static final String CONCURRENT = "java.util.concurrent.";
    private static final String ACCESS_ORDER = "java.util.LinkedHashMap#accessOrder";
    private static final Set<String> IMMUTABLE_FACTORIES =
            Set.of("java.util.List", "java.util.Set", "java.util.Map", "java.util.Collections");

    /** What a declared type most often stands for; the unusual ones would only add doubts. */
    private static final List<String> ORDINARY = List.of(
            "java.util.ArrayList",
            "java.util.LinkedList",
            "java.util.ArrayDeque",
            "java.util.PriorityQueue",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.TreeSet",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "java.util.Vector",
            "java.util.Stack",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.WeakHashMap",
            "java.util.EnumMap");

    /** Factories of concurrent collections, of whichever library, say so. */
    private static final Pattern CONCURRENT_NAME = Pattern.compile("[cC]oncurrent|[cC]opyOnWrite");

    private final Program program;
    private final Types types;
    private final FieldWrites fields;
    private final Map<Expression, Optional<String>> allocated = new IdentityHashMap<>();

    CollectionClasses(Program program, FieldWrites fields) {
        this.program = program;
        this.types = program.types();
        this.fields = fields;
    }

    /** The class of what a variable is given from elsewhere: a field by the file, a parameter by its callers. */
    Optional<String> given(Node declaration) {
        if (Subject.isField(declaration)) {
            return common(declaration);
        }
        return declaration instanceof Parameter parameter
                        && parameter.getParentNode().orElse(null) instanceof MethodDeclaration method
                        && method.isPrivate()
                        && argumentsOf(method, method.getParameters().indexOf(parameter))
                                .anyMatch(this::isOrReadsHarmless)
                ? Optional.of(HARMLESS)
                : Optional.empty();
    }

    /** The one class of all values of a field; harmless if any of them is. */
    private Optional<String> common(Node field) {
        List<Optional<String>> made =
                fields.valuesOf(field).stream().map(this::allocated).distinct().toList();
        if (made.contains(Optional.of(HARMLESS))) {
            return Optional.of(HARMLESS);
        }
        return made.size() == 1 && fields.knowsAll(field) ? made.get(0) : Optional.empty();
    }

    private boolean isOrReadsHarmless(Expression value) {
        return allocated(value).filter(HARMLESS::equals).isPresent();
    }

    private static Stream<Expression> argumentsOf(MethodDeclaration method, int index) {
        return method.findCompilationUnit().stream()
                .flatMap(unit -> unit
                        .findAll(
                                MethodCallExpr.class,
                                call -> call.getNameAsString().equals(method.getNameAsString())
                                        && call.getArguments().size()
                                                == method.getParameters().size())
                        .stream())
                .map(call -> call.getArgument(index));
    }

    /** The class of the object that an expression makes; empty if it only hands on one that was made elsewhere. */
    Optional<String> allocated(Expression value) {
        Optional<String> known = allocated.get(value);
        if (known == null) {
            known = allocatedBy(value);
            allocated.put(value, known);
        }
        return known;
    }

    private Optional<String> allocatedBy(Expression value) {
        Expression bare = Expressions.bare(value);
        if (bare instanceof ObjectCreationExpr creation) {
            if (creation.getAnonymousClassBody().isPresent()) {
                return Optional.empty();
            }
            return types.of(creation) instanceof TypeRef.Known known ? made(known.name(), creation) : Optional.empty();
        }
        if (!(bare instanceof MethodCallExpr call)) {
            return harmlessField(bare) ? Optional.of(HARMLESS) : Optional.empty();
        }
        return CONCURRENT_NAME.matcher(call.getNameAsString()).find() || makesConcurrent(call)
                ? Optional.of(HARMLESS)
                : types.classOfStaticCall(call).flatMap(owner -> factory(owner, call));
    }

    /** Whether an expression reads a field to which the file gives a harmless collection, of whichever object. */
    private boolean harmlessField(Expression bare) {
        if (bare instanceof FieldAccessExpr access) {
            return fields.valuesOf(access.getNameAsString()).stream().anyMatch(this::isHarmless);
        }
        return types.declarationOf(bare)
                .filter(Subject::isField)
                .filter(field -> fields.valuesOf(field).stream().anyMatch(this::isHarmless))
                .isPresent();
    }

    private boolean isHarmless(Expression value) {
        Expression bare = Expressions.bare(value);
        return (bare instanceof ObjectCreationExpr || bare instanceof MethodCallExpr)
                && allocated(value).filter(HARMLESS::equals).isPresent();
    }

    /** Whether a method of the same file that the call may mean makes a concurrent collection: what it returns may be one. */
    private boolean makesConcurrent(MethodCallExpr call) {
        return program.reach().named(call.getNameAsString(), call).stream()
                .filter(method ->
                        method.getParameters().size() == call.getArguments().size())
                .flatMap(method -> method.findAll(ObjectCreationExpr.class).stream())
                .anyMatch(creation -> types.of(creation) instanceof TypeRef.Known known
                        && known.name().startsWith(CONCURRENT));
    }

    private static Optional<String> made(String name, ObjectCreationExpr creation) {
        if (name.startsWith(CONCURRENT)) {
            return Optional.of(HARMLESS);
        }
        if (name.equals("java.util.LinkedHashMap") && creation.getArguments().size() == 3) {
            return creation.getArgument(2).toString().equals("true") ? Optional.of(ACCESS_ORDER) : Optional.empty();
        }
        return MutationTable.committed().classes().contains(name) ? Optional.of(name) : Optional.empty();
    }

    private Optional<String> factory(String owner, MethodCallExpr call) {
        String method = call.getNameAsString();
        if (owner.equals("java.util.Collections") && method.equals("newSetFromMap")) {
            // Such a set is what its map is; the table knows no other.
            return call.getArguments().getFirst().flatMap(this::allocated).filter(HARMLESS::equals);
        }
        if (owner.equals("java.util.Arrays") && method.equals("asList")) {
            return Optional.of("Arrays.asList");
        }
        if (owner.equals("java.util.Collections") && method.startsWith("synchronized")) {
            return Optional.empty();
        }
        boolean unmodifiable = method.startsWith("unmodifiable")
                || method.startsWith("empty")
                || method.startsWith("singleton")
                || method.equals("nCopies");
        boolean of = method.equals("of") || method.equals("copyOf") || method.equals("ofEntries");
        if (IMMUTABLE_FACTORIES.contains(owner) && (owner.endsWith("Collections") ? unmodifiable : of)) {
            return Optional.of(HARMLESS);
        }
        return owner.startsWith(CONCURRENT) ? Optional.of(HARMLESS) : Optional.empty();
    }

    /** The classes that an object of a declared type may be of, as far as the table knows them. */
    List<String> candidates(TypeRef declared) {
        if (!(declared instanceof TypeRef.Known known) || known.name().startsWith(CONCURRENT)) {
            return List.of();
        }
        if (MutationTable.committed().classes().contains(known.name())) {
            return List.of(known.name());
        }
        if (known.name().startsWith("java.")) {
            return ORDINARY.stream()
                    .filter(name -> types.isA(new TypeRef.Known(name), known.name()))
                    .toList();
        }
        return ORDINARY.stream().filter(name -> types.isA(declared, name)).toList();
    }
}
