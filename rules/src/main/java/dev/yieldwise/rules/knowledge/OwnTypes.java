package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.types.Marks;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a team says of its own types: by the annotations of the runtime, in sources or in class files, and by the configuration. It
 * holds for subtypes as well; only a constructor is no other class's.
 */
public final class OwnTypes {
    public static final Analysis<OwnTypes> ANALYSIS = new Analysis<>("own types", OwnTypes::new);

    private static final Contract NOTHING = new Contract(Set.of(), Set.of(), Set.of());

    private final Pass pass;
    private final Types types;
    private final boolean annotated;
    private final Map<String, Contract> known = new HashMap<>();

    private OwnTypes(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.annotated = pass.file().text().contains(GeneratorApi.ANNOTATIONS)
                || types.isFound(new TypeRef.Known(GeneratorApi.SINGLE_USE));
    }

    /** Whether anything may be said of any type; most programs say nothing, and nothing more is asked then. */
    boolean speak() {
        return annotated || !pass.contracts().isEmpty();
    }

    /** The kind of an object that can be gone through once, by its static type. */
    public Optional<SingleUse> singleUse(String type) {
        Set<String> methods = of(type).singleUse();
        return methods.isEmpty() ? Optional.empty() : Optional.of(SingleUse.own(type, methods));
    }

    /** Whether some method changes what an object of a type holds. */
    public boolean mutates(TypeRef type) {
        return !of(type).mutates().isEmpty();
    }

    /** Whether a call on an object of a type changes what it holds. */
    public boolean mutates(TypeRef type, MethodCallExpr call) {
        return names(
                of(type).mutates(), call.getNameAsString(), call.getArguments().size());
    }

    /** Whether what a creation makes must be closed. */
    boolean mustClose(ObjectCreationExpr creation) {
        return speak()
                && creation.getAnonymousClassBody().isEmpty()
                && types.withoutInference(creation) instanceof TypeRef.Known made
                && names(
                        of(made).mustClose(),
                        Marks.CONSTRUCTOR,
                        creation.getArguments().size())
                && types.isA(made, "java.lang.AutoCloseable");
    }

    /** Whether what a call returns must be closed. */
    boolean mustClose(MethodCallExpr call) {
        return speak()
                && mayBeClosed(call)
                && owners(call)
                        .anyMatch(type -> names(
                                of(type).mustClose(),
                                call.getNameAsString(),
                                call.getArguments().size()))
                && types.isA(types.withoutInference(call), "java.lang.AutoCloseable");
    }

    /** Whether objects of a type, made by its constructors, must be closed. */
    boolean mustClose(TypeRef type) {
        return of(type).mustClose().stream().anyMatch(mark -> mark.startsWith(Marks.CONSTRUCTOR))
                && types.isA(type, "java.lang.AutoCloseable");
    }

    /** By where it stands alone: what is compared, returned or handed on at once is nobody's here to close. */
    private static boolean mayBeClosed(MethodCallExpr call) {
        Node user = call.getParentNode().orElse(null);
        while (user instanceof EnclosedExpr || user instanceof CastExpr) {
            user = user.getParentNode().orElse(null);
        }
        if (user instanceof VariableDeclarator variable) {
            return variable.getType().isClassOrInterfaceType()
                    || variable.getType().isVarType();
        }
        return user instanceof AssignExpr
                || user instanceof ForEachStmt
                || user instanceof ExpressionStmt
                || user instanceof ConditionalExpr
                || user instanceof MethodCallExpr next
                        && next.getScope().isPresent()
                        && !next.getArguments().contains(call);
    }

    /** The types whose method may be called: without a receiver, that of any class around it. */
    private Stream<String> owners(MethodCallExpr call) {
        Optional<String> ofStatic = types.classOfStaticCall(call);
        if (ofStatic.isPresent() || call.getScope().isEmpty()) {
            return ofStatic.map(Stream::of).orElseGet(() -> around(call));
        }
        return types.withoutInference(call.getScope().get()) instanceof TypeRef.Known known
                ? Stream.of(known.name())
                : Stream.empty();
    }

    private static Stream<String> around(Node node) {
        return Stream.iterate(node.getParentNode(), Optional::isPresent, outer -> outer.flatMap(Node::getParentNode))
                .flatMap(Optional::stream)
                .filter(TypeDeclaration.class::isInstance)
                .flatMap(type -> ((TypeDeclaration<?>) type).getFullyQualifiedName().stream());
    }

    private static boolean names(Set<String> marks, String method, int arguments) {
        return marks.contains(method) || marks.contains(Marks.of(method, arguments, false));
    }

    private Contract of(TypeRef type) {
        return type instanceof TypeRef.Known named ? of(named.name()) : NOTHING;
    }

    private Contract of(String type) {
        return speak() ? known.computeIfAbsent(type, this::read) : NOTHING;
    }

    private Contract read(String type) {
        Set<String> singleUse = new HashSet<>();
        Set<String> mustClose = new HashSet<>();
        Set<String> mutates = new HashSet<>();
        for (String each : types.types().supertypes(type)) {
            Contract said = pass.contracts().getOrDefault(each, NOTHING);
            singleUse.addAll(said.singleUse());
            mustClose.addAll(said.mustClose());
            mutates.addAll(said.mutates());
            if (annotated && !each.startsWith("java.")) {
                singleUse.addAll(marked(each, GeneratorApi.SINGLE_USE, "iterator"));
                mutates.addAll(types.types().marked(each, GeneratorApi.MUTATES));
                Set<String> closed = marked(each, GeneratorApi.MUST_CLOSE, Marks.CONSTRUCTOR);
                mustClose.addAll(each.equals(type) ? closed : inherited(closed));
            }
        }
        return singleUse.isEmpty() && mustClose.isEmpty() && mutates.isEmpty()
                ? NOTHING
                : new Contract(singleUse, mustClose, mutates);
    }

    /** @param whole what an annotation of the type itself stands for */
    private Set<String> marked(String type, String annotation, String whole) {
        return types.types().marked(type, annotation).stream()
                .map(mark -> mark.equals(Marks.TYPE) ? whole : mark)
                .collect(Collectors.toSet());
    }

    private static Set<String> inherited(Set<String> marks) {
        return marks.stream()
                .filter(mark -> !mark.startsWith(Marks.CONSTRUCTOR + "/"))
                .collect(Collectors.toSet());
    }
}
