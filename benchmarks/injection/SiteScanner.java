import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Walks one file and tells the sites in it, by method. */
final class SiteScanner extends TreePathScanner<Void, Void> {
    private static final Set<String> VIEWS = Set.of("keySet", "values", "entrySet");

    private final Site.Unit known;
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final SourcePositions positions;
    private final TypeText types;
    private final List<List<Site>> methods = new ArrayList<>();
    private final Deque<ClassTree> classes = new ArrayDeque<>();
    private final Deque<List<Site.Variable>> scopes = new ArrayDeque<>();
    private List<Site> sites;
    private MethodTree method;
    private Scope scope;
    private int loops;

    SiteScanner(Site.Unit known, CompilationUnitTree unit, Trees trees, SourcePositions positions, TypeText types) {
        this.known = known;
        this.unit = unit;
        this.trees = trees;
        this.positions = positions;
        this.types = types;
    }

    List<List<Site>> methods() {
        return methods;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
        if (method != null || tree.getKind() == Tree.Kind.INTERFACE || tree.getKind() == Tree.Kind.ANNOTATION_TYPE) {
            return null; // a local class belongs to its method
        }
        classes.push(tree);
        super.visitClass(tree, unused);
        classes.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
        if (method != null || tree.getBody() == null || tree.getReturnType() == null || lineStart(end(classes.peek())) < 0) {
            return null;
        }
        method = tree;
        scope = new Scope(types, known.text(), tree);
        sites = new ArrayList<>();
        List<Site.Variable> seen = new ArrayList<>();
        for (Tree member : classes.peek().getMembers()) {
            if (member instanceof VariableTree field && (isStatic(field.getModifiers().getFlags()) || !isStatic(flags()))) {
                declare(field, seen);
            }
        }
        for (VariableTree parameter : tree.getParameters()) {
            declare(parameter, seen);
        }
        scopes.push(seen);
        scan(tree.getBody(), null);
        scopes.pop();
        methods.add(sites);
        method = null;
        return null;
    }

    private Set<Modifier> flags() {
        return method.getModifiers().getFlags();
    }

    private static boolean isStatic(Set<Modifier> flags) {
        return flags.contains(Modifier.STATIC);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree tree, Void unused) {
        return null;
    }

    @Override
    public Void visitForLoop(ForLoopTree tree, Void unused) {
        loops++;
        super.visitForLoop(tree, unused);
        loops--;
        return null;
    }

    @Override
    public Void visitWhileLoop(WhileLoopTree tree, Void unused) {
        loops++;
        super.visitWhileLoop(tree, unused);
        loops--;
        return null;
    }

    @Override
    public Void visitDoWhileLoop(DoWhileLoopTree tree, Void unused) {
        loops++;
        super.visitDoWhileLoop(tree, unused);
        loops--;
        return null;
    }

    @Override
    public Void visitEnhancedForLoop(EnhancedForLoopTree tree, Void unused) {
        List<Site.Variable> own = new ArrayList<>();
        TreePath variable = new TreePath(getCurrentPath(), tree.getVariable());
        declare(tree.getVariable(), variable, own);
        scopes.push(own);
        loops++;
        boolean inBlock = getCurrentPath().getParentPath().getLeaf() instanceof BlockTree;
        Site.Loop loop = inBlock ? loop(tree) : null;
        if (loop != null && tree.getStatement() instanceof BlockTree body) {
            looped(loop, body, true);
        }
        super.visitEnhancedForLoop(tree, unused);
        loops--;
        scopes.pop();
        return null;
    }

    private Site.Loop loop(EnhancedForLoopTree tree) {
        ExpressionTree over = tree.getExpression();
        String view = "";
        if (over instanceof MethodInvocationTree call
                && call.getArguments().isEmpty()
                && call.getMethodSelect() instanceof MemberSelectTree select
                && VIEWS.contains(select.getIdentifier().toString())) {
            view = select.getIdentifier().toString();
            over = select.getExpression();
        }
        String name = Scope.nameOf(over);
        String wanted = view.isEmpty() ? "coll" : "map";
        int before = lineStart((int) positions.getStartPosition(unit, tree));
        int end = (int) positions.getEndPosition(unit, tree);
        int after = known.text().indexOf('\n', end) + 1;
        if (before < 0 || after == 0 || !known.text().substring(end, after).isBlank()) {
            return null;
        }
        boolean qualified = over instanceof MemberSelectTree;
        for (Site.Variable variable : visible()) {
            if (variable.name().equals(name) && (variable.field() || !qualified)) {
                boolean fits = variable.mutable() && variable.steady() && variable.kind().equals(wanted);
                String indent = known.text().substring(before, (int) positions.getStartPosition(unit, tree));
                String each = tree.getVariable().getName().toString();
                return fits ? new Site.Loop(before, after, indent, variable, over.toString(), view, each) : null;
            }
        }
        return null;
    }

    /** The places in the body of a loop from which its next round is reached. */
    private void looped(Site.Loop loop, BlockTree body, boolean continues) {
        List<? extends StatementTree> statements = body.getStatements();
        for (int i = 0; i <= statements.size(); i++) {
            Exits after = Exits.of(statements.subList(i, statements.size()));
            boolean reaches = after == Exits.CONTINUES || (after == Exits.FALLS && continues);
            if (reaches && i == statements.size()) {
                int brace = end(body);
                String indent = indentOf(lineStart(brace));
                site(brace, indent + (indent.contains("\t") ? "\t" : "    "), loop);
            } else if (reaches) {
                int start = (int) positions.getStartPosition(unit, statements.get(i));
                site(start, null, loop);
            }
            if (i < statements.size()) {
                Exits rest = Exits.of(statements.subList(i + 1, statements.size()));
                nested(loop, statements.get(i), rest == Exits.CONTINUES || (rest == Exits.FALLS && continues));
            }
        }
    }

    private void nested(Site.Loop loop, StatementTree statement, boolean continues) {
        if (statement instanceof IfTree either) {
            nested(loop, either.getThenStatement(), continues);
            if (either.getElseStatement() != null) {
                nested(loop, either.getElseStatement(), continues);
            }
        } else if (statement instanceof BlockTree block) {
            looped(loop, block, continues);
        } else if (statement instanceof SynchronizedTree guarded) {
            looped(loop, guarded.getBlock(), continues);
        } else if (statement instanceof TryTree attempt && attempt.getFinallyBlock() == null) {
            looped(loop, attempt.getBlock(), continues);
        }
    }

    @Override
    public Void visitBlock(BlockTree tree, Void unused) {
        if (method == null) {
            return null; // an initializer
        }
        List<Site.Variable> own = new ArrayList<>();
        scopes.push(own);
        for (StatementTree statement : tree.getStatements()) {
            site((int) positions.getStartPosition(unit, statement), null, null);
            scan(statement, null);
            if (statement instanceof VariableTree local && local.getInitializer() != null) {
                declare(local, own);
            }
        }
        scopes.pop();
        return null;
    }

    private void site(int offset, String indent, Site.Loop loop) {
        int line = lineStart(offset);
        if (line < 0) {
            return;
        }
        int classEnd = lineStart(end(classes.peek()));
        String memberIndent = indentOf(lineStart(Math.max(0, lineStartOf(method))));
        sites.add(new Site(
                known, (int) positions.getStartPosition(unit, method), isStatic(flags()),
                classes.peek().getSimpleName().toString(), classEnd, memberIndent, line,
                indent == null ? known.text().substring(line, offset) : indent, loop, loops > 0, visible()));
    }

    private int lineStartOf(MethodTree tree) {
        int start = (int) positions.getStartPosition(unit, tree);
        return known.text().lastIndexOf('\n', start - 1) + 1;
    }

    /** What can be seen here, the innermost first and each name once. */
    private List<Site.Variable> visible() {
        List<Site.Variable> visible = new ArrayList<>();
        for (List<Site.Variable> each : scopes) {
            for (int i = each.size() - 1; i >= 0; i--) {
                Site.Variable variable = each.get(i);
                if (visible.stream().noneMatch(other -> other.name().equals(variable.name()))) {
                    visible.add(variable);
                }
            }
        }
        return visible;
    }

    private void declare(VariableTree tree, List<Site.Variable> to) {
        declare(tree, trees.getPath(unit, tree), to);
    }

    private void declare(VariableTree tree, TreePath path, List<Site.Variable> to) {
        if (trees.getElement(path) != null) {
            String origin = tree.getInitializer() == null ? "" : tree.getInitializer().toString();
            Site.Variable variable = scope.variable(trees.getElement(path), origin);
            if (variable != null) {
                to.add(variable);
            }
        }
    }

    private int end(Tree tree) {
        return (int) positions.getEndPosition(unit, tree) - 1;
    }

    /** The start of the line of an offset, or -1 if something but white space stands before it. */
    private int lineStart(int offset) {
        int line = known.text().lastIndexOf('\n', offset - 1) + 1;
        return known.text().substring(line, offset).isBlank() ? line : -1;
    }

    private String indentOf(int line) {
        int end = line;
        while (end >= 0 && end < known.text().length() && (known.text().charAt(end) == ' ' || known.text().charAt(end) == '\t')) {
            end++;
        }
        return line < 0 ? "" : known.text().substring(line, end);
    }
}
