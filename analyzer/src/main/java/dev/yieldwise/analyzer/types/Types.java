package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of one file's expressions and variables. Belongs to one thread. */
public final class Types {
    private final Classes classes;
    private final SourceTypes sourceTypes;
    private final TypeNames names;
    private final Map<Expression, TypeRef> ofExpressions = new IdentityHashMap<>();
    private final Map<Node, TypeRef> ofDeclarations = new IdentityHashMap<>();
    private final Map<Node, Optional<Node>> declarations = new IdentityHashMap<>();
    private final Enclosing enclosing;
    private final Map<String, Optional<String>> written = new HashMap<>();
    private final Declarations types;
    private final Members members;
    private final Inference inference;
    private boolean mayAskSolver = true;
    private long asked;
    private long answered;

    private Types(Classes classes, SourceTypes sourceTypes, CompilationUnit unit) {
        this.classes = classes;
        this.sourceTypes = sourceTypes;
        this.inference = new Inference(classes, sourceTypes);
        this.members = new Members(classes, sourceTypes);
        this.names = new TypeNames(ImportScope.of(unit), classes, sourceTypes);
        this.enclosing = new Enclosing(names.scope().packageName());
        this.types = new Declarations(this, unit, classes, sourceTypes, this::ofForeign);
    }

    /** The symbol solver is left out for other files: what they are asked for must be cheap. */
    private Types ofForeign(CompilationUnit unit) {
        Types foreign = new Types(classes, sourceTypes, unit);
        foreign.mayAskSolver = false;
        return foreign;
    }

    /** Makes the types of one file after the other, for one thread. */
    public static final class Factory {
        private final Classes classes;
        private final SourceTypes sourceTypes;

        public Factory(Classes classes, Sources sources) {
            this.classes = classes;
            this.sourceTypes = new SourceTypes(sources);
        }

        /** Reads the file that is to be looked at; not again if another one has just led to it. */
        public Parsed parse(Path file) {
            return sourceTypes.parse(file);
        }

        public Types of(Path file, CompilationUnit unit) {
            sourceTypes.own(file, unit);
            classes.offer(file, unit);
            return new Types(classes, sourceTypes, unit);
        }
    }

    /**
     * The type of a receiver that decides whether a rule looks at it; counted, so that a report can say for what share the
     * answer was known.
     */
    public TypeRef ofCandidate(Node declarationOrExpression) {
        TypeRef answer = declarationOrExpression instanceof Expression expression && !isDeclaration(expression)
                ? of(expression)
                : ofDeclaration(declarationOrExpression);
        asked++;
        answered += answer instanceof TypeRef.Known ? 1 : 0;
        return answer;
    }

    private static boolean isDeclaration(Expression expression) {
        return expression instanceof TypePatternExpr;
    }

    /** The declarations of types that the file leads to. Nodes of theirs may be asked for here like the file's own. */
    public Declarations types() {
        return types;
    }

    /** The static type of an expression. */
    public TypeRef of(Expression expression) {
        TypeRef known = ofExpressions.get(expression);
        if (known == null) {
            Types home = types.homeOf(expression);
            known = home == this ? compute(expression) : home.of(expression);
            if (mayAskSolver || known instanceof TypeRef.Known) {
                ofExpressions.put(expression, known);
            }
        }
        return known;
    }

    /** The static type of an expression, if it takes no inference. */
    public TypeRef withoutInference(Expression expression) {
        boolean before = mayAskSolver;
        mayAskSolver = false;
        try {
            return of(expression);
        } finally {
            mayAskSolver = before;
        }
    }

    /** The declaration that a name or {@code this.name} means: VariableDeclarator, Parameter or TypePatternExpr. */
    public Optional<Node> declarationOf(Expression use) {
        Expression bare = Expressions.bare(use);
        Optional<Node> known = declarations.get(bare);
        if (known == null) {
            known = Scopes.declarationOf(bare);
            declarations.put(bare, known);
        }
        return known;
    }

    /** The declared or inferred type of a VariableDeclarator, Parameter or TypePatternExpr. */
    public TypeRef ofDeclaration(Node declaration) {
        TypeRef known = ofDeclarations.get(declaration);
        if (known == null) {
            // Guards against a variable whose initializer mentions itself.
            ofDeclarations.put(declaration, new TypeRef.Unknown("its type depends on itself"));
            Types home = types.homeOf(declaration);
            known = home == this ? computeDeclaration(declaration) : home.ofDeclaration(declaration);
            if (mayAskSolver || known instanceof TypeRef.Known) {
                ofDeclarations.put(declaration, known);
            } else {
                ofDeclarations.remove(declaration);
            }
        }
        return known;
    }

    /** Whether a known type is the named one or a subtype of it. */
    public boolean isA(TypeRef type, String supertype) {
        return type instanceof TypeRef.Known known
                && (known.name().equals(supertype)
                        || classes.hierarchy(known.name(), sourceTypes)
                                .supertypes()
                                .contains(supertype));
    }

    /** Whether the class that a type names was found, so that it is known what it is. */
    public boolean isFound(TypeRef type) {
        return type instanceof TypeRef.Known known
                && classes.find(known.name(), sourceTypes).isPresent();
    }

    /** Whether the class is final, so that its objects are of exactly this class. */
    public boolean isFinal(TypeRef type) {
        return type instanceof TypeRef.Known known
                && classes.find(known.name(), sourceTypes)
                        .map(ClassFacts::isFinal)
                        .orElse(false);
    }

    /** The declaration of a type of the sources under check; its tree may be another file's. */
    public Optional<TypeDeclaration<?>> sourceOf(TypeRef type) {
        return type instanceof TypeRef.Known known
                ? sourceTypes.declaration(known.name(), classes.sources()).map(SourceTypes.Declared::type)
                : Optional.empty();
    }

    /** The type of a field of a class, inherited ones included. */
    public TypeRef ofField(TypeRef owner, String field) {
        return members.field(owner, field);
    }

    /** A type as written, where it is written. */
    public TypeRef resolve(Type type, Node where) {
        Types home = types.homeOf(where);
        if (home != this) {
            return home.resolve(type, where);
        }
        String name = WrittenType.written(type, Set.of());
        if (name.isEmpty()) {
            return new TypeRef.Unknown("no class type: " + type);
        }
        if (Enclosing.isTypeVariable(name, where)) {
            return new TypeRef.Unknown("a type variable: " + name);
        }
        if (Enclosing.isLocalClass(name, where)) {
            return new TypeRef.Unknown("a local class: " + name);
        }
        return resolveName(name, where)
                .<TypeRef>map(TypeRef.Known::new)
                .orElseGet(() -> new TypeRef.Unknown("no such class: " + name));
    }

    /**
     * Whether a class around a place inherits a member type of that name, which hides an imported one (JLS 6.4.1).
     * {@link #resolve} does not ask, since that would read the supertypes of every class; who is about to report does.
     */
    public boolean inheritsType(String simpleName, Node where) {
        Types home = types.homeOf(where);
        return home.names.inherited(simpleName, home.enclosing.of(where)).isPresent();
    }

    /** The class that an expression names, as the scope of a static call does: {@code Files} in {@code Files.lines(p)}. */
    public Optional<String> classNamed(Expression expression) {
        if (expression instanceof NameExpr name && declarationOf(name).isEmpty()) {
            return resolveName(name.getNameAsString(), name);
        }
        if (expression instanceof FieldAccessExpr access && isQualifiedName(access)) {
            String text = access.toString();
            return resolveName(text, access).filter(name -> classes.exists(name, sourceTypes));
        }
        return Optional.empty();
    }

    /**
     * The class whose static method a call names, by {@code Class.method(..)} or by a static import.
     *
     * @return empty for calls on objects and for methods of the file's own classes
     */
    public Optional<String> classOfStaticCall(MethodCallExpr call) {
        return call.getScope().isPresent()
                ? classNamed(Expressions.bare(call.getScope().get()))
                : Optional.ofNullable(
                                types.homeOf(call).names.scope().staticMembers().get(call.getNameAsString()))
                        .filter(owner -> !Enclosing.declaresMethod(call));
    }

    public long solverCalls() {
        return inference.calls();
    }

    public long candidates() {
        return asked;
    }

    public long knownCandidates() {
        return answered;
    }

    /** Lets go of what the symbol solver keeps in static maps. */
    public void close() {
        inference.close();
    }

    private TypeRef compute(Expression expression) {
        Expression bare = Expressions.bare(expression);
        TypeRef own = withoutSolver(bare);
        return own instanceof TypeRef.Known || !mayAskSolver ? own : inference.of(bare, own, enclosing.of(bare));
    }

    private TypeRef withoutSolver(Expression bare) {
        if (bare instanceof NameExpr || bare instanceof FieldAccessExpr) {
            Optional<Node> declaration = declarationOf(bare);
            return declaration.map(this::ofDeclaration).orElseGet(() -> ofForeignField(bare));
        }
        if (bare instanceof ObjectCreationExpr creation) {
            return resolve(creation.getType(), creation);
        }
        if (bare instanceof CastExpr cast) {
            return resolve(cast.getType(), cast);
        }
        if (bare instanceof MethodCallExpr call) {
            return ofCall(call);
        }
        if (bare instanceof AssignExpr assignment) {
            return of(assignment.getTarget());
        }
        if (bare instanceof ConditionalExpr choice) {
            TypeRef then = of(choice.getThenExpr());
            return then.equals(of(choice.getElseExpr())) ? then : new TypeRef.Unknown("two types meet");
        }
        if (bare instanceof StringLiteralExpr || bare instanceof TextBlockLiteralExpr) {
            return new TypeRef.Known("java.lang.String");
        }
        if (bare instanceof ThisExpr self && self.getTypeName().isEmpty()) {
            List<String> around = enclosing.of(bare);
            return around.isEmpty() ? new TypeRef.Unknown("no class around") : new TypeRef.Known(around.get(0));
        }
        return new TypeRef.Unknown("not a name, call or creation");
    }

    private TypeRef computeDeclaration(Node declaration) {
        if (declaration instanceof VariableDeclarator variable) {
            if (!variable.getType().isVarType()
                    && !variable.getType().asString().equals("var")) {
                return resolve(variable.getType(), variable);
            }
            if (variable.getInitializer().isPresent()) {
                return of(variable.getInitializer().get());
            }
            return new TypeRef.Unknown("the var of a for-each loop, which takes inference");
        }
        if (declaration instanceof Parameter parameter) {
            if (parameter.isVarArgs()) {
                return new TypeRef.Unknown("an array");
            }
            return parameter.getType().isUnknownType()
                            || parameter.getType().asString().equals("var")
                    ? new TypeRef.Unknown("a lambda parameter without written type")
                    : resolve(parameter.getType(), parameter);
        }
        if (declaration instanceof TypePatternExpr pattern) {
            return resolve(pattern.getType(), pattern);
        }
        return new TypeRef.Unknown("not a variable");
    }

    private TypeRef ofForeignField(Expression bare) {
        if (bare instanceof FieldAccessExpr access) {
            TypeRef scope = classNamed(access.getScope())
                    .<TypeRef>map(TypeRef.Known::new)
                    .orElseGet(() -> withoutSolver(Expressions.bare(access.getScope())));
            return members.field(scope, access.getNameAsString());
        }
        return members.field(enclosing.of(bare), ((NameExpr) bare).getNameAsString());
    }

    private TypeRef ofCall(MethodCallExpr call) {
        String method = call.getNameAsString();
        int arguments = call.getArguments().size();
        if (call.getScope().isEmpty()) {
            return members.result(enclosing.of(call), method, arguments);
        }
        Expression scope = call.getScope().get();
        TypeRef receiver = classNamed(scope).<TypeRef>map(TypeRef.Known::new).orElseGet(() -> of(scope));
        return members.result(receiver, method, arguments);
    }

    private Optional<String> resolveName(String name, Node where) {
        Types home = types.homeOf(where);
        if (home != this) {
            return home.resolveName(name, where);
        }
        List<String> around = enclosing.of(where);
        String key = (around.isEmpty() ? "" : around.get(0)) + " " + name;
        Optional<String> known = written.get(key);
        if (known == null) {
            known = names.resolve(name, around);
            written.put(key, known);
        }
        return known;
    }

    private static boolean isQualifiedName(FieldAccessExpr access) {
        return access.getScope() instanceof NameExpr
                || access.getScope() instanceof FieldAccessExpr inner && isQualifiedName(inner);
    }
}
