package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a function captures of which it needs little or nothing. */
public final class Captures {
    private final Pass pass;
    private final Parts parts;

    public Captures(Pass pass) {
        this.pass = pass;
        this.parts = new Parts(pass);
    }

    public List<Capture> of(Function function) {
        List<Capture> found = new ArrayList<>();
        if (function.node() instanceof MethodReferenceExpr reference) {
            reference(reference, function).ifPresent(found::add);
            return found;
        }
        variables(function)
                .forEach((variable, uses) -> little(variable.node(), uses).ifPresent(found::add));
        function.self().flatMap(self -> self(function, self)).ifPresent(found::add);
        return found;
    }

    private Optional<Capture> reference(MethodReferenceExpr reference, Function function) {
        Expression scope = Expressions.bare(reference.getScope());
        if (scope instanceof ThisExpr) {
            return function.self().flatMap(self -> {
                SelfUses.Use use = SelfUses.ofCall(pass, self, reference.getIdentifier(), reference);
                return use.whole()
                        ? Optional.empty()
                        : Optional.of(Capture.ofThis(self, List.of(reference), use.part(), use.stable()));
            });
        }
        return pass.types()
                .declarationOf(scope)
                .filter(variable -> !Subject.isField(variable) || isOfObject(variable))
                .flatMap(variable -> parts.of(reference.getScope(), variable)
                        .map(part -> Capture.of(variable, List.of(reference), part.text(), part.stable())));
    }

    /** A static field keeps its value in any case. */
    private static boolean isOfObject(Node field) {
        return field.getParentNode()
                .filter(declaration -> declaration instanceof FieldDeclaration around && !around.isStatic())
                .isPresent();
    }

    /** The local variables and parameters of the code around, with their uses. */
    private Map<Site, List<Expression>> variables(Function function) {
        Map<Site, List<Expression>> uses = new LinkedHashMap<>();
        for (Node code : function.code()) {
            code.walk(Expression.class, use -> {
                if (use instanceof NameExpr || use instanceof TypeExpr) {
                    pass.types()
                            .declarationOf(use)
                            .filter(declaration ->
                                    !Subject.isField(declaration) && !Helpers.isWithin(declaration, function.body()))
                            .ifPresent(
                                    declaration -> uses.computeIfAbsent(new Site(declaration), key -> new ArrayList<>())
                                            .add(use));
                }
            });
        }
        return uses;
    }

    private Optional<Capture> little(Node variable, List<Expression> uses) {
        Optional<Parts.Part> part = Optional.empty();
        for (Expression use : uses) {
            Optional<Parts.Part> needed = parts.of(use, variable);
            boolean asked = needed.filter(Parts.Part::isNothing).isPresent();
            if (needed.isEmpty()
                    || !asked
                            && part.isPresent()
                            && !part.get().text().equals(needed.get().text())) {
                return Optional.empty();
            }
            part = asked ? part : needed;
        }
        return part.map(needed -> Capture.of(variable, List.copyOf(uses), needed.text(), needed.stable()));
    }

    private Optional<Capture> self(Function function, TypeDeclaration<?> self) {
        List<SelfUses.Use> uses = SelfUses.in(pass, function, self);
        if (uses.isEmpty()) {
            return function.isObject()
                    ? Optional.of(Capture.ofThis(self, List.of(function.node()), "", false))
                    : Optional.empty();
        }
        List<String> needed = uses.stream().map(SelfUses.Use::part).distinct().toList();
        boolean little = uses.stream().noneMatch(SelfUses.Use::whole)
                && needed.stream().filter(part -> !part.isEmpty()).count() <= 1;
        return little
                ? Optional.of(Capture.ofThis(
                        self,
                        uses.stream().map(SelfUses.Use::at).toList(),
                        needed.stream()
                                .filter(part -> !part.isEmpty())
                                .findFirst()
                                .orElse(""),
                        uses.stream().allMatch(SelfUses.Use::stable)))
                : Optional.empty();
    }
}
