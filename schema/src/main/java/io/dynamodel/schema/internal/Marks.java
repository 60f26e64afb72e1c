package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.time.Instant;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * By what a stored item is known to be of one execution: a value that was generated for it and is no other's, or its
 * time, if that is finer than a millisecond. Asked only after an answer was lost.
 */
public final class Marks {
    private static final int NANOS_OF_MILLI = 1_000_000;

    /** The least that keeps generated values apart: a number of ten digits, ten characters, eight bytes. */
    private static final int MIN_DIGITS = 10;

    private static final int MIN_BYTES = 8;

    private Marks() {}

    /** Whether a time is so fine that no other execution has it. */
    public static boolean isMark(@Nullable Object time) {
        return time instanceof Instant instant && instant.get(ChronoField.NANO_OF_SECOND) % NANOS_OF_MILLI != 0;
    }

    static <R> boolean isMarked(WriteRun<R> run) {
        for (AttributeDefinition<R, Object> attribute : run.filledIn()) {
            Object value = run.row()[attribute.slot()];
            boolean timed = attribute.role() == Role.CREATED_AT || attribute.role() == Role.UPDATED_AT;
            if (value != null
                    && (timed
                            ? isMark(value) && value.equals(attribute.time(run.now()))
                            : run.isGenerated(attribute) && isUnique(attribute, value))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is long enough to be unique, and what generated it gives something else the next time. */
    private static <R> boolean isUnique(AttributeDefinition<R, Object> attribute, Object value) {
        try {
            AttributeValue stored = AttributeValues.encode(attribute.type(), value);
            return isLong(stored)
                    && attribute.rules().defaultOn(WriteKind.PUT) instanceof RuleSpec.Generated<R, Object> rule
                    && !value.equals(rule.supplier().get());
        } catch (
                RuntimeException
                        e) { // of the supplier, or of a value that the attribute's transforms would have mended
            return false;
        }
    }

    private static boolean isLong(AttributeValue value) throws ValueException {
        return switch (AttributeValues.typeOf(value)) {
            case S -> value.s().length() >= MIN_DIGITS;
            case N -> Numbers.parse(value.n()).precision() >= MIN_DIGITS;
            case B -> value.b().asByteArrayUnsafe().length >= MIN_BYTES;
            default -> false;
        };
    }
}
