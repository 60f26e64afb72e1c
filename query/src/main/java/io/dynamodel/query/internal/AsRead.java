package io.dynamodel.query.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The condition that there still is at a path what was read there. */
public final class AsRead {
    private AsRead() {}

    /**
     * That there still is what was read.
     *
     * @param value what was read; null if there was nothing
     * @param sensitive whether texts of requests leave the value out
     */
    public static <R> Condition<R> at(AttributePath path, @Nullable AttributeValue value, boolean sensitive) {
        return value == null
                ? new Condition.NotExists<>(path)
                : new Condition.Comparison<>(
                        new Operand.Path(path), Condition.Comparator.EQ, new Operand.Value(value, sensitive));
    }
}
