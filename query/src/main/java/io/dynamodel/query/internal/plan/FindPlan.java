package io.dynamodel.query.internal.plan;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.internal.ReadSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code find} reads, and why.
 *
 * @param spec what is read; null if only a scan could answer
 * @param refusal why nothing is read; null if something is
 * @param verdicts what was thought of the table and of each index, in the order of their definition
 * @param assumed what is taken for granted of the items of what is read
 */
public record FindPlan<R>(
        @Nullable ReadSpec<R> spec, @Nullable String refusal, List<Verdict> verdicts, List<String> assumed) {

    /**
     * What was thought of the table or of an index.
     *
     * @param index the name of the index; null for the table
     * @param isTaken whether it is read
     * @param isUsable whether it could be
     * @param reason why it is not read; empty if it is
     */
    public record Verdict(@Nullable String index, boolean isTaken, boolean isUsable, String reason) {}

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
