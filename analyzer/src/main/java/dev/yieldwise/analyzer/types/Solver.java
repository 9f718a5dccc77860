package dev.yieldwise.analyzer.types;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.resolution.TypeSolver;
import com.github.javaparser.resolution.declarations.ResolvedReferenceTypeDeclaration;
import com.github.javaparser.resolution.model.SymbolReference;
import com.github.javaparser.resolution.types.ResolvedType;
import com.github.javaparser.symbolsolver.javaparsermodel.JavaParserFacade;
import com.github.javaparser.symbolsolver.javassistmodel.JavassistFactory;
import com.github.javaparser.symbolsolver.resolution.typesolvers.ReflectionTypeSolver;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javassist.CtClass;

/**
 * The symbol solver, for what needs inference: the only user of it. An instance belongs to one thread.
 *
 * <p>The solver throws where it has no answer, and overflows the stack on some code; both become {@code Unknown} here.
 */
final class Solver {
    /** How the reason starts when the solver threw. */
    static final String FAILED = "not resolved: ";

    private final TypeSolver typeSolver;

    Solver(Classes classes, SourceTypes sourceTypes) {
        this.typeSolver = new AllTypes(classes, sourceTypes);
    }

    TypeRef typeOf(Expression expression) {
        try {
            return erased(JavaParserFacade.get(typeSolver).getType(expression));
        } catch (RuntimeException | StackOverflowError e) {
            return new TypeRef.Unknown(FAILED + e.getClass().getSimpleName());
        }
    }

    /**
     * The solver keeps every facade it ever made in a static map; a long-lived process must empty it. The solver guards
     * that map by this lock, but for the one method that is called here.
     */
    static void forgetAll() {
        synchronized (JavaParserFacade.class) {
            JavaParserFacade.clearInstances();
        }
    }

    private static TypeRef erased(ResolvedType type) {
        if (type.isReferenceType()) {
            return new TypeRef.Known(type.asReferenceType().getQualifiedName());
        }
        if (type.isPrimitive()) {
            return new TypeRef.Known(type.describe());
        }
        if (type.isConstraint()) {
            return erased(type.asConstraintType().getBound());
        }
        return new TypeRef.Unknown("no class type: " + type.describe());
    }

    /** Sources, then class path, then JDK: the order of {@link Classes}. */
    private static final class AllTypes implements TypeSolver {
        private final Classes classes;
        private final SourceTypes sourceTypes;
        private final TypeSolver jdk = new ReflectionTypeSolver(true);
        private final Map<String, SymbolReference<ResolvedReferenceTypeDeclaration>> found = new HashMap<>();
        private TypeSolver parent;

        AllTypes(Classes classes, SourceTypes sourceTypes) {
            this.classes = classes;
            this.sourceTypes = sourceTypes;
            jdk.setParent(this);
        }

        @Override
        public TypeSolver getParent() {
            return parent;
        }

        @Override
        public void setParent(TypeSolver newParent) {
            parent = newParent;
        }

        @Override
        public SymbolReference<ResolvedReferenceTypeDeclaration> tryToSolveType(String name) {
            SymbolReference<ResolvedReferenceTypeDeclaration> known = found.get(name);
            if (known == null) {
                known = solve(name);
                found.put(name, known);
            }
            return known;
        }

        /** Modules give no other classes than their packages do; the sources of two modules are not told apart. */
        @Override
        public SymbolReference<ResolvedReferenceTypeDeclaration> tryToSolveTypeInModule(String module, String name) {
            return tryToSolveType(name);
        }

        private SymbolReference<ResolvedReferenceTypeDeclaration> solve(String name) {
            Optional<SourceTypes.Declared> declared = sourceTypes.declaration(name, classes.sources());
            if (declared.isPresent() && classes.hierarchy(name, sourceTypes).cyclic()) {
                return SymbolReference.unsolved();
            }
            if (declared.isPresent()) {
                return SymbolReference.solved(JavaParserFacade.get(this)
                        .getTypeDeclaration(declared.get().type()));
            }
            Optional<CtClass> compiled = classes.classFiles().classOf(name);
            if (compiled.isPresent()) {
                return SymbolReference.solved(JavassistFactory.toTypeDeclaration(compiled.get(), this));
            }
            return jdk.tryToSolveType(name);
        }
    }
}
