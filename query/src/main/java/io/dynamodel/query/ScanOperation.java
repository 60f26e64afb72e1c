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
 * Reads all items of the table or of an index, in no particular order. Half a read unit for each 4 KB that is read
 * (before the filter), or one if consistent. Executed as it is, it gives all items, as {@link #list} does.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
public final class ScanOperation<R, T> extends ReadOperation<R, T> {
    private static final int MAX_SEGMENTS = 1_000_000;

    ScanOperation(ModelContext<R> context, ReadSpec<R> spec, BiFunction<ModelContext<R>, StoredItem, T> reader) {
        super(context, spec, reader);
    }

    @Override
    ScanOperation<R, T> with(ReadSpec<R> other) {
        return new ScanOperation<>(context(), other, reader());
    }

    /** Keeps only items that satisfy the condition, after they were read and paid for; several calls are joined by AND. */
    public ScanOperation<R, T> filter(Condition<R> condition) {
        return with(asked().withFilter(PathChecks.known(context().compiled(), condition)));
    }

    /** Sees all writes before it, at twice the price; refused on a global index. */
    public ScanOperation<R, T> consistent() {
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
    public ScanOperation<R, T> hydrate() {
        return with(asked().withHydrated());
    }

    @Override
    public ScanOperation<R, T> limit(int items) {
        return with(asked().withLimit(positive("limit", items)));
    }

    @Override
    public ScanOperation<R, T> pageSize(int items) {
        return with(asked().withPageSize(positive("pageSize", items)));
    }

    @Override
    public ScanOperation<R, T> maxRequests(int requests) {
        return with(bounded(bounds -> bounds.withMaxRequests(positive("maxRequests", requests))));
    }

    @Override
    public ScanOperation<R, T> maxReadUnits(double units) {
        return with(bounded(bounds -> bounds.withMaxReadUnits(positiveUnits(units))));
    }

    @Override
    public ScanOperation<R, T> deadline(Duration total) {
        return with(bounded(bounds -> bounds.withDeadline(positiveTime(total))));
    }

    @Override
    public ScanOperation<R, T> startingAfter(String cursor) {
        return with(asked().withStart(new ReadStart.Cursor(cursor)));
    }

    @Override
    public ScanOperation<R, T> startingAfter(Page<?> page) {
        return with(starting(page));
    }

    @Override
    public ScanOperation<R, T> startingAfter(Map<String, AttributeValue> lastEvaluatedKey) {
        return with(starting(lastEvaluatedKey));
    }

    @Override
    public ScanOperation<R, T> cursorContext(String words) {
        return with(asked().withCursorContext(words));
    }

    @Override
    public ScanOperation<R, T> lenient(Consumer<ItemMappingException> aside) {
        return with(asked().withLenient(aside));
    }

    /**
     * Reads the table or index in segments, several at once, and processes the items one by one.
     *
     * @param segments how many, up to 1,000,000: the more, the more requests may be under way at once, and the finer
     *     the work is spread
     * @throws InvalidRequestException if there is a limit, a budget or a place to begin, which are those of a read in
     *     one piece
     */
    public ParallelScan<R, T> parallel(int segments) {
        if (positive("parallel", segments) > MAX_SEGMENTS) {
            throw new IllegalArgumentException(
                    "parallel(" + segments + ") must be at most " + MAX_SEGMENTS + ", which is DynamoDB's limit");
        }
        if (asked().limit() != null
                || asked().bounds().maxRequests() != null
                || asked().bounds().maxReadUnits() != null
                || !asked().start().equals(ReadStart.BEGINNING)) {
            throw new InvalidRequestException(
                    "A scan in segments has no limit(..), maxRequests(..), maxReadUnits(..) or startingAfter(..); it"
                            + " takes deadline(..), readUnitsPerSecond(..) and startingAt(checkpoint)");
        }
        return ParallelScan.of(context(), asked(), reader(), segments);
    }

    /** Brings back only the given paths of each item. The price is that of whole items. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final ScanOperation<R, Selection<R>> select(ValuePath<R, ?>... paths) {
        Selected<R> selected = Selected.of(context().compiled(), Arrays.asList(paths));
        return new ScanOperation<>(context(), asked().withSelected(selected), selected::read);
    }
}
