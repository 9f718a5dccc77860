import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Makes the variables that can be seen in one method. */
final class Scope {
    /** Classes whose iterators fail fast, and the interfaces they are declared by. */
    private static final Set<String> MUTABLE = Set.of(
            "Collection", "List", "Set", "SortedSet", "NavigableSet", "Queue", "Deque", "ArrayList", "LinkedList", "HashSet",
            "LinkedHashSet", "TreeSet", "PriorityQueue", "ArrayDeque", "Vector", "Map", "SortedMap", "NavigableMap", "HashMap",
            "LinkedHashMap", "TreeMap", "IdentityHashMap", "Hashtable");

    /** What makes something that does not change, or that may while it is iterated. */
    private static final Pattern UNFIT = Pattern.compile(
            "(?i)unmodifiable|immutable|empty|singleton|\\.of\\(|asList|toList\\(|concurrent|copyonwrite|synchronized"
                    + "|newKeySet|EnumSet|EnumMap|copyOf|keySet\\(|values\\(|entrySet\\(|iterator\\(");

    private final TypeText types;
    private final String text;
    private final Set<String> assigned;

    Scope(TypeText types, String text, MethodTree method) {
        this.types = types;
        this.text = text;
        this.assigned = Assigned.in(method, tree -> Optional.ofNullable(nameOf(tree)));
    }

    /** The variable of an element, or null if its type cannot be written; origin: its initializer, "" if it has none. */
    Site.Variable variable(Element element, String origin) {
        TypeMirror type = element.asType();
        String written = types.written(type);
        if (written == null) {
            return null;
        }
        String name = element.getSimpleName().toString();
        boolean field = element.getKind() == ElementKind.FIELD;
        String erasure = types.types().erasure(type).toString();
        String simple = erasure.substring(erasure.lastIndexOf('.') + 1);
        String kind = kind(type, erasure);
        List<String> arguments = arguments(type, kind);
        boolean mutable = erasure.equals("java.util." + simple)
                && MUTABLE.contains(simple)
                && !UNFIT.matcher(field ? assignments(name) : origin).find();
        return new Site.Variable(
                name, kind, written, simple, arguments, field, element.getModifiers().contains(Modifier.STATIC),
                !assigned.contains(name), mutable);
    }

    private List<String> arguments(TypeMirror type, String kind) {
        List<String> arguments = switch (kind) {
            case "coll" -> types.arguments(type, "java.util.Collection");
            case "map" -> types.arguments(type, "java.util.Map");
            case "array" -> {
                String component = types.written(((ArrayType) type).getComponentType());
                yield component == null ? List.of() : List.of(component);
            }
            case "string" -> List.of("String");
            default -> List.of();
        };
        return arguments == null ? List.of() : arguments;
    }

    private String kind(TypeMirror type, String erasure) {
        if (type.getKind() == TypeKind.INT) {
            return "int";
        }
        if (type.getKind() == TypeKind.BOOLEAN) {
            return "boolean";
        }
        if (type.getKind() == TypeKind.ARRAY) {
            return ((ArrayType) type).getComponentType().getKind().isPrimitive() ? "primitives" : "array";
        }
        if (type.getKind().isPrimitive()) {
            return "number";
        }
        if (erasure.equals("java.lang.String")) {
            return "string";
        }
        if (types.arguments(type, "java.util.Collection") != null) {
            return "coll";
        }
        return types.arguments(type, "java.util.Map") != null ? "map" : "any";
    }

    /** All that is assigned to a name in the file. */
    private String assignments(String name) {
        StringBuilder all = new StringBuilder();
        Pattern.compile("\\b" + Pattern.quote(name) + "\\s*=[^=][^;]*;").matcher(text).results().forEach(m -> all.append(m.group()));
        return all.toString();
    }

    /** The name in "name" and "this.name", or null. */
    static String nameOf(Tree expression) {
        if (expression instanceof IdentifierTree name) {
            return name.getName().toString();
        }
        if (expression instanceof MemberSelectTree select && isThis(select.getExpression())) {
            return select.getIdentifier().toString();
        }
        return null;
    }

    private static boolean isThis(ExpressionTree tree) {
        return tree instanceof IdentifierTree name && name.getName().contentEquals("this");
    }
}
