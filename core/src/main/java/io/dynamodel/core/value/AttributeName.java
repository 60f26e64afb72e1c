package io.dynamodel.core.value;

import java.nio.charset.StandardCharsets;
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

    private final String text;
    private final int utf8Length;

    private AttributeName(String text, int utf8Length) {
        this.text = text;
        this.utf8Length = utf8Length;
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
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "An attribute name must have 1 to " + MAX_BYTES + " bytes, but has " + length);
        }
        return new AttributeName(text, length);
    }

    /** The name. */
    public String text() {
        return text;
    }

    /** How many bytes the name counts for in an item's size. */
    public int utf8Length() {
        return utf8Length;
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
