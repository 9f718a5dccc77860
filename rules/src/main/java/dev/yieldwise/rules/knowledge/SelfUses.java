package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where code uses the object around it, said or unsaid, and what it needs of that. In doubt it needs the whole: what a
 * superclass may declare is not known here.
 */
final class SelfUses {
    private static final int DEPTH = 2;

    private static final Set<UnaryExpr.Operator> COUNTING = Set.of(
            UnaryExpr.Operator.POSTFIX_INCREMENT,
            UnaryExpr.Operator.POSTFIX_DECREMENT,
            UnaryExpr.Operator.PREFIX_INCREMENT,
            UnaryExpr.Operator.PREFIX_DECREMENT);

    private final Pass pass;
    private final TypeDeclaration<?> self;
    private final Node body;
    private final boolean object;
    private final int depth;
    private final Parts parts;
    private final List<Use> found = new ArrayList<>();

    /**
     * A use.
     *
     * @param part what is needed; empty for a method that needs nothing of its object
     * @param whole whether all of the object is needed
     * @param stable whether the part is the same for ever
     */
    record Use(Node at, String part, boolean whole, boolean stable) {
        static Use ofAll(Node at) {
            return new Use(at, "", true, false);
        }

        static Use ofNothing(Node at) {
            return new Use(at, "", false, true);
        }
    }

    private SelfUses(Pass pass, TypeDeclaration<?> self, Node body, boolean object, int depth) {
        this.pass = pass;
        this.self = self;
        this.body = body;
        this.object = object;
        this.depth = depth;
        this.parts = new Parts(pass);
    }

    /** The uses by a function's code of the object of the class around it. */
    static List<Use> in(Pass pass, Function function, TypeDeclaration<?> self) {
        SelfUses uses = new SelfUses(pass, self, function.body(), function.isObject(), DEPTH);
        function.code().forEach(uses::look);
        return uses.found;
    }

    /** What a call of a method of the class needs of its object. */
    static Use ofCall(Pass pass, TypeDeclaration<?> self, String method, Node at) {
        List<MethodDeclaration> methods = self.getMethodsByName(method);
        return methods.size() != 1
                ? Use.ofAll(at)
                : new SelfUses(pass, self, at, false, DEPTH).needs(methods.get(0), at);
    }

    private void look(Node node) {
        if (node instanceof NameExpr name) {
            name(name);
        } else if (node instanceof FieldAccessExpr access && isSelf(access.getScope())) {
            pass.types()
                    .declarationOf(access)
                    .filter(field -> !(access.getScope() instanceof ThisExpr self
                            && self.getTypeName().isPresent()))
                    .ifPresentOrElse(field -> field(field, access), () -> whole(access));
            return;
        } else if (node instanceof MethodCallExpr call
                && (call.getScope().isEmpty()
                        || call.getScope().filter(SelfUses::isSelf).isPresent())) {
            call(call);
            call.getArguments().forEach(this::look);
            return;
        } else if (node instanceof ThisExpr it && (!object || it.getTypeName().isPresent())
                || node instanceof SuperExpr && !object) {
            whole(node);
        } else if (node instanceof ObjectCreationExpr creation
                && Helpers.innerClass(pass.unit(), creation.getType().getNameAsString(), creation)
                        .isPresent()) {
            whole(node);
        }
        node.getChildNodes().forEach(this::look);
    }

    private static boolean isSelf(Expression scope) {
        return scope instanceof ThisExpr || scope instanceof SuperExpr;
    }

    private void whole(Node at) {
        found.add(Use.ofAll(at));
    }

    private void name(NameExpr name) {
        Optional<Node> declaration = pass.types().declarationOf(name);
        if (declaration.isPresent()) {
            field(declaration.get(), name);
        } else if (!isClassName(name) && mayInherit()) {
            whole(name);
        }
    }

    private static boolean isClassName(NameExpr name) {
        return Character.isUpperCase(name.getNameAsString().charAt(0));
    }

    /** Whether names that nobody declares here may be those of a superclass. */
    private boolean mayInherit() {
        return !(self instanceof ClassOrInterfaceDeclaration type)
                || !type.getExtendedTypes().isEmpty()
                || type.isNestedType();
    }

    private void field(Node declaration, Expression use) {
        boolean own = Helpers.isWithin(declaration, body);
        if (own || !Subject.isField(declaration)) {
            return;
        }
        FieldDeclaration field = (FieldDeclaration) declaration.getParentNode().orElseThrow();
        boolean isStatic = field.isStatic()
                || field.getParentNode()
                        .filter(type -> type instanceof ClassOrInterfaceDeclaration owner && owner.isInterface())
                        .isPresent();
        if (isStatic) {
            return;
        }
        boolean ofSelf = field.getParentNode().filter(owner -> owner == self).isPresent();
        boolean shared = isWritten(use) && !isOnlyHere((VariableDeclarator) declaration);
        found.add(
                ofSelf && !shared
                        ? part((VariableDeclarator) declaration, use).orElseGet(() -> Use.ofAll(use))
                        : Use.ofAll(use));
    }

    private static boolean isWritten(Expression use) {
        return use.getParentNode()
                .filter(outer -> outer instanceof AssignExpr assignment && assignment.getTarget() == use
                        || outer instanceof UnaryExpr unary && COUNTING.contains(unary.getOperator()))
                .isPresent();
    }

    /** Whether nothing but this code uses a field, so that a variable of its own would do. */
    private boolean isOnlyHere(VariableDeclarator field) {
        String name = field.getNameAsString();
        return ((FieldDeclaration) field.getParentNode().orElseThrow()).isPrivate()
                && self
                        .findAll(
                                Expression.class,
                                use -> use instanceof NameExpr it
                                                && it.getNameAsString().equals(name)
                                        || use instanceof FieldAccessExpr access
                                                && access.getNameAsString().equals(name))
                        .stream()
                        .allMatch(use -> Helpers.isWithin(use, body));
    }

    /** What is needed of a field: its value, if that is small, or its size. */
    private Optional<Use> part(VariableDeclarator field, Expression use) {
        boolean fixed = !mayChange(field);
        if (Parts.isSmall(field)) {
            return Optional.of(new Use(use, field.getNameAsString(), false, fixed));
        }
        return parts.of(use, field).map(part -> new Use(use, part.text(), false, fixed && part.stable()));
    }

    private boolean mayChange(VariableDeclarator field) {
        return pass.resultOf(Followed.FIELD_WRITES).mayChange(field)
                || !((FieldDeclaration) field.getParentNode().orElseThrow()).isFinal()
                        && isCounted(field.getNameAsString());
    }

    private boolean isCounted(String field) {
        return self.findFirst(
                        UnaryExpr.class,
                        unary -> COUNTING.contains(unary.getOperator())
                                && unary.getExpression().toString().endsWith(field))
                .isPresent();
    }

    private void call(MethodCallExpr call) {
        boolean isSuper = call.getScope().filter(SuperExpr.class::isInstance).isPresent();
        boolean ofObject = object
                && (isSuper
                        || call.getScope()
                                .filter(scope -> scope instanceof ThisExpr it
                                        && it.getTypeName().isEmpty())
                                .isPresent()
                        || call.getScope().isEmpty() && declaresWithin(call.getNameAsString()));
        if (ofObject) {
            return;
        }
        List<MethodDeclaration> methods = Helpers.named(call);
        boolean ofSelf = !methods.isEmpty()
                && methods.stream()
                        .allMatch(method -> method.getParentNode()
                                .filter(owner -> owner == self)
                                .isPresent());
        if (isSuper
                || methods.size() > 1
                || !methods.isEmpty() && (!ofSelf || object && call.getScope().isEmpty())) {
            // An object's own supertypes may have a method of that name, which would be meant.
            boolean harmless = methods.size() == 1 && methods.get(0).isStatic();
            if (!harmless) {
                whole(call);
            }
            return;
        }
        if (methods.size() == 1) {
            Use use = needs(methods.get(0), call);
            if (!methods.get(0).isStatic()) {
                found.add(use);
            }
        } else if (!object
                        && mayInherit()
                        && pass.types().classOfStaticCall(call).isEmpty()
                || call.getScope().isPresent()) {
            whole(call);
        }
    }

    private boolean declaresWithin(String method) {
        return body.findFirst(
                        MethodDeclaration.class,
                        own -> ((NodeWithSimpleName<?>) own).getNameAsString().equals(method))
                .isPresent();
    }

    private Use needs(MethodDeclaration method, Node at) {
        if (method.isStatic()) {
            return Use.ofNothing(at);
        }
        boolean unknown =
                depth == 0 || method.getBody().isEmpty() || method.isSynchronized() || !Helpers.isSurelyCalled(method);
        if (unknown) {
            return Use.ofAll(at);
        }
        SelfUses within = new SelfUses(pass, self, method, false, depth - 1);
        within.look(method.getBody().get());
        List<String> parts = within.found.stream().map(Use::part).distinct().toList();
        boolean whole = within.found.stream().anyMatch(Use::whole) || parts.size() > 1;
        boolean stable = within.found.stream().allMatch(Use::stable);
        return new Use(at, whole || parts.isEmpty() ? "" : parts.get(0), whole, stable);
    }
}
