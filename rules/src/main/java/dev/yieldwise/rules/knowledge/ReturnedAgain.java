package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.FieldWrites;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Methods that do nothing but return one single-use object, the same each time: {@code iterator()} of an Iterable, and
 * those of which the whole program has one.
 */
final class ReturnedAgain {
    /** An Iterable that is one of these is openly gone through once. */
    private static final List<String> OPENLY_ONCE =
            List.of("java.util.Iterator", "java.util.stream.BaseStream", "java.lang.AutoCloseable");

    private static final String ITERATOR = "java.util.Iterator";
    private static final String ITERABLE = "java.lang.Iterable";
    private static final String ITERATOR_METHOD = "iterator";

    private final Pass pass;
    private final Types types;
    private final List<Handout> found = new ArrayList<>();

    private ReturnedAgain(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
    }

    static List<Handout> in(Pass pass) {
        ReturnedAgain again = new ReturnedAgain(pass);
        Nodes nodes = Nodes.of(pass.unit());
        nodes.all(MethodDeclaration.class).forEach(again::look);
        nodes.all(RecordDeclaration.class).forEach(again::look);
        nodes.all(FieldDeclaration.class).forEach(again::look);
        return again.found;
    }

    private void look(MethodDeclaration method) {
        boolean named = method.getType() instanceof ClassOrInterfaceType type
                && (Once.mayBe(type) || method.getNameAsString().equals(ITERATOR_METHOD));
        if (!named || method.isPrivate() || method.getBody().isEmpty()) {
            return;
        }
        List<Statement> statements = method.getBody().get().getStatements();
        if (statements.isEmpty()
                || !(statements.get(statements.size() - 1) instanceof ReturnStmt back)
                || back.getExpression().isEmpty()) {
            return;
        }
        Expression value = back.getExpression().get();
        Optional<Expression> root = Roots.root(value);
        if (root.isEmpty()
                || !statements.subList(0, statements.size() - 1).stream()
                        .allMatch(statement -> makesAtFirst(statement, Roots.nameOf(root.get())))) {
            return;
        }
        Helpers.declarationOf(root.get(), pass).ifPresent(held -> look(method, back, value, held));
    }

    private void look(MethodDeclaration method, ReturnStmt back, Expression value, Node held) {
        Optional<Once> kind = Once.of(types.ofCandidate(held), types);
        if (kind.isEmpty() || !givesOn(value, kind.get())) {
            return;
        }
        boolean iterates = isIterator(method);
        if (!iterates && !isOnlyOne(held)) {
            return;
        }
        if (isShareable(held, back, iterates)) {
            return;
        }
        Node type = method.getParentNode().orElseThrow();
        boolean adapts = type instanceof ObjectCreationExpr && held instanceof Parameter;
        found.add(new Handout(
                Handout.Way.METHOD,
                back,
                Optional.of(held),
                kind.get().noun(),
                Subject.nameOf(held),
                method.getNameAsString(),
                isSurelyOne(held),
                adapts));
    }

    /** A record whose component is called iterator has the method for nothing. */
    private void look(RecordDeclaration type) {
        for (Parameter component : type.getParameters()) {
            boolean declared = !type.getMethodsByName(ITERATOR_METHOD).isEmpty();
            if (component.getNameAsString().equals(ITERATOR_METHOD)
                    && !declared
                    && isIterable(type.getImplementedTypes())
                    && Once.of(types.ofCandidate(component), types).isPresent()
                    && !isMeant(component)) {
                found.add(new Handout(
                        Handout.Way.METHOD,
                        component,
                        Optional.empty(),
                        Once.ITERATOR.noun(),
                        ITERATOR_METHOD,
                        ITERATOR_METHOD,
                        true,
                        false));
            }
        }
    }

    /** A static field that other classes can read is handed out without a method. */
    private void look(FieldDeclaration field) {
        if (!field.isStatic() || !field.isFinal() || field.isPrivate()) {
            return;
        }
        for (VariableDeclarator variable : field.getVariables()) {
            Optional<Once> kind = variable.getType() instanceof ClassOrInterfaceType type && Once.mayBe(type)
                    ? Once.of(types.ofCandidate(variable), types)
                    : Optional.empty();
            // most iterators in constants are of own classes that never end or never begin
            if (kind.isPresent() && kind.get() != Once.ITERATOR && !isShareable(variable, variable, false)) {
                found.add(new Handout(
                        Handout.Way.FIELD,
                        variable,
                        Optional.empty(),
                        kind.get().noun(),
                        variable.getNameAsString(),
                        "",
                        true,
                        false));
            }
        }
    }

    /** Whether a statement makes the object where there is none yet: {@code if (rows == null) rows = read();} */
    private static boolean makesAtFirst(Statement statement, String name) {
        return statement instanceof IfStmt choice
                && choice.getElseStmt().isEmpty()
                && isNullTest(choice.getCondition(), name)
                && onlyIn(choice.getThenStmt())
                        .filter(inner -> inner instanceof ExpressionStmt expression
                                && expression.getExpression() instanceof AssignExpr assignment
                                && isField(assignment.getTarget(), name))
                        .isPresent();
    }

    private static Optional<Statement> onlyIn(Statement body) {
        if (!(body instanceof BlockStmt block)) {
            return Optional.of(body);
        }
        return block.getStatements().size() == 1 ? Optional.of(block.getStatement(0)) : Optional.empty();
    }

    private static boolean isNullTest(Expression condition, String name) {
        return Expressions.bare(condition) instanceof BinaryExpr test
                && test.getOperator() == BinaryExpr.Operator.EQUALS
                && isField(test.getLeft(), name)
                && test.getRight().isNullLiteralExpr();
    }

    private static boolean isField(Expression expression, String name) {
        String text = Expressions.bare(expression).toString();
        return text.equals(name) || text.equals("this." + name);
    }

    /** Whether what is returned is the object itself, or what is left of it. */
    private static boolean givesOn(Expression value, Once kind) {
        Expression bare = Expressions.withoutCasts(value);
        while (bare instanceof MethodCallExpr call) {
            if (!kind.isPassedOnBy(call.getNameAsString())) {
                return false;
            }
            bare = Expressions.withoutCasts(call.getScope().orElseThrow());
        }
        return true;
    }

    /** Whether a method is the one by which loops begin. */
    private boolean isIterator(MethodDeclaration method) {
        if (!method.getNameAsString().equals(ITERATOR_METHOD)
                || !method.getParameters().isEmpty()) {
            return false;
        }
        Node type = method.getParentNode().orElseThrow();
        if (type instanceof ObjectCreationExpr creation) {
            return isIterable(List.of(creation.getType()));
        }
        List<ClassOrInterfaceType> supertypes = new ArrayList<>();
        if (type instanceof ClassOrInterfaceDeclaration named) {
            supertypes.addAll(named.getExtendedTypes());
            supertypes.addAll(named.getImplementedTypes());
        } else if (type instanceof RecordDeclaration named) {
            supertypes.addAll(named.getImplementedTypes());
        } else if (type instanceof EnumDeclaration named) {
            supertypes.addAll(named.getImplementedTypes());
        }
        return isIterable(supertypes)
                && (!(type instanceof TypeDeclaration<?> named)
                        || named.getMethodsByName("close").isEmpty());
    }

    private boolean isIterable(List<ClassOrInterfaceType> supertypes) {
        List<TypeRef> resolved =
                supertypes.stream().map(type -> types.resolve(type, type)).toList();
        return resolved.stream().anyMatch(type -> types.isA(type, ITERABLE))
                && resolved.stream().noneMatch(type -> OPENLY_ONCE.stream().anyMatch(once -> types.isA(type, once)));
    }

    /** Whether the program has one of the variable, so that all its parts get the same object. */
    private static boolean isOnlyOne(Node held) {
        return held.getParentNode().orElse(null) instanceof FieldDeclaration field
                && (field.isStatic()
                        || Helpers.typeAround(field)
                                .filter(Singletons::isSingleton)
                                .isPresent());
    }

    /** Whether nobody is harmed, or whoever asks has been told. */
    private boolean isShareable(Node held, Node at, boolean iterates) {
        List<Expression> values = valuesOf(held);
        boolean named = Stream.of(Helpers.typeAround(at).map(type -> type.getNameAsString()), methodAround(at))
                .flatMap(Optional::stream)
                .anyMatch(Once::saysInexhaustible);
        if (named || Once.isInexhaustible(Subject.nameOf(held), values, pass)) {
            pass.unsaid(at, "there is nothing in it, or no end to it");
            return true;
        }
        if (isMadeAnew(held)) {
            pass.unsaid(at, "the field is given another one elsewhere");
            return true;
        }
        if (isSetBack(held)) {
            pass.unsaid(at, "other methods call upon the iterator, and may set it back");
            return true;
        }
        return isMeant(at) || !iterates && isMeant(held);
    }

    /** Whether an iterator of an own class is called upon, or has a field set, elsewhere: the JDK's cannot be set back. */
    private boolean isSetBack(Node held) {
        return Subject.isField(held)
                && !types.ofDeclaration(held).is(ITERATOR)
                && Once.of(types.ofDeclaration(held), types)
                        .filter(kind -> kind == Once.ITERATOR)
                        .isPresent()
                && Stream.concat(
                                Nodes.of(pass.unit()).all(MethodCallExpr.class).stream()
                                        .flatMap(call -> call.getScope().stream()),
                                Nodes.of(pass.unit()).all(FieldAccessExpr.class).stream()
                                        .map(FieldAccessExpr::getScope))
                        .anyMatch(scope -> isField(scope, Subject.nameOf(held))
                                && types.declarationOf(scope)
                                        .filter(field -> field == held)
                                        .isPresent());
    }

    private static Optional<String> methodAround(Node at) {
        return Helpers.around(at, MethodDeclaration.class).map(method -> method.getNameAsString());
    }

    private boolean isMeant(Node at) {
        boolean meant = Documented.asOnce(at);
        if (meant) {
            pass.unsaid(at, "the code says that it is for one pass");
        }
        return meant;
    }

    private List<Expression> valuesOf(Node held) {
        if (Subject.isField(held)) {
            return pass.resultOf(Followed.FIELD_WRITES).valuesOf(held);
        }
        return held instanceof VariableDeclarator variable
                ? variable.getInitializer().map(List::of).orElse(List.of())
                : List.of();
    }

    /** Whether the field gets another object, but for the one that is made when the first one asks. */
    private boolean isMadeAnew(Node held) {
        if (!Subject.isField(held)) {
            return false;
        }
        String name = Subject.nameOf(held);
        return Nodes.of(pass.unit()).all(AssignExpr.class).stream()
                .filter(assignment ->
                        Expressions.bare(assignment.getTarget()).toString().matches("(.*\\.)?" + name))
                .filter(assignment -> types.declarationOf(assignment.getTarget())
                        .map(field -> field == held)
                        .orElse(true))
                .anyMatch(assignment -> !isFirst(assignment, name));
    }

    private static boolean isFirst(AssignExpr assignment, String name) {
        Node member = Helpers.memberAround(assignment);
        return member instanceof ConstructorDeclaration
                || member instanceof InitializerDeclaration
                || Helpers.around(assignment, IfStmt.class)
                        .filter(choice -> makesAtFirst(choice, name))
                        .isPresent();
    }

    private boolean isSurelyOne(Node held) {
        FieldWrites writes = pass.resultOf(Followed.FIELD_WRITES);
        return !Subject.isField(held) || writes.knowsAll(held);
    }
}
