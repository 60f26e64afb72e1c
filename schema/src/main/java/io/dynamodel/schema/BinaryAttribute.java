package io.dynamodel.schema;

import io.dynamodel.schema.internal.PathRef;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A top-level attribute that holds bytes.
 *
 * @param <R> the item type
 */
public final class BinaryAttribute<R> extends BinaryPath<R> implements Attribute<R, SdkBytes>, KeyPart<R, SdkBytes> {

    BinaryAttribute(PathRef<SdkBytes> ref) {
        super(ref);
    }

    @Override
    public ValuePath<R, SdkBytes> path() {
        return this;
    }
}
