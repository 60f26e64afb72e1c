package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;

/** How attributes that no schema describes are written and read. */
final class Extras {
    static final AttributeType<Object> TYPE = AttributeTypes.any();

    private Extras() {}
}
