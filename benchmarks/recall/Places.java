import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the places of a library with javac, whose types are beyond doubt. */
final class Places {
    private final String library;
    private final Trees trees;
    private final Types types;
    private final Elements elements;
    private final SourcePositions positions;
    private final List<Place> places = new ArrayList<>();
    private final Map<Path, Unit> units = new HashMap<>();

    /** What an insertion has to know of a file. */
    record Unit(String packageName, Set<String> imports, Set<String> taken, String text) {}

    static Places of(String library, List<Path> files, String classpath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-classpath", classpath);
        JavacTask task = (JavacTask)
                compiler.getTask(null, manager, d -> {}, options, null, manager.getJavaFileObjectsFromPaths(files));
        Iterable<? extends CompilationUnitTree> parsed = task.parse();
        task.analyze();
        Places places = new Places(library, task);
        for (CompilationUnitTree unit : parsed) {
            places.collect(unit);
        }
        return places;
    }

    private Places(String library, JavacTask task) {
        this.library = library;
        this.trees = Trees.instance(task);
        this.types = task.getTypes();
        this.elements = task.getElements();
        this.positions = trees.getSourcePositions();
    }

    List<Place> all() {
        return places;
    }

    Unit unit(Path file) {
        return units.get(file);
    }

    private void collect(CompilationUnitTree unit) throws IOException {
        Path file = Path.of(unit.getSourceFile().toUri());
        String text = unit.getSourceFile().getCharContent(true).toString();
        Set<String> imports = new HashSet<>();
        unit.getImports().forEach(i -> imports.add(i.getQualifiedIdentifier().toString()));
        Set<String> taken = new HashSet<>();
        Pattern.compile("[A-Za-z_][A-Za-z_0-9]*").matcher(text).results().forEach(m -> taken.add(m.group()));
        String packageName = String.valueOf(unit.getPackageName());
        units.put(file, new Unit(packageName, imports, taken, text));
        new Collector(unit, file, text, imports, packageName).scan(unit, null);
    }

    /** Whether a simple name means another type in a file than the one given. */
    boolean clashes(Unit unit, String qualified) {
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        if (unit.imports().contains(qualified)) {
            return false;
        }
        return unit.imports().stream().anyMatch(i -> i.endsWith("." + simple))
                || elements.getTypeElement(unit.packageName() + "." + simple) != null
                || Pattern.compile("(class|interface|enum|record)\\s+" + simple + "\\b|<" + simple + "[,>]").matcher(unit.text()).find();
    }

    private final class Collector extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Path file;
        private final String text;
        private final String[] lines;
        private final LineMap map;
        private final Set<String> imports;
        private final String packageName;
        private final Deque<List<Place.Variable>> scopes = new ArrayDeque<>();
        private final List<Place.Variable> fields = new ArrayList<>();
        private Set<String> assigned = Set.of();
        private final Deque<String> conditions = new ArrayDeque<>();
        private MethodTree method;
        private int loops;
        private int depth;

        Collector(CompilationUnitTree unit, Path file, String text, Set<String> imports, String packageName) {
            this.unit = unit;
            this.file = file;
            this.text = text;
            this.lines = text.split("\n", -1);
            this.map = unit.getLineMap();
            this.imports = imports;
            this.packageName = packageName;
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            if (method != null) {
                return null; // a local class belongs to its method, which takes one defect only
            }
            int before = fields.size();
            List<Place.Variable> outer = List.copyOf(fields);
            fields.clear();
            for (Tree member : tree.getMembers()) {
                if (member instanceof VariableTree field
                        && field.getModifiers().getFlags().contains(Modifier.FINAL)
                        && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
                    variable(new TreePath(getCurrentPath(), field), field.getName().toString(), false).ifPresent(fields::add);
                }
            }
            super.visitClass(tree, unused);
            fields.clear();
            fields.addAll(outer.subList(0, Math.min(before, outer.size())));
            return null;
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            if (method != null || tree.getBody() == null || tree.getReturnType() == null) {
                return null;
            }
            method = tree;
            assigned = assignedIn(tree);
            List<Place.Variable> parameters = new ArrayList<>();
            if (!tree.getModifiers().getFlags().contains(Modifier.STATIC)) {
                parameters.addAll(fields);
            }
            for (VariableTree parameter : tree.getParameters()) {
                parameters.removeIf(f -> f.name().equals(parameter.getName().toString()));
                add(parameter, parameters);
            }
            scopes.push(parameters);
            scan(tree.getBody(), null);
            scopes.pop();
            method = null;
            return null;
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
            return null;
        }

        @Override
        public Void visitForLoop(ForLoopTree tree, Void unused) {
            return inLoop(() -> super.visitForLoop(tree, unused));
        }

        @Override
        public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
            return inLoop(() -> super.visitWhileLoop(tree, unused));
        }

        @Override
        public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
            return inLoop(() -> super.visitDoWhileLoop(tree, unused));
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
            return inLoop(() -> {
                List<Place.Variable> own = new ArrayList<>();
                TreePath path = new TreePath(getCurrentPath(), tree.getVariable());
                variable(path, tree.getVariable().getName().toString(), false).ifPresent(own::add);
                scopes.push(own);
                super.visitEnhancedForLoop(tree, unused);
                scopes.pop();
                return null;
            });
        }

        @Override
        public Void visitIf(IfTree tree, Void unused) {
            conditions.push(tree.getCondition().toString());
            super.visitIf(tree, unused);
            conditions.pop();
            return null;
        }

        private Void inLoop(java.util.function.Supplier<Void> visit) {
            loops++;
            visit.get();
            loops--;
            return null;
        }

        @Override
        public Void visitBlock(BlockTree tree, Void unused) {
            if (method == null) {
                return null; // an initializer
            }
            List<Place.Variable> own = new ArrayList<>();
            scopes.push(own);
            depth++;
            int index = 0;
            for (StatementTree statement : tree.getStatements()) {
                String position = depth > 1 ? "nested" : index == 0 ? "start" : "middle";
                place((int) positions.getStartPosition(unit, statement), position);
                scan(statement, null);
                if (statement instanceof VariableTree local && local.getInitializer() != null) {
                    TreePath path = new TreePath(getCurrentPath(), local);
                    // what a method returned may be a view or fixed, and what is new is often empty: not to be mutated
                    variable(path, local.getName().toString(), true)
                            .map(found -> new Place.Variable(
                                    found.name(), found.kind(), found.type(), found.arguments(), false))
                            .ifPresent(own::add);
                }
                index++;
            }
            if (depth == 1
                    && !tree.getStatements().isEmpty()
                    && tree.getStatements().get(index - 1) instanceof ExpressionStatementTree) {
                place((int) positions.getEndPosition(unit, tree) - 1, "end");
            }
            depth--;
            scopes.pop();
            return null;
        }

        private void place(int offset, String position) {
            int line = (int) map.getLineNumber(offset) - 1;
            String before = lines[line].substring(0, (int) map.getColumnNumber(offset) - 1);
            // the column counts a tab as more; such lines are left out as those with something before the statement are
            if (!before.isBlank() || before.contains("\t")) {
                return;
            }
            List<Place.Variable> visible = new ArrayList<>();
            int start = (int) positions.getStartPosition(unit, method);
            String head = text.substring(start, offset);
            scopes.forEach(scope -> scope.forEach(variable -> {
                if (!asked(variable.name())
                        && visible.stream().noneMatch(other -> other.name().equals(variable.name()))) {
                    visible.add(touched(variable, head));
                }
            }));
            String name = method.getName() + "@" + map.getLineNumber(start);
            TypeMirror result = trees.getTypeMirror(TreePath.getPath(unit, method.getReturnType()));
            String indent = position.equals("end") ? before + "    " : before;
            places.add(new Place(
                    library, file, name, line, indent, position, loops > 0, result.toString(), List.copyOf(visible)));
        }

        /** Whether a condition around speaks of a variable: it may be null or empty there, and then nothing fails. */
        private boolean asked(String name) {
            Pattern word = Pattern.compile("\\b" + name + "\\b");
            return conditions.stream().anyMatch(condition -> word.matcher(condition).find());
        }

        private Place.Variable touched(Place.Variable variable, String head) {
            int declared = head.indexOf(variable.name() + " =");
            int brace = head.indexOf('{');
            String used = declared >= 0 ? head.substring(declared + variable.name().length() + 2) : head.substring(brace);
            String harmless = used.replaceAll(
                    "\\b" + variable.name() + "(\\s*[!=]=\\s*null|\\.(isEmpty|size|length|getClass|hashCode)\\b)", "");
            boolean untouched = variable.untouched() && !Pattern.compile("\\b" + variable.name() + "\\b").matcher(harmless).find();
            return new Place.Variable(variable.name(), variable.kind(), variable.type(), variable.arguments(), untouched);
        }

        private void add(VariableTree parameter, List<Place.Variable> to) {
            TreePath path = TreePath.getPath(unit, parameter);
            variable(path, parameter.getName().toString(), true).ifPresent(to::add);
        }

        private java.util.Optional<Place.Variable> variable(TreePath path, String name, boolean once) {
            Element element = trees.getElement(path);
            if (element == null || (method != null && assigned.contains(name) && once)) {
                return java.util.Optional.empty();
            }
            TypeMirror type = element.asType();
            String written = written(type);
            if (written == null) {
                written = "Object";
            }
            if (type.getKind() == TypeKind.INT || type.getKind() == TypeKind.LONG || type.getKind() == TypeKind.SHORT) {
                return java.util.Optional.of(new Place.Variable(name, "int", written, List.of(), true));
            }
            if (type.getKind() == TypeKind.ARRAY && !((ArrayType) type).getComponentType().getKind().isPrimitive()) {
                String component = written(((ArrayType) type).getComponentType());
                return java.util.Optional.of(new Place.Variable(
                        name, "array", written, component == null ? List.of() : List.of(component), true));
            }
            String qualified = types.erasure(type).toString();
            if (qualified.equals("java.lang.String")) {
                return java.util.Optional.of(new Place.Variable(name, "string", written, List.of("String"), true));
            }
            for (String kind : List.of("Collection", "Map")) {
                List<String> arguments = arguments(type, "java.util." + kind);
                if (arguments != null) {
                    String as = kind.equals("Map") ? "map" : "coll";
                    return java.util.Optional.of(new Place.Variable(name, as, written, arguments, true));
                }
            }
            return java.util.Optional.of(new Place.Variable(name, "any", written, List.of(), true));
        }

        /** The arguments of a supertype; empty if they cannot be written, null if it is no supertype. */
        private List<String> arguments(TypeMirror type, String name) {
            TypeElement target = elements.getTypeElement(name);
            if (type.getKind() != TypeKind.DECLARED) {
                return null;
            }
            Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
            while (!open.isEmpty()) {
                TypeMirror next = open.pop();
                if (next instanceof DeclaredType declared && declared.asElement().equals(target)) {
                    List<String> arguments = new ArrayList<>();
                    for (TypeMirror argument : declared.getTypeArguments()) {
                        String written = argument instanceof WildcardType wildcard && wildcard.getExtendsBound() == null
                                ? null
                                : argument instanceof WildcardType ? null : written(argument);
                        if (written != null) {
                            arguments.add(written);
                        }
                    }
                    return arguments.size() == declared.getTypeArguments().size() ? arguments : List.of();
                }
                types.directSupertypes(next).forEach(open::add);
            }
            return null;
        }

        /** A type as the file would write it, boxed; null if it cannot be written. */
        private String written(TypeMirror type) {
            if (type.getKind().isPrimitive()) {
                return types.boxedClass((javax.lang.model.type.PrimitiveType) type).getSimpleName().toString();
            }
            switch (type.getKind()) {
                case TYPEVAR:
                    return type.toString().contains("capture") ? null : type.toString();
                case ARRAY: {
                    TypeMirror component = ((ArrayType) type).getComponentType();
                    String inner = component.getKind().isPrimitive() ? component.toString() : written(component);
                    return inner == null ? null : inner + "[]";
                }
                case DECLARED: {
                    DeclaredType declared = (DeclaredType) type;
                    if (declared.getEnclosingType().getKind() == TypeKind.DECLARED
                            && !((DeclaredType) declared.getEnclosingType()).getTypeArguments().isEmpty()) {
                        return null;
                    }
                    StringBuilder name = new StringBuilder(nameOf((TypeElement) declared.asElement()));
                    List<String> arguments = new ArrayList<>();
                    for (TypeMirror argument : declared.getTypeArguments()) {
                        String inner = argument instanceof WildcardType wildcard ? wildcard(wildcard) : written(argument);
                        if (inner == null) {
                            return null;
                        }
                        arguments.add(inner);
                    }
                    if (!arguments.isEmpty()) {
                        name.append('<').append(String.join(", ", arguments)).append('>');
                    }
                    return name.toString();
                }
                default:
                    return null;
            }
        }

        private String wildcard(WildcardType wildcard) {
            TypeMirror bound = wildcard.getExtendsBound() != null ? wildcard.getExtendsBound() : wildcard.getSuperBound();
            if (bound == null) {
                return "?";
            }
            String inner = written(bound);
            return inner == null ? null : (wildcard.getExtendsBound() != null ? "? extends " : "? super ") + inner;
        }

        private String nameOf(TypeElement element) {
            String qualified = element.getQualifiedName().toString();
            if (element.getEnclosingElement().getKind() != ElementKind.PACKAGE) {
                Element outer = element.getEnclosingElement();
                return outer instanceof TypeElement type ? nameOf(type) + "." + element.getSimpleName() : qualified;
            }
            String owner = elements.getPackageOf(element).getQualifiedName().toString();
            boolean simple = owner.equals("java.lang") || owner.equals(packageName) || imports.contains(qualified);
            return simple ? element.getSimpleName().toString() : qualified;
        }
    }

    private static Set<String> assignedIn(MethodTree method) {
        Set<String> assigned = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitAssignment(AssignmentTree tree, Void unused) {
                note(tree.getVariable());
                return super.visitAssignment(tree, unused);
            }

            @Override
            public Void visitCompoundAssignment(CompoundAssignmentTree tree, Void unused) {
                note(tree.getVariable());
                return super.visitCompoundAssignment(tree, unused);
            }

            @Override
            public Void visitUnary(UnaryTree tree, Void unused) {
                note(tree.getExpression());
                return super.visitUnary(tree, unused);
            }

            private void note(Tree target) {
                if (target instanceof IdentifierTree name) {
                    assigned.add(name.getName().toString());
                }
            }
        }.scan(method, null);
        return assigned;
    }
}
