package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;

/**
 * A top-level attribute that holds text.
 *
 * @param <R> the item type
 */
public final class StringAttribute<R> extends StringPath<R> implements Attribute<R, String>, KeyPart<R, String> {

    StringAttribute(PathRef<String> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, String> path() {
        return this;
    }
}
