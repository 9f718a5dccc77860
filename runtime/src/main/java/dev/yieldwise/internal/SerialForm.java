package dev.yieldwise.internal;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;

/** Asks a lambda for its serial form, which names its method. Nothing is written, nothing captured is looked at. */
final class SerialForm {
    private SerialForm() {}

    /** Null if it has none. */
    static SerializedLambda of(Object lambda) {
        try {
            Method replacement = lambda.getClass().getDeclaredMethod("writeReplace");
            return replacement.trySetAccessible() ? form(replacement.invoke(lambda)) : Asking.of(lambda);
        } catch (ReflectiveOperationException | IOException none) {
            return null;
        }
    }

    private static SerializedLambda form(Object replacement) {
        return replacement instanceof SerializedLambda form ? form : null;
    }

    /** Serialization is the one caller that may always ask: reflection needs the lambda's package to be open. */
    private static final class Asking extends ObjectOutputStream {
        private SerializedLambda form;

        private Asking() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        static SerializedLambda of(Object lambda) throws IOException {
            try (Asking out = new Asking()) {
                out.writeObject(lambda);
                return out.form;
            }
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                form = lambda;
            }
            return null;
        }
    }
}
