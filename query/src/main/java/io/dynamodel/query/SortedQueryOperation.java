package io.dynamodel.query;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.schema.SortCondition;
import io.dynamodel.schema.SortedQueryTarget;
import java.util.List;

/**
 * A query of a whole partition, of which the sort key may still be asked. Everything else that a query takes comes after
 * that.
 *
 * @param <R> the item type
 * @param <S> the type of the sort key
 */
public final class SortedQueryOperation<R, S> extends QueryOperation<R, R> {
    private final SortedQueryTarget<R, ?, S> target;
    private final Condition<R> partition;

    SortedQueryOperation(ModelContext<R> context, SortedQueryTarget<R, ?, S> target, Condition<R> partition) {
        super(context, ReadSpec.of(target.definition(), target.indexName(), partition), ModelContext::read);
        this.target = target;
        this.partition = partition;
    }

    /** Only items whose sort key satisfies the condition: nothing else is read or paid for. */
    public QueryOperation<R, R> sort(SortCondition<S> condition) {
        return new QueryOperation<>(
                context(),
                spec().withKeyConditions(Condition.all(List.of(partition, condition.on(target)))),
                ModelContext::read);
    }
}
