package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.PathRef;

/**
 * A place that holds text. Text compares by its UTF-8 bytes.
 *
 * @param <R> the item type
 */
public sealed class StringPath<R> extends ScalarPath<R, String> permits StringAttribute {

    StringPath(PathRef<String> ref) {
        super(ref);
    }

    /** Begins with the text. */
    public final Condition<R> beginsWith(String prefix) {
        return new Condition.BeginsWith<>(where(), ref().encodePart(prefix));
    }

    /** Contains the text. */
    public final Condition<R> contains(String part) {
        return new Condition.Contains<>(where(), ref().encodePart(part));
    }

    /** The number of UTF-16 code units. */
    public final SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }
}
