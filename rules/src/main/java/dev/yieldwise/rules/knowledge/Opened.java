package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.ClosedResource.Kind;
import java.util.Optional;

/** What is known of a resource from the way it is opened: whether closing it has an effect, and which. */
final class Opened {
    private static final String JDK = "java.";

    private final Types types;

    Opened(Types types) {
        this.types = types;
    }

    /** The resource of a variable; empty if it is of no known kind, or if closing it has no effect. */
    Optional<Lazy> resource(Node declaration, Expression value) {
        TypeRef declared = types.ofCandidate(declaration);
        Kind kind = declared instanceof TypeRef.Known known ? ClosedResource.TYPES.get(known.name()) : null;
        if (kind == null) {
            return Optional.empty();
        }
        return switch (kind) {
            case STREAM -> Optional.of(stream(value, declaration));
            case GENERATOR -> Optional.of(Lazy.of(kind, AfterClose.FAILS, true, declaration, declaration));
            case STATEMENT, ROWS -> Optional.of(Lazy.of(kind, AfterClose.FAILS, false, declaration, declaration));
            default -> plain(kind, ((TypeRef.Known) declared).name(), value, declaration);
        };
    }

    private Optional<Lazy> plain(Kind kind, String declared, Expression value, Node declaration) {
        Optional<AfterClose> made = made(value);
        AfterClose after = made.orElseGet(() -> ClosedResource.FILTERS.contains(declared)
                ? AfterClose.WORKS
                : ClosedResource.MADE.getOrDefault(declared, AfterClose.FAILS));
        return after == AfterClose.WORKS
                ? Optional.empty()
                : Optional.of(Lazy.of(kind, after, made.isPresent(), declaration, declaration));
    }

    /** What comes of reading from an object after its close, where its class or its maker is seen. */
    private Optional<AfterClose> made(Expression value) {
        Expression bare = Expressions.withoutCasts(value);
        if (bare instanceof ObjectCreationExpr creation) {
            if (creation.getAnonymousClassBody().isPresent() || !(types.of(creation) instanceof TypeRef.Known known)) {
                return Optional.empty();
            }
            if (ClosedResource.FILTERS.contains(known.name())) {
                return creation.getArguments().isEmpty() ? Optional.empty() : made(creation.getArgument(0));
            }
            return Optional.ofNullable(ClosedResource.MADE.get(known.name()));
        }
        if (bare instanceof MethodCallExpr call) {
            return opened(call);
        }
        return source(bare).flatMap(this::made);
    }

    private Optional<AfterClose> opened(MethodCallExpr call) {
        String suffix = "." + call.getNameAsString();
        if (ClosedResource.OPENED.keySet().stream().noneMatch(name -> name.endsWith(suffix))) {
            return Optional.empty();
        }
        return types.classOfStaticCall(call).map(owner -> ClosedResource.OPENED.get(owner + suffix));
    }

    /**
     * A stream of the JDK: the very first stage minds that it is closed, and so do those made of it. A later stage does
     * not tell the first one, so that what is made of it minds only if the source does.
     */
    private Lazy stream(Expression value, Node declaration) {
        Expression bare = Expressions.withoutCasts(value);
        boolean first = true;
        while (bare instanceof MethodCallExpr call
                && call.getScope().isPresent()
                && SingleUse.STREAM.actions().containsKey(call.getNameAsString())
                && ClosedResource.lent(Kind.STREAM, call.getNameAsString()).isPresent()) {
            first = false;
            bare = Expressions.withoutCasts(call.getScope().get());
        }
        Optional<Expression> named = source(bare);
        if (named.isPresent()) {
            Lazy inner = stream(named.get(), declaration);
            return first ? inner : whole(inner.direct(), inner.direct(), inner.sure(), declaration);
        }
        Optional<AfterClose> origin = bare instanceof MethodCallExpr call ? origin(call) : Optional.empty();
        AfterClose direct = origin.orElse(AfterClose.FAILS);
        return whole(first ? AfterClose.FAILS : direct, direct, origin.isPresent(), declaration);
    }

    private static Lazy whole(AfterClose stages, AfterClose direct, boolean sure, Node declaration) {
        return new Lazy(
                Kind.STREAM, Kind.STREAM.noun(), AfterClose.FAILS, stages, direct, sure, declaration, declaration);
    }

    /** What the source of a stream does once the stream is closed; only streams of files care. */
    private Optional<AfterClose> origin(MethodCallExpr call) {
        Optional<AfterClose> opened = opened(call);
        if (opened.isPresent()) {
            return opened;
        }
        Optional<String> owner = types.classOfStaticCall(call);
        TypeRef receiver = owner.<TypeRef>map(TypeRef.Known::new)
                .orElseGet(() ->
                        call.getScope().map(types::of).orElseGet(() -> new TypeRef.Unknown("a method of the file")));
        return receiver instanceof TypeRef.Known known
                        && known.name().startsWith(JDK)
                        && !known.name().startsWith("java.nio.file.")
                ? Optional.of(AfterClose.WORKS)
                : Optional.empty();
    }

    /** The value of a local variable that keeps it. */
    private Optional<Expression> source(Expression bare) {
        return bare instanceof NameExpr
                ? types.declarationOf(bare)
                        .filter(VariableDeclarator.class::isInstance)
                        .map(VariableDeclarator.class::cast)
                        .filter(variable -> !Subject.isField(variable)
                                && !Assigned.later(variable)
                                && Helpers.isBefore(variable, bare))
                        .flatMap(VariableDeclarator::getInitializer)
                : Optional.empty();
    }
}
