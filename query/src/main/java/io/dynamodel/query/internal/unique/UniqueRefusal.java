package io.dynamodel.query.internal.unique;

import io.dynamodel.core.error.UniqueViolation;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a violation is told. */
final class UniqueRefusal {
    private UniqueRefusal() {}

    /**
     * A violation.
     *
     * @param holder the key of the item that holds the value; null if it is not known
     */
    static UniqueViolation violation(
            ModelContext<?> context, UniqueDefinition constraint, @Nullable Map<String, AttributeValue> holder) {
        Key<?> key = holder == null ? null : Claims.keyOf(context, holder);
        return new UniqueViolation(constraint.name(), constraint.names(), key == null ? "" : key.toString());
    }

    static UniqueViolationException exception(
            CompiledWrite<?> write, List<UniqueViolation> violations, @Nullable Throwable cause) {
        return new UniqueViolationException(
                write.context().table(), write.verb(), write.key().toString(), violations, cause);
    }
}
