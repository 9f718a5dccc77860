package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.ClosedResource.Kind;
import dev.yieldwise.rules.knowledge.ClosedResource.Lent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which expressions read from a resource later, when what they give is used: chains of lazy operations, wrappers, lambdas
 * and objects whose code reads from it, and what a method of the same class makes of it.
 */
public final class LazyReads {
    private static final int HELPERS = 2;

    private static final Set<Kind> ITERATED = Set.of(Kind.DIRECTORY, Kind.GENERATOR);

    private final Pass pass;
    private final Types types;
    private final Map<Site, Lazy> resources;
    private final Node scope;
    private final int helpers;

    /**
     * @param resources by their declarations
     * @param scope the code in which they are used
     */
    public LazyReads(Pass pass, Map<Site, Lazy> resources, Node scope) {
        this(pass, resources, scope, HELPERS);
    }

    private LazyReads(Pass pass, Map<Site, Lazy> resources, Node scope, int helpers) {
        this.pass = pass;
        this.types = pass.types();
        this.resources = Map.copyOf(resources);
        this.scope = scope;
        this.helpers = helpers;
    }

    /** What an expression reads later; empty if it does not, or if that is not known. */
    public Optional<Lazy> of(Expression expression) {
        return value(expression).filter(lazy -> lazy.after() != AfterClose.WORKS);
    }

    private Optional<Lazy> value(Expression expression) {
        Expression bare = Expressions.withoutCasts(expression);
        if (bare instanceof LambdaExpr lambda) {
            return reading(lambda.getBody(), lambda).map(lazy -> lazy.named("lambda"));
        }
        if (bare instanceof MethodReferenceExpr reference) {
            return value(reference.getScope())
                    .filter(lazy -> ClosedResource.reads(lazy.kind(), reference.getIdentifier()))
                    .map(lazy -> Lazy.of(Kind.FUNCTION, lazy.after(), lazy.sure(), reference, lazy.resource())
                            .named("method reference"));
        }
        if (bare instanceof ConditionalExpr choice) {
            return value(choice.getThenExpr())
                    .or(() -> value(choice.getElseExpr()))
                    .map(Lazy::unsure);
        }
        if (bare instanceof ObjectCreationExpr creation) {
            return creation.getAnonymousClassBody()
                    .map(members -> anonymous(creation, members))
                    .orElseGet(() -> wrapper(creation));
        }
        if (bare instanceof MethodCallExpr call) {
            return call(call);
        }
        return types.declarationOf(bare).flatMap(declaration -> variable(declaration, bare));
    }

    private Optional<Lazy> variable(Node declaration, Expression use) {
        Lazy resource = resources.get(new Site(declaration));
        if (resource != null) {
            return Optional.of(resource);
        }
        if (!(declaration instanceof VariableDeclarator local)
                || Subject.isField(local)
                || local.getInitializer().isEmpty()
                || !Helpers.isBefore(local, use)
                || Assigned.later(local)) {
            return Optional.empty();
        }
        return value(local.getInitializer().get()).map(lazy -> uses(local) > 1 ? lazy.unsure() : lazy);
    }

    /** Whoever has another use of it may have taken from it already. */
    private int uses(VariableDeclarator local) {
        return scope.findAll(NameExpr.class, name -> name.getNameAsString().equals(local.getNameAsString()))
                .size();
    }

    private Optional<Lazy> call(MethodCallExpr call) {
        String method = call.getNameAsString();
        if (call.getScope().isPresent()) {
            Optional<Lazy> receiver = value(call.getScope().get());
            if (receiver.isPresent()) {
                return receiver.get().lent(method, call);
            }
        }
        for (Expression argument : call.getArguments()) {
            Optional<Lazy> lazy = value(argument);
            if (lazy.isPresent()) {
                return handedOn(call, argument, lazy.get());
            }
        }
        return Optional.empty();
    }

    /** What a call makes of something that reads later. */
    private Optional<Lazy> handedOn(MethodCallExpr call, Expression argument, Lazy lazy) {
        String method = call.getNameAsString();
        Optional<String> owner = types.classOfStaticCall(call);
        if (owner.isPresent()) {
            return staticCall(call, owner.get(), argument, lazy);
        }
        if (Helpers.isOwn(call)) {
            return helper(call);
        }
        boolean stage = lazy.kind() == Kind.FUNCTION
                && (ClosedResource.lent(Kind.STREAM, method).isPresent()
                        || ClosedResource.lent(Kind.GENERATOR, method).isPresent());
        Kind kind = stage && types.of(call.getScope().get()) instanceof TypeRef.Known known
                ? ClosedResource.TYPES.get(known.name())
                : null;
        return kind == Kind.STREAM || kind == Kind.GENERATOR
                ? Optional.of(Lazy.of(kind, lazy.after(), false, lazy.at(), lazy.resource()))
                : helper(call);
    }

    private Optional<Lazy> staticCall(MethodCallExpr call, String owner, Expression argument, Lazy lazy) {
        String method = call.getNameAsString();
        if (lazy.kind() == Kind.FUNCTION) {
            if (BodyFactory.of(call, types)
                    .filter(BodyFactory.GENERATOR::equals)
                    .isPresent()) {
                return Optional.of(Lazy.of(Kind.GENERATOR, lazy.after(), lazy.sure(), lazy.at(), lazy.resource()));
            }
            boolean makesStream = SingleUse.STREAM_CLASSES.contains(owner)
                    && Set.of("generate", "iterate").contains(method);
            return makesStream
                    ? Optional.of(Lazy.of(
                            Kind.STREAM,
                            lazy.after(),
                            lazy.sure() && method.equals("generate"),
                            lazy.at(),
                            lazy.resource()))
                    : Optional.empty();
        }
        if (lazy.kind() == Kind.STREAM && SingleUse.STREAM_CLASSES.contains(owner) && method.equals("concat")) {
            return Optional.of(Lazy.of(Kind.STREAM, lazy.direct(), lazy.sure(), call, lazy.resource()));
        }
        Lent lent = ClosedResource.ADAPTERS.get(owner + "." + method);
        if (lent != null && argument == call.getArgument(0)) {
            return Optional.of(
                    Lazy.of(lent.kind(), lent.after().orElse(lazy.after()), lazy.sure(), call, lazy.resource()));
        }
        return helper(call);
    }

    /** What a method of the sources gives back, where it is handed the resource. */
    private Optional<Lazy> helper(MethodCallExpr call) {
        if (helpers == 0) {
            return Optional.empty();
        }
        List<MethodDeclaration> methods = Helpers.inFile(call, pass);
        if (methods.isEmpty()) {
            methods = Helpers.elsewhere(call, pass);
        }
        if (methods.size() != 1) {
            return Optional.empty();
        }
        MethodDeclaration method = methods.get(0);
        Map<Site, Lazy> given = given(call.getArguments(), method.getParameters());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        LazyReads within = new LazyReads(pass, given, method, helpers - 1);
        List<ReturnStmt> returns = Helpers.returnsOf(method);
        boolean sure = returns.size() == 1 && Helpers.isSurelyCalled(method);
        return returns.stream()
                .flatMap(back -> back.getExpression().stream())
                .flatMap(value -> within.value(value).stream())
                .findFirst()
                .map(lazy -> sure ? lazy : lazy.unsure());
    }

    private Optional<Lazy> wrapper(ObjectCreationExpr creation) {
        if (creation.getArguments().stream()
                .noneMatch(argument -> value(argument).isPresent())) {
            return Optional.empty();
        }
        Optional<Lazy> object = named(creation);
        if (object.isPresent()) {
            return object;
        }
        Optional<Lazy> source = value(creation.getArgument(0));
        if (source.isEmpty() || !(types.of(creation) instanceof TypeRef.Known known)) {
            return Optional.empty();
        }
        Lent lent = ClosedResource.WRAPPERS.get(known.name());
        return lent == null
                ? Optional.empty()
                : source.map(lazy -> Lazy.of(
                        lent.kind(),
                        lent.after()
                                .filter(after -> lazy.after() == AfterClose.FAILS)
                                .orElse(lazy.after()),
                        lazy.sure(),
                        creation,
                        lazy.resource()));
    }

    /** An object of a class of the sources that keeps the resource in a field, and reads from it by a method. */
    private Optional<Lazy> named(ObjectCreationExpr creation) {
        Optional<TypeDeclaration<?>> type = types.sourceOf(types.resolve(creation.getType(), creation));
        if (type.isEmpty() || helpers == 0) {
            return Optional.empty();
        }
        LazyReads within = new LazyReads(pass, kept(creation, type.get()), scope, 0);
        return type.get().getMethods().stream()
                .filter(method -> !method.isPrivate() && !method.isStatic())
                .flatMap(method -> within.reading(method, method).stream())
                .findFirst()
                .map(lazy -> lazy.unsure().named("object"));
    }

    /** The fields that a constructor gives the resource, or a wrapper of it. */
    private Map<Site, Lazy> kept(ObjectCreationExpr creation, TypeDeclaration<?> type) {
        Map<Site, Lazy> given = new HashMap<>();
        if (type instanceof RecordDeclaration entry) {
            given.putAll(given(creation.getArguments(), entry.getParameters()));
            return given;
        }
        for (ConstructorDeclaration constructor : type.getConstructors()) {
            LazyReads within =
                    new LazyReads(pass, given(creation.getArguments(), constructor.getParameters()), constructor, 0);
            constructor
                    .getBody()
                    .walk(
                            AssignExpr.class,
                            assignment -> within.value(assignment.getValue())
                                    .ifPresent(lazy -> types.declarationOf(assignment.getTarget())
                                            .filter(Subject::isField)
                                            .ifPresent(field -> given.put(new Site(field), lazy))));
        }
        return given;
    }

    private Map<Site, Lazy> given(List<Expression> arguments, List<Parameter> parameters) {
        Map<Site, Lazy> given = new HashMap<>();
        if (parameters.size() == arguments.size()) {
            for (int i = 0; i < parameters.size(); i++) {
                Site parameter = new Site(parameters.get(i));
                value(arguments.get(i)).ifPresent(lazy -> given.put(parameter, lazy));
            }
        }
        return given;
    }

    /** Only the methods of an anonymous class run later; its fields and initializers run when it is made. */
    private Optional<Lazy> anonymous(ObjectCreationExpr creation, List<BodyDeclaration<?>> members) {
        String type = creation.getType().getNameAsString();
        return members.stream()
                .filter(MethodDeclaration.class::isInstance)
                .flatMap(method -> reading(method, creation).stream())
                .findFirst()
                .map(lazy -> lazy.unsure().named(type.endsWith("Iterator") ? "iterator" : "object"));
    }

    /** Where code that runs later reads from the resource; a place that it surely comes to is preferred. */
    private Optional<Lazy> reading(Node code, Node function) {
        Lazy found = null;
        Deque<Node> waiting = new ArrayDeque<>();
        waiting.add(code);
        while (!waiting.isEmpty()) {
            Node node = waiting.poll();
            Optional<Lazy> read = readBy(node);
            if (read.isPresent()) {
                boolean sure = read.get().sure() && isUnconditional(node, function);
                if (found == null || sure && !found.sure()) {
                    Lazy lazy = read.get();
                    found = Lazy.of(Kind.FUNCTION, lazy.after(), sure, node, lazy.resource());
                }
            }
            waiting.addAll(node.getChildNodes());
        }
        return Optional.ofNullable(found);
    }

    private Optional<Lazy> readBy(Node node) {
        if (node instanceof MethodCallExpr call && call.getScope().isPresent()) {
            return value(call.getScope().get())
                    .filter(lazy -> ClosedResource.reads(lazy.kind(), call.getNameAsString()));
        }
        if (node instanceof MethodReferenceExpr reference) {
            return value(reference.getScope())
                    .filter(lazy -> ClosedResource.reads(lazy.kind(), reference.getIdentifier()));
        }
        return node instanceof ForEachStmt loop
                ? value(loop.getIterable()).filter(lazy -> ITERATED.contains(lazy.kind()))
                : Optional.empty();
    }

    /** Whether code comes to a place whenever it runs, as far as its shape tells. */
    private static boolean isUnconditional(Node node, Node function) {
        Node child = node;
        for (Node outer = node.getParentNode().orElse(null);
                outer != null && child != function;
                outer = outer.getParentNode().orElse(null)) {
            boolean skipped = outer instanceof IfStmt branch && child != branch.getCondition()
                    || outer instanceof ConditionalExpr choice && child != choice.getCondition()
                    || outer instanceof BinaryExpr binary && child == binary.getRight()
                    || outer instanceof SwitchEntry
                    || outer instanceof CatchClause
                    || outer instanceof TryStmt attempt
                            && !attempt.getCatchClauses().isEmpty()
                    || outer instanceof ForEachStmt loop && child == loop.getBody()
                    || outer instanceof LambdaExpr && outer != function
                    || outer instanceof BodyDeclaration<?> && outer != function;
            if (skipped) {
                return false;
            }
            child = outer;
        }
        return true;
    }
}
