package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the items of one partition of the table or of an index, sorted by the sort key. Half a read unit for each 4 KB
 * that is read (before the filter), or one if consistent. Executed as it is, it gives all items, as {@link #list} does.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
public sealed class QueryOperation<R, T> extends ReadOperation<R, T> permits SortedQueryOperation {
    QueryOperation(ModelContext<R> context, ReadSpec<R> spec, BiFunction<ModelContext<R>, StoredItem, T> reader) {
        super(context, spec, reader);
    }

    /** Keeps only items that satisfy the condition, after they were read and paid for; several calls are joined by AND. */
    public final QueryOperation<R, T> filter(Condition<R> condition) {
        Condition<R> known = PathChecks.known(context().compiled(), condition);
        return new QueryOperation<>(context(), spec().withFilter(PathChecks.noKeys(spec().key(), known)), reader());
    }

    /** Backwards: the greatest sort key first. */
    public final QueryOperation<R, T> descending() {
        return new QueryOperation<>(context(), spec().withDescending(true), reader());
    }

    /** Forwards: the smallest sort key first, which is the default. */
    public final QueryOperation<R, T> ascending() {
        return new QueryOperation<>(context(), spec().withDescending(false), reader());
    }

    /** Sees all writes before it, at twice the price; refused on a global index. */
    public final QueryOperation<R, T> consistent() {
        return new QueryOperation<>(context(), spec().withConsistent(), reader());
    }

    /** At most so many items, whatever the pages. */
    public final QueryOperation<R, T> limit(int items) {
        return new QueryOperation<>(context(), spec().withLimit(positive("limit", items)), reader());
    }

    /** How many items DynamoDB reads for a page, before the filter: its {@code Limit}. */
    public final QueryOperation<R, T> pageSize(int items) {
        return new QueryOperation<>(context(), spec().withPageSize(positive("pageSize", items)), reader());
    }

    /**
     * Goes on after a page of the same query.
     *
     * @throws IllegalArgumentException if nothing comes after that page
     */
    public final QueryOperation<R, T> startingAfter(Page<?> page) {
        return startingAfter(page.lastEvaluatedKey()
                .orElseThrow(
                        () -> new IllegalArgumentException("Nothing comes after this page: ask hasMore() before")));
    }

    /**
     * Goes on after a page.
     *
     * @throws InvalidRequestException if the position is not one of the table or index that is read
     */
    public final QueryOperation<R, T> startingAfter(Map<String, AttributeValue> lastEvaluatedKey) {
        return new QueryOperation<>(context(), spec().withStartKey(position(lastEvaluatedKey)), reader());
    }

    /**
     * Puts stored items that do not fit the schema aside instead of failing; they do not count for the limit.
     *
     * @param aside is told of each; on the thread that gets the answer, so it must not block
     */
    public final QueryOperation<R, T> lenient(Consumer<ItemMappingException> aside) {
        return new QueryOperation<>(context(), spec().withLenient(aside), reader());
    }

    /** Brings back only the given paths of each item. The price is that of whole items. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final QueryOperation<R, Selection<R>> select(ValuePath<R, ?>... paths) {
        Selected<R> selected = Selected.of(context().compiled(), List.of(paths));
        return new QueryOperation<>(context(), spec().withSelected(selected), selected::read);
    }
}
