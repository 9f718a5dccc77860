import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Writes javac's types as one file would: boxed, and null where they cannot be written. */
record TypeText(Types types, Elements elements, Set<String> imports, String packageName) {

    String written(TypeMirror type) {
        if (type.getKind().isPrimitive()) {
            return types.boxedClass((PrimitiveType) type).getSimpleName().toString();
        }
        return switch (type.getKind()) {
            case TYPEVAR -> type.toString().contains("capture") ? null : type.toString();
            case ARRAY -> array(((ArrayType) type).getComponentType());
            case DECLARED -> declared((DeclaredType) type);
            default -> null;
        };
    }

    /** The arguments of a supertype; empty if they cannot be written, null if it is no supertype. */
    List<String> arguments(TypeMirror type, String supertype) {
        TypeElement target = elements.getTypeElement(supertype);
        if (type.getKind() != TypeKind.DECLARED) {
            return null;
        }
        Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            TypeMirror next = open.pop();
            if (next instanceof DeclaredType declared && declared.asElement().equals(target)) {
                List<String> arguments = new ArrayList<>();
                for (TypeMirror argument : declared.getTypeArguments()) {
                    String written = argument instanceof WildcardType ? null : written(argument);
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

    private String array(TypeMirror component) {
        String inner = component.getKind().isPrimitive() ? component.toString() : written(component);
        return inner == null ? null : inner + "[]";
    }

    private String declared(DeclaredType type) {
        if (type.getEnclosingType() instanceof DeclaredType outer && !outer.getTypeArguments().isEmpty()) {
            return null;
        }
        List<String> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            String inner = argument instanceof WildcardType wildcard ? wildcard(wildcard) : written(argument);
            if (inner == null) {
                return null;
            }
            arguments.add(inner);
        }
        String name = nameOf((TypeElement) type.asElement());
        return arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
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
        Element outer = element.getEnclosingElement();
        if (outer.getKind() != ElementKind.PACKAGE) {
            return outer instanceof TypeElement type ? nameOf(type) + "." + element.getSimpleName() : qualified;
        }
        String owner = elements.getPackageOf(element).getQualifiedName().toString();
        boolean simple = owner.equals("java.lang") || owner.equals(packageName) || imports.contains(qualified);
        return simple ? element.getSimpleName().toString() : qualified;
    }
}
