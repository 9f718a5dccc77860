package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Declarations;
import dev.yieldwise.analyzer.types.MethodFacts;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the methods and constructors of the sources that a call may run (JLS 15.12, without inference). */
final class Callees {
    private final Types types;
    private final Declarations declarations;
    private final Overloads overloads;
    private final Overriders overriders;
    private final Locals locals;
    private boolean overriding = true;
    private boolean exact;
    private final Map<Node, Optional<Targets>> known = new IdentityHashMap<>();

    Callees(Types types, Locals locals) {
        this.types = types;
        this.declarations = types.types();
        this.overloads = new Overloads(types);
        this.overriders = new Overriders(types);
        this.locals = locals;
    }

    /** The one body that a call runs, whatever its object is; empty if an overriding one may run. */
    Optional<CallableDeclaration<?>> only(Node call) {
        boolean before = overriding;
        overriding = false;
        try {
            return find(call)
                    .filter(targets -> targets.complete() && targets.bodies().size() == 1)
                    .map(targets -> targets.bodies().get(0));
        } finally {
            overriding = before;
        }
    }

    /** The body that the static type of a call's object has for it; another one may override it. */
    Optional<CallableDeclaration<?>> declared(Node call) {
        boolean before = overriding;
        overriding = false;
        try {
            return find(call)
                    .filter(targets -> targets.bodies().size() == 1)
                    .map(targets -> targets.bodies().get(0));
        } finally {
            overriding = before;
        }
    }

    Optional<Targets> of(Node call) {
        Optional<Targets> found = known.get(call);
        if (found == null) {
            found = find(call).filter(targets -> !targets.bodies().isEmpty());
            known.put(call, found);
        }
        return found;
    }

    private Optional<Targets> find(Node node) {
        if (node instanceof MethodCallExpr call) {
            return called(call);
        }
        if (node instanceof ObjectCreationExpr creation) {
            return types.resolve(creation.getType(), creation) instanceof TypeRef.Known type
                    ? declarations
                            .of(type.name())
                            .map(declared -> overloads.constructors(declared, creation.getArguments()))
                    : Optional.empty();
        }
        if (node instanceof ExplicitConstructorInvocationStmt invocation && invocation.isThis()) {
            // A constructor stands right in its type.
            return node.getParentNode()
                    .flatMap(Node::getParentNode)
                    .filter(ConstructorDeclaration.class::isInstance)
                    .flatMap(Node::getParentNode)
                    .filter(TypeDeclaration.class::isInstance)
                    .map(declared -> overloads.constructors((TypeDeclaration<?>) declared, invocation.getArguments()));
        }
        return Optional.empty();
    }

    private Optional<Targets> called(MethodCallExpr call) {
        if (call.getScope().isEmpty()) {
            Optional<String> imported = types.classOfStaticCall(call);
            return imported.isPresent() ? inHierarchy(imported.get(), call) : around(call);
        }
        Expression scope = Expressions.bare(call.getScope().get());
        if (scope instanceof ThisExpr self && self.getTypeName().isEmpty()) {
            return around(call);
        }
        if (scope instanceof SuperExpr) {
            return Optional.empty();
        }
        Optional<String> named = types.classNamed(scope);
        if (named.isPresent()) {
            return inHierarchy(named.get(), call);
        }
        Optional<Expression> made = Optional.of(scope)
                .filter(ObjectCreationExpr.class::isInstance)
                .or(() -> locals.valueOf(scope).filter(ObjectCreationExpr.class::isInstance));
        if (made.isPresent()) {
            return onMade((ObjectCreationExpr) made.get(), call);
        }
        return types.withoutInference(scope) instanceof TypeRef.Known type
                ? inHierarchy(type.name(), call)
                : Optional.empty();
    }

    /** An object that was seen being made is of that very class. */
    private Optional<Targets> onMade(ObjectCreationExpr creation, MethodCallExpr call) {
        if (creation.getAnonymousClassBody().isPresent()) {
            List<MethodDeclaration> named =
                    named(creation.getAnonymousClassBody().get(), call);
            if (!named.isEmpty()) {
                return Optional.of(overloads.applicable(named, call.getArguments()));
            }
        }
        if (!(types.resolve(creation.getType(), creation) instanceof TypeRef.Known type)) {
            return Optional.empty();
        }
        boolean before = exact;
        exact = true;
        try {
            return inHierarchy(type.name(), call);
        } finally {
            exact = before;
        }
    }

    /** A method of the innermost class around the call that has one of its name (JLS 15.12.1). */
    private Optional<Targets> around(MethodCallExpr call) {
        boolean onThis = call.getScope().isPresent();
        Node child = call;
        for (Node outer = call.getParentNode().orElse(null);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            Optional<NodeList<BodyDeclaration<?>>> members =
                    child instanceof BodyDeclaration<?> ? membersOf(outer) : Optional.empty();
            if (members.isPresent()) {
                List<MethodDeclaration> named = named(members.get(), call);
                if (!named.isEmpty()) {
                    return outer instanceof TypeDeclaration<?> type
                            ? Optional.of(virtual(type, named, call))
                            : Optional.of(overloads.applicable(named, call.getArguments()));
                }
                Inherited inherited = inherited(outer, call);
                if (inherited.stops() || onThis) {
                    return inherited.targets();
                }
            }
            child = outer;
        }
        return Optional.empty();
    }

    /**
     * What a class inherits under a name.
     *
     * @param stops whether the name means that, or may mean it, so that classes further out are not asked
     */
    private record Inherited(Optional<Targets> targets, boolean stops) {}

    private Inherited inherited(Node type, MethodCallExpr call) {
        if (type instanceof ObjectCreationExpr creation) {
            if (!(types.resolve(creation.getType(), creation) instanceof TypeRef.Known supertype)) {
                return new Inherited(Optional.empty(), true);
            }
            return inheritedFrom(supertype.name(), call);
        }
        if (type instanceof TypeDeclaration<?> declaration) {
            Optional<String> name = declarations.nameOf(declaration);
            return name.map(qualified -> inheritedFrom(qualified, call))
                    .orElseGet(() -> new Inherited(Optional.empty(), true));
        }
        return new Inherited(Optional.empty(), true);
    }

    private Inherited inheritedFrom(String type, MethodCallExpr call) {
        Optional<Targets> targets = inHierarchy(type, call);
        boolean open = declarations.upwards(type).stream()
                .anyMatch(supertype -> !declarations.knows(supertype)
                        || declarations
                                .of(supertype)
                                .filter(this::hasUnknownSupertype)
                                .isPresent()
                        || declarations.declares(
                                supertype,
                                call.getNameAsString(),
                                call.getArguments().size()));
        return new Inherited(targets, targets.isPresent() || open);
    }

    private boolean hasUnknownSupertype(TypeDeclaration<?> type) {
        return type instanceof ClassOrInterfaceDeclaration declared
                && Stream.concat(declared.getExtendedTypes().stream(), declared.getImplementedTypes().stream())
                        .anyMatch(supertype -> !(types.resolve(supertype, type) instanceof TypeRef.Known));
    }

    /** The method that an object of a static type answers with, and those that override it. */
    private Optional<Targets> inHierarchy(String type, MethodCallExpr call) {
        String method = call.getNameAsString();
        for (String supertype : declarations.upwards(type)) {
            Optional<List<MethodFacts>> own = declarations.methods(supertype, method);
            if (own.isPresent()) {
                if (!own.get().isEmpty()) {
                    return declaredIn(supertype, own.get(), call);
                }
            } else if (!declarations.knows(supertype)
                    || declarations.declares(
                            supertype, method, call.getArguments().size())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Targets> declaredIn(String type, List<MethodFacts> named, MethodCallExpr call) {
        boolean body = named.stream()
                .anyMatch(method -> method.takes(call.getArguments().size()) && (overriding || method.hasBody()));
        if (!body) {
            // The name means this class all the same (JLS 15.12.1).
            return Optional.of(new Targets(List.of(), false));
        }
        return declarations.of(type).map(declared -> {
            Targets found = virtual(declared, named(declared.getMembers(), call), call);
            return inheritsOther(type, found, call) ? new Targets(found.bodies(), false) : found;
        });
    }

    /** Whether a type also inherits a method of that name which the found ones do not override: the call may mean it. */
    private boolean inheritsOther(String type, Targets found, MethodCallExpr call) {
        Set<List<String>> signatures = found.bodies().stream()
                .filter(MethodDeclaration.class::isInstance)
                .map(body -> MethodFacts.of((MethodDeclaration) body).parameters())
                .collect(Collectors.toSet());
        return declarations.upwards(type).stream()
                .flatMap(supertype -> declarations.methods(supertype, call.getNameAsString()).stream())
                .flatMap(List::stream)
                .anyMatch(method -> method.takes(call.getArguments().size())
                        && !method.generic()
                        && !signatures.contains(method.parameters()));
    }

    private Targets virtual(TypeDeclaration<?> type, List<MethodDeclaration> named, MethodCallExpr call) {
        Targets found = overloads.applicable(named, call.getArguments());
        if (exact) {
            return found;
        }
        return overriding
                ? overriders.with(
                        type, found, call.getNameAsString(), call.getArguments().size())
                : new Targets(found.bodies(), found.complete() && !Overriders.mayBeOverridden(type, found));
    }

    private static List<MethodDeclaration> named(NodeList<BodyDeclaration<?>> members, MethodCallExpr call) {
        List<MethodDeclaration> found = new ArrayList<>();
        for (BodyDeclaration<?> member : members) {
            if (member instanceof MethodDeclaration method
                    && method.getNameAsString().equals(call.getNameAsString())) {
                found.add(method);
            }
        }
        return found;
    }

    static Optional<NodeList<BodyDeclaration<?>>> membersOf(Node node) {
        if (node instanceof TypeDeclaration<?> type) {
            return Optional.of(type.getMembers());
        }
        if (node instanceof EnumConstantDeclaration constant) {
            return Optional.of(constant.getClassBody());
        }
        return node instanceof ObjectCreationExpr creation ? creation.getAnonymousClassBody() : Optional.empty();
    }

    /** Whether a declaration has code to run. */
    static boolean hasBody(CallableDeclaration<?> callable) {
        return !(callable instanceof MethodDeclaration method)
                || method.getBody().isPresent();
    }
}
