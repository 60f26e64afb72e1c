package io.dynamodel.query.internal.plan;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.plan.FindPlan.Obstacle;
import io.dynamodel.schema.Key;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the table or an index can do for a condition. */
sealed interface Match<R> {
    /** What was looked at. */
    Target target();

    /**
     * It can answer.
     *
     * @param key the key of the item, if it is the whole one of the table; else null
     * @param keyCondition what is asked of its key
     * @param said the same as the condition says it: with ends of ranges left out where it leaves them out
     * @param filter what is left
     * @param coverage how much of its key is given
     * @param assumed what is taken for granted of its items
     */
    record Usable<R>(
            Target target,
            @Nullable Key<R> key,
            Condition<R> keyCondition,
            Condition<R> said,
            Condition<R> filter,
            Coverage coverage,
            List<String> assumed)
            implements Match<R> {}

    /**
     * It cannot.
     *
     * @param obstacle what is in the way
     * @param reason what exactly, and what would help
     */
    record Unusable<R>(Target target, Obstacle obstacle, String reason) implements Match<R> {}

    /** Nothing can satisfy the condition, whatever is read. */
    record Never<R>(Target target) implements Match<R> {}
}
