package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.ReadStart;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import java.time.Duration;
import java.util.Arrays;
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

    @Override
    final QueryOperation<R, T> with(ReadSpec<R> other) {
        return new QueryOperation<>(context(), other, reader());
    }

    /** Keeps only items that satisfy the condition, after they were read and paid for; several calls are joined by AND. */
    public final QueryOperation<R, T> filter(Condition<R> condition) {
        Condition<R> known = PathChecks.known(context().compiled(), condition);
        return with(asked().withFilter(PathChecks.noKeys(asked().key(), known)));
    }

    /** Backwards: the greatest sort key first. */
    public final QueryOperation<R, T> descending() {
        return with(asked().withDescending(true));
    }

    /** Forwards: the smallest sort key first, which is the default. */
    public final QueryOperation<R, T> ascending() {
        return with(asked().withDescending(false));
    }

    /** Sees all writes before it, at twice the price; refused on a global index. */
    public final QueryOperation<R, T> consistent() {
        return with(asked().withConsistent());
    }

    /**
     * Brings whole items where the index does not hold them: the index is read for their keys, and the items are
     * fetched from the table by BatchGetItem, up to 100 at a time, in the order of the index. It costs what both take:
     * half a read unit for each 4 KB of each item more, or one if consistent. Where the index holds all that is needed,
     * nothing changes.
     *
     * <p>An item is given as the table has it, and only if it is still there and still satisfies all conditions: an index
     * follows the table after a moment. A filter may name what the index does not hold: it is then applied here, after the
     * item was fetched and paid for. Items that come are what {@code limit(..)} counts. A request that is begun is brought
     * to its end with up to 100 items, also where {@code maxRequests(..)} or {@code maxReadUnits(..)} ends within it.
     *
     * <p>What DynamoDB leaves unprocessed is asked for again, until the deadline, or until nothing has come for 30
     * seconds: then the read fails with a {@link ReadDeadlineException}, which tells where to go on.
     *
     * @throws InvalidRequestException if some paths are selected
     */
    public final QueryOperation<R, T> hydrate() {
        return with(asked().withHydrated());
    }

    @Override
    public final QueryOperation<R, T> limit(int items) {
        return with(asked().withLimit(positive("limit", items)));
    }

    @Override
    public final QueryOperation<R, T> pageSize(int items) {
        return with(asked().withPageSize(positive("pageSize", items)));
    }

    @Override
    public final QueryOperation<R, T> maxRequests(int requests) {
        return with(bounded(bounds -> bounds.withMaxRequests(positive("maxRequests", requests))));
    }

    @Override
    public final QueryOperation<R, T> maxReadUnits(double units) {
        return with(bounded(bounds -> bounds.withMaxReadUnits(positiveUnits(units))));
    }

    @Override
    public final QueryOperation<R, T> deadline(Duration total) {
        return with(bounded(bounds -> bounds.withDeadline(positiveTime(total))));
    }

    @Override
    public final QueryOperation<R, T> startingAfter(String cursor) {
        return with(asked().withStart(new ReadStart.Cursor(cursor)));
    }

    @Override
    public final QueryOperation<R, T> startingAfter(Page<?> page) {
        return with(starting(page));
    }

    @Override
    public final QueryOperation<R, T> startingAfter(Map<String, AttributeValue> lastEvaluatedKey) {
        return with(starting(lastEvaluatedKey));
    }

    @Override
    public final QueryOperation<R, T> cursorContext(String words) {
        return with(asked().withCursorContext(words));
    }

    @Override
    public final QueryOperation<R, T> lenient(Consumer<ItemMappingException> aside) {
        return with(asked().withLenient(aside));
    }

    /** Brings back only the given paths of each item. The price is that of whole items. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final QueryOperation<R, Selection<R>> select(ValuePath<R, ?>... paths) {
        Selected<R> selected = Selected.of(context().compiled(), Arrays.asList(paths));
        return new QueryOperation<>(context(), asked().withSelected(selected), selected::read);
    }
}
