package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.PathRef;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A place that holds bytes. They compare as unsigned bytes.
 *
 * @param <R> the item type
 */
public sealed class BinaryPath<R> extends ScalarPath<R, SdkBytes> permits BinaryAttribute {

    BinaryPath(PathRef<SdkBytes> ref) {
        super(ref);
    }

    /** Begins with the bytes. */
    public final Condition<R> beginsWith(SdkBytes prefix) {
        return new Condition.BeginsWith<>(where(), ref().encodePart(prefix));
    }

    /** Contains the bytes. */
    public final Condition<R> contains(SdkBytes part) {
        return new Condition.Contains<>(where(), ref().encodePart(part));
    }

    /** The number of bytes. */
    public final SizeOperand<R> size() {
        return new SizeOperand<>(where());
    }
}
