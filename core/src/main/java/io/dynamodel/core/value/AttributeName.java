package io.dynamodel.core.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A stored attribute name, checked once.
 *
 * <p>DynamoDB takes names of 1 to 65,535 bytes of UTF-8
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">naming
 * rules</a>); key attributes have a smaller limit, which the schema checks.
 */
public final class AttributeName {
    private static final int MAX_BYTES = 65_535;
    private static final int SHORT = 32; // word by word, which for longer ones a call does faster

    private final String text;
    private final int utf8Length;
    private final byte[] json; // as the start of a JSON object's field: quotes, escapes, colon; then zeros
    private final int jsonLength;
    private final int jsonHash;

    private AttributeName(String text, byte[] utf8) {
        this.text = text;
        this.utf8Length = utf8.length;
        byte[] field = json(utf8);
        this.jsonLength = field.length;
        this.jsonHash = Text.hash(field, 1, field.length - 2);
        this.json = Arrays.copyOf(field, field.length + Long.BYTES);
    }

    /**
     * The name as it is stored.
     *
     * @throws IllegalArgumentException if it is empty, too long or not valid Unicode
     */
    public static AttributeName of(String text) {
        Objects.requireNonNull(text, "text");
        if (!Text.isWellFormed(text)) {
            throw new IllegalArgumentException("An attribute name must be valid Unicode, but holds a lone surrogate");
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0 || utf8.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "An attribute name must have 1 to " + MAX_BYTES + " bytes, but has " + utf8.length);
        }
        return new AttributeName(text, utf8);
    }

    private static byte[] json(byte[] utf8) {
        byte[] json = new byte[utf8.length * Text.MAX_JSON_ESCAPE + 3];
        int at = 0;
        json[at++] = '"';
        for (byte b : utf8) {
            if (Text.needsJsonEscape(b)) {
                at = Text.putJsonEscape(b, json, at);
            } else {
                json[at++] = b;
            }
        }
        json[at++] = '"';
        json[at++] = ':';
        return Arrays.copyOf(json, at);
    }

    /** The name. */
    public String text() {
        return text;
    }

    /** How many bytes the name counts for in an item's size. */
    public int utf8Length() {
        return utf8Length;
    }

    /** How many bytes {@link #putJson} writes. */
    public int jsonLength() {
        return jsonLength;
    }

    /**
     * Writes the name as the start of a JSON field: in quotes, escaped, with its colon. The seven bytes after it must be
     * there, and may change.
     *
     * @return the place after it
     */
    public int putJson(byte[] target, int at) {
        if (jsonLength > SHORT) {
            System.arraycopy(json, 0, target, at, jsonLength);
        } else {
            for (int i = 0; i < jsonLength; i += Long.BYTES) {
                Words.put(target, at + i, Words.at(json, i));
            }
        }
        return at + jsonLength;
    }

    /** The {@link Text#hash} of the name's JSON between the quotes. */
    public int jsonHash() {
        return jsonHash;
    }

    /** Whether a range of bytes is this name in UTF-8; never so for a name that JSON must escape. */
    public boolean isUtf8(byte[] bytes, int from, int to) {
        return jsonLength == utf8Length + 3 && Arrays.equals(bytes, from, to, json, 1, 1 + utf8Length);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof AttributeName other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
