package io.dynamodel.schema.internal.type;

import io.dynamodel.schema.AttributeType;

/** A type that stands for another one which may not exist yet: what makes recursive schemas possible. */
public interface DelegatingType<V> extends AttributeType<V> {

    /** The type that does the work. */
    AttributeType<V> target();
}
