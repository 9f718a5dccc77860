package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where the body of a generator checks what its method was given: nobody hears of it before the first element is asked for. */
public final class LateChecks {
    /** Of {@code java.util.Objects}, of Guava's Preconditions, of the validators of Commons and of Spring. */
    private static final Set<String> CHECKING = Set.of(
            "requireNonNull", "checkNotNull", "checkArgument", "notNull", "notEmpty", "notBlank", "isTrue", "hasText");

    private static final Set<String> CHECKING_INDEXES = Set.of(
            "checkIndex",
            "checkFromToIndex",
            "checkFromIndexSize",
            "checkElementIndex",
            "checkPositionIndex",
            "checkPositionIndexes");

    private static final Set<String> ABOUT_ARGUMENTS = Set.of(
            "java.lang.IllegalArgumentException",
            "java.lang.NullPointerException",
            "java.lang.IndexOutOfBoundsException");

    /** Classes whose static methods make generators of generators, and run nothing. */
    private static final Set<String> LAZY = Set.of("dev.yieldwise.Itertools", "dev.yieldwise.Generators");

    /**
     * A check.
     *
     * @param at the throw, or the call that throws
     * @param leading the checks with which the body begins, this one among them; empty if it stands behind other code
     * @param parameter the parameter that is checked
     * @param always whether it tells the same when it is made at once: what it asks for never changes
     * @param factory the call by which the generator is made
     * @param maker what the enclosing method or constructor is called
     */
    public record Late(
            Node at, Node parameter, boolean always, MethodCallExpr factory, String maker, List<Statement> leading) {}

    /**
     * A check, as it stands in the body.
     *
     * @param whole whether its statement is nothing but the check
     */
    private record Check(Node at, Asked asked, boolean whole) {}

    /** What a condition asks for: a parameter, and whether the answer is the same at any time. */
    private record Asked(Node parameter, boolean always) {}

    private final Pass pass;
    private final Types types;
    private final GeneratorBodies bodies;
    private final List<Late> found = new ArrayList<>();

    private LateChecks(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        bodies.yielding().stream().filter(bodies::isWhole).forEach(this::look);
    }

    public static List<Late> in(Pass pass) {
        return new LateChecks(pass).found;
    }

    private void look(Body body) {
        Optional<MethodCallExpr> factory = factory(body.owner());
        Optional<BlockStmt> code = codeOf(body.owner());
        if (factory.isEmpty()
                || code.isEmpty()
                || !(memberAround(factory.get()) instanceof CallableDeclaration<?> maker)
                || maker.getParameters().isEmpty()) {
            return;
        }
        List<Check> checks = new ArrayList<>();
        List<Statement> leading = new ArrayList<>();
        boolean first = true;
        for (Statement statement : code.get().getStatements()) {
            Optional<Check> check = check(statement, maker).filter(each -> !isSaidBefore(each.at(), maker, body));
            check.ifPresent(checks::add);
            first &= check.filter(Check::whole).isPresent();
            if (first) {
                leading.add(statement);
            }
            if (suspends(statement, body)) {
                break;
            }
        }
        if (!checks.isEmpty() && !isConsumedHere(factory.get(), maker)) {
            checks.forEach(check -> found.add(new Late(
                    check.at(),
                    check.asked().parameter(),
                    check.asked().always(),
                    factory.get(),
                    maker.getNameAsString(),
                    leading.stream().anyMatch(statement -> Helpers.isWithin(check.at(), statement))
                            ? List.copyOf(leading)
                            : List.of())));
        }
    }

    private static Optional<BlockStmt> codeOf(Node owner) {
        if (owner instanceof LambdaExpr lambda) {
            return Optional.of(lambda.getBody())
                    .filter(BlockStmt.class::isInstance)
                    .map(BlockStmt.class::cast);
        }
        return ((MethodDeclaration) owner).getBody();
    }

    /** The call that is given a body written in its place. */
    private Optional<MethodCallExpr> factory(Node owner) {
        Node body = owner instanceof LambdaExpr ? owner : owner.getParentNode().orElseThrow();
        return body instanceof LambdaExpr || body instanceof ObjectCreationExpr
                ? Helpers.around(body, MethodCallExpr.class)
                        .filter(call -> !call.getArguments().isEmpty()
                                && Expressions.bare(BodyFactory.bodyOf(call)) == body
                                && BodyFactory.of(call, types)
                                        .filter(factory -> factory != BodyFactory.PRIMED)
                                        .isPresent())
                : Optional.empty();
    }

    /** The method or constructor that makes a generator, if no function or class stands in between. */
    private static Node memberAround(Node node) {
        Node outer = node;
        while (outer != null && !(outer instanceof CallableDeclaration<?>) && !(outer instanceof LambdaExpr)) {
            outer = outer.getParentNode().orElse(null);
        }
        return outer;
    }

    private boolean suspends(Statement statement, Body body) {
        return body.allCalls().stream()
                .anyMatch(call -> bodies.of(call).isPresent() && Helpers.isWithin(call, statement));
    }

    /** The check that a statement makes. */
    private Optional<Check> check(Statement statement, CallableDeclaration<?> maker) {
        if (statement instanceof IfStmt choice
                && choice.getElseStmt().isEmpty()
                && onlyIn(choice.getThenStmt()) instanceof ThrowStmt thrown
                && isAboutArguments(thrown)) {
            return asked(List.of(choice.getCondition()), maker).map(asked -> new Check(thrown, asked, true));
        }
        if (!(statement instanceof ExpressionStmt expression)) {
            return Optional.empty();
        }
        Expression bare = Expressions.bare(expression.getExpression());
        if (bare instanceof MethodCallExpr call) {
            return asked(call, maker).map(asked -> new Check(call, asked, true));
        }
        return bare instanceof VariableDeclarationExpr declaration
                        && declaration.getVariables().size() == 1
                        && declaration
                                        .getVariable(0)
                                        .getInitializer()
                                        .map(Expressions::bare)
                                        .orElse(null)
                                instanceof MethodCallExpr call
                ? asked(call, maker).map(asked -> new Check(call, asked, false))
                : Optional.empty();
    }

    private Optional<Asked> asked(MethodCallExpr call, CallableDeclaration<?> maker) {
        String name = call.getNameAsString();
        boolean named = (CHECKING.contains(name) || CHECKING_INDEXES.contains(name))
                && !call.getArguments().isEmpty()
                && types.classOfStaticCall(call).isPresent();
        if (!named) {
            return Optional.empty();
        }
        // the other arguments are messages
        return asked(CHECKING.contains(name) ? List.of(call.getArgument(0)) : call.getArguments(), maker);
    }

    private static Statement onlyIn(Statement body) {
        return body instanceof BlockStmt block && block.getStatements().size() == 1 ? block.getStatement(0) : body;
    }

    private boolean isAboutArguments(ThrowStmt thrown) {
        return thrown.getExpression() instanceof ObjectCreationExpr creation
                && ABOUT_ARGUMENTS.stream()
                        .anyMatch(exception -> types.isA(types.resolve(creation.getType(), creation), exception));
    }

    /** What conditions are about, if that is parameters, and nothing in the world outside. */
    private Optional<Asked> asked(List<Expression> conditions, CallableDeclaration<?> maker) {
        Optional<Asked> all = Optional.empty();
        for (Expression condition : conditions) {
            Optional<Node> parameter = Optional.empty();
            for (NameExpr name : condition.findAll(NameExpr.class)) {
                Node declaration = types.declarationOf(name).orElse(null);
                if (declaration instanceof Parameter
                        && declaration.getParentNode().orElse(null) == maker) {
                    parameter = parameter.or(() -> Optional.of(declaration));
                } else if (!isConstant(name, declaration)) {
                    return Optional.empty();
                }
            }
            Optional<Boolean> steady = Steady.isSteady(condition, types);
            if (steady.isEmpty()) {
                return Optional.empty();
            }
            if (parameter.isPresent()) {
                boolean before = all.map(Asked::always).orElse(true);
                all = Optional.of(new Asked(all.map(Asked::parameter).orElse(parameter.get()), before && steady.get()));
            }
        }
        return all;
    }

    /** A class, or a constant by the way it is spelled. */
    private static boolean isConstant(NameExpr name, Node declaration) {
        return declaration == null
                        && Character.isUpperCase(name.getNameAsString().charAt(0))
                || declaration instanceof VariableDeclarator
                        && Subject.isField(declaration)
                        && name.getNameAsString().equals(name.getNameAsString().toUpperCase(Locale.ROOT));
    }

    /** Whether the method itself makes the same check outside of the body. */
    private boolean isSaidBefore(Node at, CallableDeclaration<?> maker, Body body) {
        String text = asking(at).toString();
        boolean before = maker.findAll(asking(at).getClass()).stream()
                .anyMatch(other -> !Helpers.isWithin(other, body.owner())
                        && other.toString().equals(text));
        if (before) {
            pass.unsaid(at, "the method has checked the same before");
        }
        return before;
    }

    private static Node asking(Node at) {
        return at instanceof ThrowStmt thrown
                ? Helpers.around(thrown, IfStmt.class).orElseThrow().getCondition()
                : at;
    }

    /** Whether the caller never waits for the check: the generator does not leave the method, or the method is private. */
    private boolean isConsumedHere(MethodCallExpr factory, CallableDeclaration<?> maker) {
        if (maker instanceof MethodDeclaration method && method.isPrivate()) {
            pass.unsaid(factory, "a private method: its callers are in this file, and check what they are given");
            return true;
        }
        Node outer = outermost(factory);
        boolean leaves = outer instanceof ReturnStmt
                || outer instanceof AssignExpr assignment
                        && types.declarationOf(assignment.getTarget())
                                .filter(Subject::isField)
                                .isPresent()
                || outer instanceof VariableDeclarator variable && isOnlyReturned(variable, maker);
        if (!leaves) {
            pass.unsaid(factory, "the generator is used here, or handed to code that may use it at once");
        }
        return !leaves;
    }

    /** What gets a generator, or the stages that are made of it. */
    private Node outermost(Expression made) {
        Node child = made;
        Node outer = made.getParentNode().orElseThrow();
        while (outer instanceof Expression expression && givesOn(expression, child)) {
            child = outer;
            outer = outer.getParentNode().orElseThrow();
        }
        return outer;
    }

    private boolean givesOn(Expression outer, Node inner) {
        if (!(outer instanceof MethodCallExpr call)) {
            return outer.isEnclosedExpr() || outer.isCastExpr() || outer.isConditionalExpr();
        }
        return call.getScope().orElse(null) == inner
                ? GeneratorApi.STAGES.contains(call.getNameAsString())
                : types.classOfStaticCall(call).filter(LAZY::contains).isPresent();
    }

    private boolean isOnlyReturned(VariableDeclarator variable, CallableDeclaration<?> maker) {
        List<NameExpr> uses = maker.findAll(NameExpr.class).stream()
                .filter(name -> name.getNameAsString().equals(variable.getNameAsString()))
                .toList();
        return !uses.isEmpty() && uses.stream().allMatch(use -> outermost(use) instanceof ReturnStmt);
    }
}
