package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which expressions make something lazy that must be closed: calls of the JDK and of the runtime, and of methods that only
 * hand on what those give.
 */
final class Makers {
    static final Analysis<Makers> ANALYSIS = new Analysis<>("makers", Makers::new);

    private static final Set<String> OPENING = Set.of("lines", "list", "walk", "find", "newDirectoryStream");

    private static final Set<String> SAME = Set.of("parallel", "sequential", "unordered", "onClose");

    /** The results of methods that may make such a thing. */
    private static final Set<String> MAKING = Set.of(
            "java.util.stream.Stream",
            "java.util.stream.IntStream",
            "java.util.stream.LongStream",
            "java.util.stream.DoubleStream",
            "java.nio.file.DirectoryStream");

    /** A factory that calls a factory that calls one. */
    private static final int DEPTH = 3;

    private final Pass pass;
    private final Types types;
    private final Cleanup cleanup;
    private final OwnTypes own;
    private final Map<Site, Optional<Kind>> known = new HashMap<>();

    private Makers(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.cleanup = new Cleanup(pass);
        this.own = pass.resultOf(OwnTypes.ANALYSIS);
    }

    /** What a maker makes. */
    record Kind(Backing backing, String name, boolean sure) {
        Kind perhaps() {
            return new Kind(backing, name, false);
        }

        Kind by(String other) {
            return new Kind(backing, other, sure);
        }
    }

    /** Whether a method makes another stage of a stream or generator, which closes the one before. */
    static boolean isStage(String method) {
        return SingleUse.STREAM.action(method) == SingleUse.Action.LINKS
                || SAME.contains(method)
                || GeneratorApi.STAGES.contains(method);
    }

    /** Whether something of a written type may have to be closed. */
    boolean mayGive(Type type) {
        return type.isClassOrInterfaceType()
                && (Stream.concat(MAKING.stream(), GeneratorApi.GENERATORS.stream())
                                .anyMatch(name -> name.endsWith(
                                        "." + type.asClassOrInterfaceType().getNameAsString()))
                        || own.speak() && own.mustClose(types.resolve(type, type)));
    }

    /** Whether a generator has something to clean up when it is closed before its end. */
    Cleanup.Answer cleansUp(Expression source) {
        return cleansUp(source, DEPTH);
    }

    private Cleanup.Answer cleansUp(Expression source, int depth) {
        Expression bare = Expressions.withoutCasts(source);
        if (!(bare instanceof MethodCallExpr call) || depth == 0) {
            return Cleanup.Answer.UNKNOWN;
        }
        if (call.getScope().isPresent() && isStage(call.getNameAsString())) {
            return cleansUp(call.getScope().get(), depth);
        }
        if (BodyFactory.of(call, types).isPresent()) {
            return cleanup.of(BodyFactory.bodyOf(call));
        }
        boolean ofRuntime = types.classOfStaticCall(call)
                .filter(owner -> owner.startsWith(GeneratorApi.PACKAGE + "."))
                .isPresent();
        List<Cleanup.Answer> answers = ofRuntime
                ? call.getArguments().stream()
                        .filter(argument -> SourceLoops.isGenerator(types.of(argument)))
                        .map(argument -> cleansUp(argument, depth - 1))
                        .toList()
                : ofMaker(call, depth - 1);
        return answers.stream().distinct().count() == 1
                ? answers.get(0)
                : answers.isEmpty() ? Cleanup.Answer.NO : Cleanup.Answer.UNKNOWN;
    }

    private List<Cleanup.Answer> ofMaker(MethodCallExpr call, int depth) {
        List<Cleanup.Answer> answers = pass.program()
                .onlyTarget(call)
                .filter(MethodDeclaration.class::isInstance)
                .flatMap(method -> ((MethodDeclaration) method).getBody())
                .map(body -> Helpers.returnsOf(body).stream()
                        .flatMap(back -> back.getExpression().stream())
                        .map(value -> cleansUp(value, depth))
                        .toList())
                .orElse(List.of());
        return answers.isEmpty() ? List.of(Cleanup.Answer.UNKNOWN) : answers;
    }

    /** What a call makes, by itself or by the method that it calls. */
    Optional<Kind> kind(MethodCallExpr call) {
        return kind(call, DEPTH);
    }

    private Optional<Kind> kind(MethodCallExpr call, int depth) {
        return opened(call).or(() -> depth == 0 ? Optional.empty() : byMaker(call, depth));
    }

    /** What a call opens by itself. */
    Optional<Kind> opened(MethodCallExpr call) {
        String name = call.getNameAsString();
        if (OPENING.contains(name)) {
            Optional<String> owner = types.classOfStaticCall(call);
            Optional<Backing> backing = owner.map(type -> Backing.OPENED.get(type + "." + name))
                    .or(() -> owner.isEmpty() ? lent(call) : Optional.empty())
                    .filter(found -> found != Backing.READER);
            return backing.map(found -> new Kind(found, owner.isPresent() ? "Files." + name : name, true));
        }
        if (own.mustClose(call)) {
            return Optional.of(new Kind(Backing.RESOURCE, name, true));
        }
        if (BodyFactory.of(call, types).filter(BodyFactory.GENERATOR::equals).isEmpty()) {
            return Optional.empty();
        }
        Kind generator = new Kind(Backing.GENERATOR, "Generator.of", true);
        return switch (cleanup.of(BodyFactory.bodyOf(call))) {
            case YES -> Optional.of(generator);
            case SOMETIMES -> Optional.of(generator.perhaps());
            case NO, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Backing> lent(MethodCallExpr call) {
        return Backing.LENT.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + call.getNameAsString()))
                .filter(entry -> call.getScope()
                        .filter(scope -> types.isA(
                                types.of(scope),
                                entry.getKey().substring(0, entry.getKey().lastIndexOf('.'))))
                        .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** A reader or zip file that is made in the middle of a chain, where nobody can close it. */
    Optional<Kind> streamed(Expression source) {
        if (source instanceof MethodCallExpr call && call.getNameAsString().equals("newBufferedReader")) {
            return types.classOfStaticCall(call)
                    .filter(owner -> Backing.OPENED.containsKey(owner + ".newBufferedReader"))
                    .map(owner -> new Kind(Backing.READER, "Files.newBufferedReader", true));
        }
        return source instanceof ObjectCreationExpr creation && isPlain(creation, "Reader", "File")
                ? made(creation).filter(kind -> kind.backing() == Backing.ZIP || isFile(creation))
                : Optional.empty();
    }

    Optional<Kind> scanner(ObjectCreationExpr creation) {
        return isPlain(creation, "Scanner") && !creation.getArguments().isEmpty()
                ? made(creation)
                        .filter(kind -> kind.backing() == Backing.SCANNER)
                        .filter(kind -> isPath(creation.getArgument(0)) || isFile(creation.getArgument(0)))
                : Optional.empty();
    }

    /** What a constructor makes that somebody says must be closed. */
    Optional<Kind> resource(ObjectCreationExpr creation) {
        return own.mustClose(creation)
                ? Optional.of(
                        new Kind(Backing.RESOURCE, "new " + creation.getType().getNameAsString(), true))
                : Optional.empty();
    }

    /** Names first. */
    private static boolean isPlain(ObjectCreationExpr creation, String... ends) {
        return creation.getAnonymousClassBody().isEmpty()
                && Stream.of(ends).anyMatch(creation.getType().getNameAsString()::endsWith);
    }

    private Optional<Kind> made(ObjectCreationExpr creation) {
        return types.of(creation) instanceof TypeRef.Known known && Backing.MADE.containsKey(known.name())
                ? Optional.of(new Kind(
                        Backing.MADE.get(known.name()),
                        "new " + creation.getType().getNameAsString(),
                        true))
                : Optional.empty();
    }

    private boolean isPath(Expression argument) {
        return types.of(argument) instanceof TypeRef.Known known
                && Set.of("java.io.File", "java.nio.file.Path").contains(known.name());
    }

    /** Whether an expression opens a file, or reads from one that does. */
    private boolean isFile(Expression argument) {
        Expression bare = Expressions.withoutCasts(argument);
        if (bare instanceof MethodCallExpr call) {
            return call.getNameAsString().startsWith("new")
                    && types.classOfStaticCall(call)
                            .filter(owner -> Backing.FILES.contains(owner + "." + call.getNameAsString()))
                            .isPresent();
        }
        return bare instanceof ObjectCreationExpr creation
                && types.of(creation) instanceof TypeRef.Known known
                && (Backing.FILES.contains(known.name())
                        || Backing.FILTERS.contains(known.name())
                                && !creation.getArguments().isEmpty()
                                && isFile(creation.getArgument(0)));
    }

    /** What a method of the sources makes for its caller. */
    private Optional<Kind> byMaker(MethodCallExpr call, int depth) {
        return pass.program()
                .declaredTarget(call)
                .filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .flatMap(method -> maker(method, depth - 1))
                .map(kind -> kind.by(call.getNameAsString()))
                .map(kind -> pass.program().onlyTarget(call).isPresent() ? kind : kind.perhaps());
    }

    private Optional<Kind> maker(MethodDeclaration method, int depth) {
        if (!mayGive(method.getType()) || method.getBody().isEmpty()) {
            return Optional.empty();
        }
        Site site = new Site(method);
        Optional<Kind> kind = known.get(site);
        if (kind == null) {
            // One that calls itself makes what its other returns give.
            known.put(site, Optional.empty());
            kind = made(Helpers.returnsOf(method.getBody().get()), depth);
            known.put(site, kind);
        }
        return kind;
    }

    private Optional<Kind> made(List<ReturnStmt> returns, int depth) {
        List<Optional<Kind>> kinds = returns.stream()
                .map(back -> back.getExpression().flatMap(value -> value(value, depth)))
                .toList();
        Optional<Kind> first = kinds.stream().flatMap(Optional::stream).findFirst();
        return kinds.stream().allMatch(kind -> kind.filter(Kind::sure).isPresent()) ? first : first.map(Kind::perhaps);
    }

    private Optional<Kind> value(Expression value, int depth) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof ConditionalExpr choice) {
            return value(choice.getThenExpr(), depth)
                    .or(() -> value(choice.getElseExpr(), depth))
                    .map(Kind::perhaps);
        }
        if (bare instanceof MethodCallExpr call) {
            return call.getScope().isPresent() && isStage(call.getNameAsString())
                    ? value(call.getScope().get(), depth)
                    : kind(call, depth);
        }
        if (bare instanceof ObjectCreationExpr creation) {
            return resource(creation);
        }
        return bare instanceof NameExpr
                ? types.declarationOf(bare)
                        .filter(VariableDeclarator.class::isInstance)
                        .map(VariableDeclarator.class::cast)
                        .filter(local -> isOnlyHandedOut(local) && Helpers.isBefore(local, bare))
                        .flatMap(VariableDeclarator::getInitializer)
                        .flatMap(initial -> value(initial, depth))
                : Optional.empty();
    }

    /** Whether a local variable keeps its value, and nobody but the caller gets it. */
    private static boolean isOnlyHandedOut(VariableDeclarator local) {
        return !Subject.isField(local)
                && !Assigned.later(local)
                && Helpers.memberAround(local)
                        .findAll(NameExpr.class, name -> name.getNameAsString().equals(local.getNameAsString()))
                        .stream()
                        .map(name -> name.getParentNode().orElseThrow())
                        .allMatch(user -> user instanceof ReturnStmt
                                || user instanceof MethodCallExpr call && isStage(call.getNameAsString()));
    }
}
