package io.dynamodel.query;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.schema.QueryTarget;

/**
 * A query that lacks its partition.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 */
@CheckReturnValue
public final class PartitionStep<R, P> {
    private final ModelContext<R> context;
    private final QueryTarget<R, P> target;

    PartitionStep(ModelContext<R> context, QueryTarget<R, P> target) {
        this.context = context;
        this.target = target;
    }

    /** The items of this partition. */
    public QueryOperation<R, R> partition(P partition) {
        return new QueryOperation<>(
                context,
                ReadSpec.of(target.definition(), target.indexName(), target.partitionIs(partition)),
                ModelContext::read);
    }
}
