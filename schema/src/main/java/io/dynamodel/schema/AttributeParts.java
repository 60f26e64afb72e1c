package io.dynamodel.schema;

import java.util.List;

/** Two to four attributes that make up one half of the key of a global index, in order. */
final class AttributeParts<R, V> implements KeyPart<R, V> {
    private final List<KeyPart<R, ?>> attributes;

    AttributeParts(List<KeyPart<R, ?>> attributes) {
        this.attributes = List.copyOf(attributes);
    }

    List<KeyPart<R, ?>> attributes() {
        return attributes;
    }
}
