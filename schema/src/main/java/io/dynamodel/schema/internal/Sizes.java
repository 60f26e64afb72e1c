package io.dynamodel.schema.internal;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** The size of a value as DynamoDB's {@code size} function counts it. */
final class Sizes {
    private Sizes() {}

    static int of(Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        } else if (value instanceof Collection<?> elements) {
            return elements.size();
        } else if (value instanceof Map<?, ?> entries) {
            return entries.size();
        } else if (value instanceof SdkBytes bytes) {
            return bytes.asByteArrayUnsafe().length;
        } else if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        throw new IllegalArgumentException("A value of " + value.getClass().getName() + " has no size");
    }
}
