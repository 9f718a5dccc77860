package dev.yieldwise.analyzer.suppression;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.expr.NormalAnnotationExpr;
import com.github.javaparser.ast.expr.SingleMemberAnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.suppression.Request.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads {@code @SuppressWarnings}. Of its strings it takes the names of rules, with {@code yieldwise:} before them or not,
 * {@code yieldwise} for all of them and {@code all}; the others are other tools'.
 */
final class Annotations {
    private static final String PREFIX = Request.OURS + ":";

    private final SourceFile file;
    private final Set<String> rules;

    Annotations(SourceFile file, Set<String> rules) {
        this.file = file;
        this.rules = rules;
    }

    List<Request> in(CompilationUnit unit) {
        List<Request> requests = new ArrayList<>();
        for (SingleMemberAnnotationExpr annotation : Nodes.of(unit).all(SingleMemberAnnotationExpr.class)) {
            read(annotation, annotation.getMemberValue()).ifPresent(requests::add);
        }
        for (NormalAnnotationExpr annotation : Nodes.of(unit).all(NormalAnnotationExpr.class)) {
            annotation.getPairs().stream()
                    .filter(pair -> pair.getNameAsString().equals("value"))
                    .map(MemberValuePair::getValue)
                    .findFirst()
                    .flatMap(value -> read(annotation, value))
                    .ifPresent(requests::add);
        }
        return requests;
    }

    private Optional<Request> read(AnnotationExpr annotation, Expression value) {
        if (!annotation.getName().getIdentifier().equals("SuppressWarnings")) {
            return Optional.empty();
        }
        List<Expression> elements =
                value instanceof ArrayInitializerExpr array ? List.copyOf(array.getValues()) : List.of(value);
        List<Name> names =
                elements.stream().flatMap(element -> ours(element).stream()).toList();
        if (names.isEmpty() || annotation.getParentNode().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Request(
                Sources.rangeOf(annotation),
                names,
                Cover.within(Sources.rangeOf(annotation.getParentNode().get())),
                "",
                new Written(annotation, value, elements)));
    }

    private Optional<Name> ours(Expression element) {
        if (!(element instanceof StringLiteralExpr literal)) {
            return Optional.empty();
        }
        String text = literal.getValue();
        Range range = Sources.rangeOf(literal);
        if (text.equals(Request.ALL) || text.equals(Request.OURS)) {
            return Optional.of(Name.ofAll(text, range));
        }
        boolean marked = text.startsWith(PREFIX);
        String name = marked ? text.substring(PREFIX.length()) : text;
        return marked || rules.contains(name) ? Optional.of(Name.ofRule(name, range)) : Optional.empty();
    }

    /** An annotation whose other names must stay. */
    private final class Written implements Request.Form {
        private final AnnotationExpr annotation;
        private final Expression value;
        private final List<Expression> elements;

        Written(AnnotationExpr annotation, Expression value, List<Expression> elements) {
            this.annotation = annotation;
            this.value = value;
            this.elements = elements;
        }

        @Override
        public boolean canGiveReason() {
            return false;
        }

        @Override
        public Optional<TextEdit> without(Collection<Name> some) {
            if (!Sources.commentsIn(annotation).isEmpty()) {
                return Optional.empty();
            }
            List<String> left = elements.stream()
                    .map(Sources::rangeOf)
                    .filter(range ->
                            some.stream().noneMatch(name -> name.range().equals(range)))
                    .map(file::text)
                    .toList();
            if (left.isEmpty()) {
                return Optional.of(Removal.of(file, Sources.rangeOf(annotation)));
            }
            String rest = left.size() == 1 ? left.get(0) : left.stream().collect(Collectors.joining(", ", "{", "}"));
            return Optional.of(new TextEdit(Sources.rangeOf(value), rest));
        }
    }
}
