package io.dynamodel.schema;

import io.dynamodel.core.expression.UpdateValue;
import java.util.Objects;

/**
 * A value that DynamoDB computes from the item as it was before the update: a sum, a fallback, a joined list. For
 * {@code set(..)}.
 *
 * @param <R> the item type
 * @param <V> the type of the value
 */
@SuppressWarnings("UnusedTypeParameter") // they keep item types and value types apart
public sealed class ValueExpression<R, V> permits NumberFallback {
    private final UpdateValue value;

    ValueExpression(UpdateValue value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    final UpdateValue value() {
        return value;
    }

    @Override
    public final String toString() {
        return value.toString();
    }
}
