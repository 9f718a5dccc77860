package dev.yieldwise.internal;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;

/**
 * Asks a lambda for its serial form, which names its method. Serialization is the one caller that may always ask:
 * reflection would need the lambda's package to be open. Nothing is written, nothing captured is looked at.
 */
final class SerialForm extends ObjectOutputStream {
    private SerializedLambda form;

    private SerialForm() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** Null if it has none. */
    static SerializedLambda of(Object lambda) {
        try (SerialForm out = new SerialForm()) {
            out.writeObject(lambda);
            return out.form;
        } catch (IOException none) {
            return null;
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
