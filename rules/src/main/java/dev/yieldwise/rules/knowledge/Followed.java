package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithType;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Analysis;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.typestate.FieldWrites;
import dev.yieldwise.analyzer.typestate.Observation;
import dev.yieldwise.analyzer.typestate.Protocol;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.analyzer.typestate.Typestate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Follows the object of one variable through a body. */
public final class Followed {
    public static final Analysis<FieldWrites> FIELD_WRITES =
            new Analysis<>("field writes", pass -> new FieldWrites(pass.unit()));

    private Followed() {}

    /**
     * The distinct declarations that uses of one name mean: usually one, more where scopes follow each other; and those
     * of the variables whose values they are given.
     */
    public static List<Node> declarations(Pass pass, Body body, List<Expression> uses) {
        return withSources(pass, body, uses, Body.Copy::direct);
    }

    /** The declarations that uses mean, and those of the variables of which their values are made. */
    static List<Node> withOwners(Pass pass, Body body, List<Expression> uses) {
        return withSources(pass, body, uses, copy -> true);
    }

    private static List<Node> withSources(Pass pass, Body body, List<Expression> uses, Predicate<Body.Copy> followed) {
        Set<Site> found = new LinkedHashSet<>();
        uses.forEach(use -> pass.types().declarationOf(use).ifPresent(node -> found.add(new Site(node))));
        boolean more = !found.isEmpty();
        while (more) {
            more = false;
            for (Body.Copy copy : body.copies()) {
                more |= followed.test(copy)
                        && target(pass, copy).filter(found::contains).isPresent()
                        && pass.types()
                                .declarationOf(copy.source())
                                .filter(source -> found.add(new Site(source)))
                                .isPresent();
            }
        }
        return found.stream().map(Site::node).toList();
    }

    private static Optional<Site> target(Pass pass, Body.Copy copy) {
        return copy.target() instanceof Expression name
                ? pass.types().declarationOf(name).map(Site::new)
                : Optional.of(new Site(copy.target()));
    }

    /** What a protocol tells of the object of a variable. */
    public static <S, E> List<Observation<E>> observe(Pass pass, Body body, Node declaration, Protocol<S, E> protocol) {
        return observe(pass, body, Tracked.variable(declaration), protocol);
    }

    /** What a protocol tells of the object of a variable, or of another object's field. */
    public static <S, E> List<Observation<E>> observe(Pass pass, Body body, Tracked tracked, Protocol<S, E> protocol) {
        Node declaration = tracked.declaration();
        FieldWrites fields = fieldWrites(pass, declaration);
        Subject subject = tracked.owner().isPresent()
                ? Subject.fieldOf(tracked.owner().get(), declaration, fields)
                : Subject.of(declaration, body.owner(), fields);
        if (isUsedByLocalClass(body, Subject.nameOf(declaration))) {
            pass.unsaid(declaration, "a local class speaks of it, and may do anything to it at any time");
            return List.of();
        }
        List<Observation<E>> observations = body.cfg(pass)
                .map(cfg -> Typestate.run(cfg, pass.program(), protocol, subject, pass.witness()))
                .orElse(List.of());
        if (observations.isEmpty()) {
            return List.of();
        }
        if (isOfHiddenType(pass, declaration)) {
            pass.unsaid(declaration, "its type may be one that the class inherits, and so another than it seems");
            return List.of();
        }
        NullField nullField = new NullField(pass.types());
        return observations.stream()
                .filter(observation -> !nullField.contradicts(observation))
                .map(observation -> Unboxing.mayPass(observation, pass.types()) ? observation.perhaps() : observation)
                .toList();
    }

    /** Where the fields of the file that declares a variable get their values. */
    public static FieldWrites fieldWrites(Pass pass, Node declaration) {
        CompilationUnit unit = declaration.findCompilationUnit().orElseThrow();
        return unit == pass.unit() ? pass.resultOf(FIELD_WRITES) : new FieldWrites(unit);
    }

    /** The name under which an operation speaks of the variable's object: an alias has its own, a helper none. */
    public static String nameAt(Pass pass, Node operation, Node declaration) {
        return operation instanceof MethodCallExpr call
                        && pass.program().targets(call).isEmpty()
                ? call.getScope()
                        .flatMap(Roots::root)
                        .filter(root -> pass.types().declarationOf(root).isPresent())
                        .map(Roots::nameOf)
                        .orElseGet(() -> Subject.nameOf(declaration))
                : Subject.nameOf(declaration);
    }

    /** A local class may do anything to what it mentions, whenever one of its objects is asked to. */
    private static boolean isUsedByLocalClass(Body body, String variable) {
        return body.owner().findAll(LocalClassDeclarationStmt.class).stream()
                .flatMap(local -> local.findAll(NameExpr.class).stream())
                .anyMatch(name -> name.getNameAsString().equals(variable));
    }

    /**
     * Whether a use cannot mean anything but the variable: between the two stands no class that may inherit a field of
     * that name.
     */
    public static boolean isSurelyMeant(Node use, Node declaration) {
        Set<Site> around = new HashSet<>();
        for (Node outer = declaration;
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            around.add(new Site(outer));
        }
        for (Node outer = use;
                outer != null && !around.contains(new Site(outer));
                outer = outer.getParentNode().orElse(null)) {
            boolean mayInherit = outer instanceof ClassOrInterfaceDeclaration type
                            && !type.getExtendedTypes().isEmpty()
                    || outer instanceof ObjectCreationExpr creation
                            && creation.getAnonymousClassBody().isPresent();
            if (mayInherit) {
                return false;
            }
        }
        return true;
    }

    /** Whether the variable's written type may be an inherited member type, and so another one than it seems. */
    private static boolean isOfHiddenType(Pass pass, Node declaration) {
        return declaration instanceof NodeWithType<?, ?> typed
                && typed.getType() instanceof ClassOrInterfaceType type
                && type.getScope().isEmpty()
                && pass.types().inheritsType(type.getNameAsString(), declaration);
    }
}
