package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Set;

/** What catch clauses take. */
final class Caught {
    private Caught() {}

    /** The types that a clause names. */
    static List<Type> types(CatchClause clause) {
        Type type = clause.getParameter().getType();
        return type.isUnionType() ? List.copyOf(type.asUnionType().getElements()) : List.of(type);
    }

    /** Whether a clause takes an exception of a type; only if that is known. */
    static boolean takes(CatchClause clause, TypeRef thrown, Types types) {
        return types(clause).stream()
                .anyMatch(type -> types.resolve(type, clause) instanceof TypeRef.Known known
                        && (known.name().equals("java.lang.Throwable") || types.isA(thrown, known.name())));
    }

    /** Whether a clause names one of some classes; asked by simple name first, which nearly always answers no. */
    static boolean names(CatchClause clause, Set<String> classes, Types types) {
        return types(clause).stream().anyMatch(type -> names(type, classes, types));
    }

    /** Whether a type as written is one of some classes. */
    static boolean names(Type type, Set<String> classes, Types types) {
        return type.isClassOrInterfaceType()
                && classes.stream()
                        .anyMatch(name -> name.endsWith(
                                "." + type.asClassOrInterfaceType().getNameAsString()))
                && types.resolve(type, type) instanceof TypeRef.Known known
                && classes.contains(known.name());
    }
}
