package io.dynamodel.query;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.SortedQueryTarget;

/**
 * A query of a sorted key or index that lacks its partition.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 * @param <S> the type of the sort key
 */
@CheckReturnValue
public final class SortedPartitionStep<R, P, S> {
    private final ModelContext<R> context;
    private final SortedQueryTarget<R, P, S> target;

    SortedPartitionStep(ModelContext<R> context, SortedQueryTarget<R, P, S> target) {
        this.context = context;
        this.target = target;
    }

    /** The items of this partition. */
    public SortedQueryOperation<R, S> partition(P partition) {
        Condition<R> condition = target.partitionIs(partition);
        return new SortedQueryOperation<>(context, target, condition);
    }
}
