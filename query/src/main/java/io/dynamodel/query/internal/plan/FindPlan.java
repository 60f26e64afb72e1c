package io.dynamodel.query.internal.plan;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.ReadSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code find} reads, and why.
 *
 * @param spec what is read; null if only a scan could answer
 * @param said what is asked of the key, as the condition says it; null if nothing is
 * @param refusal why nothing is read; null if something is
 * @param verdicts what was thought of the table and of each index, in the order of their definition
 * @param assumed what is taken for granted of the items of what is read
 */
public record FindPlan<R>(
        @Nullable ReadSpec<R> spec,
        @Nullable Condition<R> said,
        @Nullable String refusal,
        List<Verdict> verdicts,
        List<String> assumed) {

    /**
     * What was thought of the table or of an index.
     *
     * @param index the name of the index; null for the table
     * @param obstacle what is in the way; null if it is read
     * @param reason why it is not read; empty if it is
     */
    public record Verdict(@Nullable String index, @Nullable Obstacle obstacle, String reason) {}

    /** What can be in the way of reading the table or an index. */
    public enum Obstacle {
        /** The condition does not give its key, or asks of it what no key condition can say. */
        KEY,
        /** It has no consistent reads. */
        CONSISTENCY,
        /** It may lack items. */
        SPARSENESS,
        /** It lacks attributes. */
        PROJECTION,
        /** Another one is better. */
        BETTER_ONE,
        /** Another one is as good. */
        EQUAL_ONE,
        /** Another one was asked for. */
        WISH
    }

    /**
     * What is read.
     *
     * @throws InvalidRequestException if only a scan could answer
     */
    public ReadSpec<R> required() {
        if (spec == null) {
            throw new InvalidRequestException(String.valueOf(refusal));
        }
        return spec;
    }
}
