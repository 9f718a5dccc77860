package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be gone through only once, by static type, and which of it may be shared all the same. */
enum Once {
    GENERATOR("generator"),
    STREAM("stream"),
    ITERATOR("iterator");

    /** By name: there is nothing in it, or no end to it. Both can be handed out to anybody. */
    private static final Pattern INEXHAUSTIBLE = Pattern.compile("(?i).*(empty|no_?more|nothing|none|cycle|forever).*");

    private static final String ITERATOR_TYPE = "java.util.Iterator";

    private final String noun;

    Once(String noun) {
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    /** The kind of a type. */
    static Optional<Once> of(TypeRef type, Types types) {
        if (!(type instanceof TypeRef.Known known)) {
            return Optional.empty();
        }
        if (GeneratorApi.GENERATORS.contains(known.name())) {
            return Optional.of(GENERATOR);
        }
        if (SingleUse.STREAM.types().contains(known.name())) {
            return Optional.of(STREAM);
        }
        return types.isA(known, ITERATOR_TYPE) ? Optional.of(ITERATOR) : Optional.empty();
    }

    /** Cheap: whether a written type may be one of a kind, by its simple name. */
    static boolean mayBe(ClassOrInterfaceType type) {
        String end = "." + type.getNameAsString();
        return ITERATOR_TYPE.endsWith(end)
                || GeneratorApi.GENERATORS.stream().anyMatch(name -> name.endsWith(end))
                || SingleUse.STREAM.types().stream().anyMatch(name -> name.endsWith(end));
    }

    /** Whether a method gives the object itself on, or a stage of it, which is as good as the object. */
    boolean isPassedOnBy(String method) {
        return switch (this) {
            case GENERATOR -> GeneratorApi.STAGES.contains(method) || method.equals("iterator");
            case STREAM ->
                SingleUse.STREAM.action(method) == SingleUse.Action.LINKS
                        || method.equals("iterator")
                        || method.equals("parallel")
                        || method.equals("sequential")
                        || method.equals("unordered");
            case ITERATOR -> false;
        };
    }

    /** Whether a value, or its name, says that there is nothing in it, or no end to it. */
    static boolean isInexhaustible(String name, List<Expression> values, Pass pass) {
        return saysInexhaustible(name) || values.stream().anyMatch(value -> isInexhaustible(value, pass));
    }

    static boolean saysInexhaustible(String name) {
        return INEXHAUSTIBLE.matcher(name).matches();
    }

    private static boolean isInexhaustible(Expression value, Pass pass) {
        if (new Endless(pass).in(value).isPresent()) {
            return true;
        }
        for (Expression bare = Expressions.withoutCasts(value); bare instanceof MethodCallExpr call; ) {
            boolean empty =
                    call.getNameAsString().equals("of") && call.getArguments().isEmpty();
            if (empty || INEXHAUSTIBLE.matcher(call.getNameAsString()).matches()) {
                return true;
            }
            bare = call.getScope().map(Expressions::withoutCasts).orElse(null);
        }
        return Expressions.withoutCasts(value) instanceof ObjectCreationExpr creation && hasNothing(creation, pass);
    }

    /** Whether an object is of a class whose hasNext() just says no, or yes. */
    private static boolean hasNothing(ObjectCreationExpr creation, Pass pass) {
        List<? extends Node> members = creation.getAnonymousClassBody().isPresent()
                ? creation.getAnonymousClassBody().get()
                : pass.types()
                        .sourceOf(pass.types().of(creation))
                        .map(type -> type.getMembers())
                        .map(List::copyOf)
                        .orElse(List.of());
        return INEXHAUSTIBLE.matcher(creation.getType().getNameAsString()).matches()
                || members.stream()
                        .filter(MethodDeclaration.class::isInstance)
                        .map(MethodDeclaration.class::cast)
                        .filter(method -> method.getNameAsString().equals("hasNext"))
                        .flatMap(method -> method.getBody().stream())
                        .anyMatch(body -> body.getStatements().size() == 1
                                && body.getStatement(0) instanceof ReturnStmt back
                                && back.getExpression()
                                        .filter(Expression::isBooleanLiteralExpr)
                                        .isPresent());
    }
}
