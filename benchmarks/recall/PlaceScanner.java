import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Walks one file and tells the places in it: between the statements of its methods. */
final class PlaceScanner extends TreePathScanner<Void, Void> {
    private final String library;
    private final CompilationUnitTree unit;
    private final Path file;
    private final String text;
    private final String[] lines;
    private final LineMap map;
    private final Trees trees;
    private final SourcePositions positions;
    private final TypeText types;
    private final List<Place> places;
    private final Deque<List<Place.Variable>> scopes = new ArrayDeque<>();
    private final List<Place.Variable> fields = new ArrayList<>();
    private Set<String> assigned = Set.of();
    private final Deque<String> conditions = new ArrayDeque<>();
    private MethodTree method;
    private int loops;
    private int depth;

    /** places: where the places go that it finds. */
    PlaceScanner(
            String library,
            CompilationUnitTree unit,
            Path file,
            String text,
            Trees trees,
            TypeText types,
            List<Place> places) {
        this.library = library;
        this.unit = unit;
        this.file = file;
        this.text = text;
        this.lines = text.split("\n", -1);
        this.map = unit.getLineMap();
        this.trees = trees;
        this.positions = trees.getSourcePositions();
        this.types = types;
        this.places = places;
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
        assigned = Assigned.in(tree, Places::nameOf);
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

    private Void inLoop(Supplier<Void> visit) {
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

    private Optional<Place.Variable> variable(TreePath path, String name, boolean once) {
        Element element = trees.getElement(path);
        if (element == null || (method != null && assigned.contains(name) && once)) {
            return Optional.empty();
        }
        TypeMirror type = element.asType();
        String written = types.written(type);
        if (written == null) {
            written = "Object";
        }
        if (type.getKind() == TypeKind.INT || type.getKind() == TypeKind.LONG || type.getKind() == TypeKind.SHORT) {
            return Optional.of(new Place.Variable(name, "int", written, List.of(), true));
        }
        if (type.getKind() == TypeKind.ARRAY && !((ArrayType) type).getComponentType().getKind().isPrimitive()) {
            String component = types.written(((ArrayType) type).getComponentType());
            return Optional.of(new Place.Variable(
                    name, "array", written, component == null ? List.of() : List.of(component), true));
        }
        String qualified = types.types().erasure(type).toString();
        if (qualified.equals("java.lang.String")) {
            return Optional.of(new Place.Variable(name, "string", written, List.of("String"), true));
        }
        for (String kind : List.of("Collection", "Map")) {
            List<String> arguments = types.arguments(type, "java.util." + kind);
            if (arguments != null) {
                String as = kind.equals("Map") ? "map" : "coll";
                return Optional.of(new Place.Variable(name, as, written, arguments, true));
            }
        }
        return Optional.of(new Place.Variable(name, "any", written, List.of(), true));
    }
}
