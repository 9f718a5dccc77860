package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;

/**
 * One operation of a body, in the order of evaluation.
 *
 * <p>Two elements are equal if they are the same operation of the same node. JavaParser's nodes are equal if they read the
 * same, wherever they stand, and comparing or hashing them walks the tree.
 */
public record Element(Kind kind, Node node) {
    /** What the operation does; the type of {@link #node} follows from it. */
    public enum Kind {
        /**
         * An expression that does something or makes something: call, object creation, assignment, ++ and --, lambda,
         * method reference, instanceof, array access and creation (or the braces alone), cast, division, a field of what
         * may be null; and the {@code ExplicitConstructorInvocationStmt}. Operands come before it. Plain names, literals,
         * and operators that neither throw nor store are no elements.
         */
        EVALUATE,
        /** A {@code VariableDeclarator} gets its value, or exists without one. */
        DECLARE,
        /** A {@code ForEachStmt} asks its iterable for an iterator (once, before the loop). */
        ITERATOR,
        /** A {@code ForEachStmt} asks hasNext; the block's TRUE and FALSE edges carry the statement. */
        HAS_NEXT,
        /** A {@code ForEachStmt} takes the next element and binds its variable. */
        NEXT,
        /** A resource of a {@code TryStmt} is closed: the VariableDeclarationExpr, NameExpr or FieldAccessExpr. */
        CLOSE,
        /** A {@code SynchronizedStmt} is entered. */
        LOCK,
        /** A {@code SynchronizedStmt} is left. */
        UNLOCK,
        /** A {@code CatchClause} binds its parameter. */
        CATCH,
        /** A pattern binds its variables: {@code TypePatternExpr} or {@code RecordPatternExpr}. */
        BIND,
        /** A {@code ReturnStmt}, or the expression body of a lambda; its expression is evaluated before. */
        RETURN,
        /** A {@code ThrowStmt}. */
        THROW,
        /** An {@code AssertStmt} fails. Assertions are taken to be on, except that {@code assert false} also goes on. */
        ASSERT
    }

    /** Whether the operation counts as throwing; it is then the last of its block. */
    public boolean canThrow() {
        return CanThrow.test(kind, node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element element && kind == element.kind && node == element.node;
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + System.identityHashCode(node);
    }
}
