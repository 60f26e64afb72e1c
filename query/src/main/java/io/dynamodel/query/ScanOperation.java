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
 * Reads all items of the table or of an index, in no particular order. Half a read unit for each 4 KB that is read
 * (before the filter), or one if consistent. Executed as it is, it gives all items, as {@link #list} does.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
public final class ScanOperation<R, T> extends ReadOperation<R, T> {
    ScanOperation(ModelContext<R> context, ReadSpec<R> spec, BiFunction<ModelContext<R>, StoredItem, T> reader) {
        super(context, spec, reader);
    }

    /** Keeps only items that satisfy the condition, after they were read and paid for; several calls are joined by AND. */
    public ScanOperation<R, T> filter(Condition<R> condition) {
        return new ScanOperation<>(
                context(), spec().withFilter(PathChecks.known(context().compiled(), condition)), reader());
    }

    /** Sees all writes before it, at twice the price; refused on a global index. */
    public ScanOperation<R, T> consistent() {
        return new ScanOperation<>(context(), spec().withConsistent(), reader());
    }

    /** At most so many items, whatever the pages. */
    public ScanOperation<R, T> limit(int items) {
        return new ScanOperation<>(context(), spec().withLimit(positive("limit", items)), reader());
    }

    /** How many items DynamoDB reads for a page, before the filter: its {@code Limit}. */
    public ScanOperation<R, T> pageSize(int items) {
        return new ScanOperation<>(context(), spec().withPageSize(positive("pageSize", items)), reader());
    }

    /**
     * Goes on after a page of the same scan.
     *
     * @throws IllegalArgumentException if nothing comes after that page
     */
    public ScanOperation<R, T> startingAfter(Page<?> page) {
        return startingAfter(page.lastEvaluatedKey()
                .orElseThrow(
                        () -> new IllegalArgumentException("Nothing comes after this page: ask hasMore() before")));
    }

    /**
     * Goes on after a page.
     *
     * @throws InvalidRequestException if the position is not one of the table or index that is read
     */
    public ScanOperation<R, T> startingAfter(Map<String, AttributeValue> lastEvaluatedKey) {
        return new ScanOperation<>(context(), spec().withStartKey(position(lastEvaluatedKey)), reader());
    }

    /**
     * Puts stored items that do not fit the schema aside instead of failing; they do not count for the limit.
     *
     * @param aside is told of each; on the thread that gets the answer, so it must not block
     */
    public ScanOperation<R, T> lenient(Consumer<ItemMappingException> aside) {
        return new ScanOperation<>(context(), spec().withLenient(aside), reader());
    }

    /** Brings back only the given paths of each item. The price is that of whole items. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final ScanOperation<R, Selection<R>> select(ValuePath<R, ?>... paths) {
        Selected<R> selected = Selected.of(context().compiled(), List.of(paths));
        return new ScanOperation<>(context(), spec().withSelected(selected), selected::read);
    }
}
