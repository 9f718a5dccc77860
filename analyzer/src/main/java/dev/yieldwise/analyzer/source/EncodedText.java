package dev.yieldwise.analyzer.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file's bytes and the text that they stand for, which can be changed and written back in the same way: with the byte order
 * mark or without, high byte first or last. The text itself, written back, gives the very same bytes.
 */
public final class EncodedText {
    private static final String MARK = "\uFEFF";

    private final byte[] bytes;
    private final String text;
    private final Form form;

    /** How characters become bytes. */
    private record Form(Charset charset, String mark) {
        byte[] bytesOf(String text) throws CharacterCodingException {
            ByteBuffer encoded = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(mark + text));
            ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.remaining());
            out.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
            return out.toByteArray();
        }
    }

    private EncodedText(byte[] bytes, String text, Form form) {
        this.bytes = bytes;
        this.text = text;
        this.form = form;
    }

    /**
     * Reads bytes.
     *
     * @throws CharacterCodingException if they are no text in that encoding, or one that would not come back as the same bytes
     */
    public static EncodedText of(byte[] bytes, Charset encoding) throws CharacterCodingException {
        String text = decode(bytes, encoding);
        for (Form form : formsOf(encoding)) {
            if (Arrays.equals(form.bytesOf(text), bytes)) {
                return new EncodedText(bytes.clone(), text, form);
            }
        }
        throw new CharacterCodingException();
    }

    /**
     * The text of bytes, without byte order mark.
     *
     * @throws CharacterCodingException if they are no text in that encoding
     */
    public static String decode(byte[] bytes, Charset encoding) throws CharacterCodingException {
        String text = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        boolean marked = encoding.equals(StandardCharsets.UTF_8) && text.startsWith(MARK);
        return marked ? text.substring(1) : text;
    }

    /** UTF-16 and UTF-32 read either order of bytes, but write one only. */
    private static List<Form> formsOf(Charset encoding) {
        List<Form> forms = new ArrayList<>();
        if (encoding.equals(StandardCharsets.UTF_8)) {
            forms.add(new Form(encoding, MARK));
        } else if (encoding.name().equals("UTF-16") || encoding.name().equals("UTF-32")) {
            for (String order : List.of("BE", "LE")) {
                Charset ordered = Charset.forName(encoding.name() + order);
                forms.add(new Form(ordered, MARK));
                forms.add(new Form(ordered, ""));
            }
        }
        forms.add(new Form(encoding, ""));
        return forms;
    }

    /** The text without byte order mark. */
    public String text() {
        return text;
    }

    /** Whether these are the bytes. */
    public boolean hasBytes(byte[] others) {
        return Arrays.equals(bytes, others);
    }

    /** Another text as it would stand in this file, behind its byte order mark if it has one. */
    public String withMark(String other) {
        return form.mark() + other;
    }

    /**
     * Another text as bytes of this kind.
     *
     * @throws CharacterCodingException if the encoding lacks one of its characters
     */
    public byte[] encode(String other) throws CharacterCodingException {
        return form.bytesOf(other);
    }
}
