package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.regex.Pattern;

/** Objects that only stand in for others in tests, by the names that the libraries for them have in common. */
final class Mocks {
    private static final Pattern MAKING = Pattern.compile("mock|spy|stub|create(Nice|Strict)?Mock|niceMock|strictMock");
    private static final Pattern TEACHING = Pattern.compile("when|given|expect|calling");

    private Mocks() {}

    /** Whether an expression makes one. */
    static boolean makes(Expression value) {
        return value instanceof MethodCallExpr call
                && MAKING.matcher(call.getNameAsString()).matches();
    }

    /** Whether a call is made for no other purpose than to say what it is to do, as in {@code when(reader.rows())}. */
    static boolean isTaught(MethodCallExpr call) {
        return call.getParentNode().orElse(null) instanceof MethodCallExpr teacher
                && teacher.getArguments().contains(call)
                && TEACHING.matcher(teacher.getNameAsString()).matches();
    }
}
