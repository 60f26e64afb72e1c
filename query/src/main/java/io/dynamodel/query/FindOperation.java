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
import io.dynamodel.query.internal.explain.ReadExplainer;
import io.dynamodel.query.internal.plan.FindPlan;
import io.dynamodel.query.internal.plan.FindPlanner;
import io.dynamodel.schema.QueryTarget;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import io.dynamodel.schema.internal.Tokens;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Finds the items that satisfy a condition: by their key, or in the partition of the table or of an index that suits the
 * condition best. What is found is exactly what satisfies the condition. Which one is read depends on the schema and on
 * what is asked alone, so it is always the same; see the guide "Finding and explaining". A find never reads a whole
 * table: if only that could answer, it is refused with an {@link InvalidRequestException} that says what would help.
 *
 * <p>One GetItem where the whole key of the table is given and nothing else is asked; no request where nothing can
 * satisfy the condition; else queries: half a read unit for each 4 KB that is read (before the filter), or one if
 * consistent. Executed as it is, it gives all items, as {@link #list} does, in the order of the key that is read.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
public final class FindOperation<R, T> extends ReadOperation<R, T> {
    private final @Nullable QueryTarget<R, ?> using;

    private FindOperation(
            ModelContext<R> context,
            ReadSpec<R> asked,
            @Nullable QueryTarget<R, ?> using,
            BiFunction<ModelContext<R>, StoredItem, T> reader) {
        super(context, "find", asked, reader);
        this.using = using;
    }

    static <R> FindOperation<R, R> of(ModelContext<R> context, Condition<R> condition) {
        ReadSpec<R> everything = ReadSpec.of(context.key(), null, null);
        return new FindOperation<>(
                context,
                everything.withFilter(PathChecks.known(context.compiled(), condition)),
                null,
                ModelContext::read);
    }

    /** What was found out: it depends on all that was chained, so not before the operation is executed or looked at. */
    FindPlan<R> plan() {
        return FindPlanner.plan(context(), asked(), using);
    }

    @Override
    ReadSpec<R> spec() {
        return plan().required();
    }

    /** A find that is refused is explained too. */
    @Override
    Explanation explanation(Sizes sizes) {
        FindPlan<R> plan = plan();
        ReadSpec<R> spec = plan.spec();
        return spec == null
                ? ReadExplainer.refused(context(), plan, asked().consistent())
                : new ReadExplainer<>(context(), "find", spec, plan).explain(request(), sizes);
    }

    @Override
    FindOperation<R, T> with(ReadSpec<R> other) {
        return new FindOperation<>(context(), other, using, reader());
    }

    /** Only items that satisfy this condition too. It may lead to another index. */
    public FindOperation<R, T> and(Condition<R> condition) {
        return with(asked().withFilter(PathChecks.known(context().compiled(), condition)));
    }

    /**
     * Reads this one and no other, or is refused. An item that lacks an attribute of an index's key is not in the index,
     * and is not found by it.
     */
    public FindOperation<R, T> using(QueryTarget<R, ?> target) {
        Tokens.requireOrigin(context().compiled(), target.origin(), target);
        return new FindOperation<>(context(), asked(), target, reader());
    }

    /** Backwards in the order of the sort key that is read. */
    public FindOperation<R, T> descending() {
        return with(asked().withDescending(true));
    }

    /** Forwards in the order of the sort key that is read, which is the default. */
    public FindOperation<R, T> ascending() {
        return with(asked().withDescending(false));
    }

    /** Sees all writes before it, at twice the price; global indexes are then out of the question. */
    public FindOperation<R, T> consistent() {
        return with(asked().withConsistent());
    }

    /**
     * Brings whole items where the index that is chosen does not hold them: the index is read for their keys, and the items are
     * fetched from the table by BatchGetItem, up to 100 at a time, in the order of the index. It costs what both take:
     * half a read unit for each 4 KB of each item more, or one if consistent. Where the index holds all that is needed,
     * nothing changes.
     *
     * <p>Indexes that do not hold whole items can then be chosen: one that needs no second hop is preferred where both
     * give as much of their key.
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
    public FindOperation<R, T> hydrate() {
        return with(asked().withHydrated());
    }

    @Override
    public FindOperation<R, T> limit(int items) {
        return with(asked().withLimit(positive("limit", items)));
    }

    @Override
    public FindOperation<R, T> pageSize(int items) {
        return with(asked().withPageSize(positive("pageSize", items)));
    }

    @Override
    public FindOperation<R, T> maxRequests(int requests) {
        return with(bounded(bounds -> bounds.withMaxRequests(positive("maxRequests", requests))));
    }

    @Override
    public FindOperation<R, T> maxReadUnits(double units) {
        return with(bounded(bounds -> bounds.withMaxReadUnits(positiveUnits(units))));
    }

    @Override
    public FindOperation<R, T> deadline(Duration total) {
        return with(bounded(bounds -> bounds.withDeadline(positiveTime(total))));
    }

    @Override
    public FindOperation<R, T> startingAfter(String cursor) {
        return with(asked().withStart(new ReadStart.Cursor(cursor)));
    }

    /** {@inheritDoc} Whether it is one of what is read is found out when the operation is executed. */
    @Override
    public FindOperation<R, T> startingAfter(Page<?> page) {
        return with(asked().withStart(following(page)));
    }

    /** {@inheritDoc} Whether it is one of what is read is found out when the operation is executed. */
    @Override
    public FindOperation<R, T> startingAfter(Map<String, AttributeValue> lastEvaluatedKey) {
        return with(asked().withStart(new ReadStart.Position(lastEvaluatedKey, false)));
    }

    @Override
    public FindOperation<R, T> cursorContext(String words) {
        return with(asked().withCursorContext(words));
    }

    @Override
    public FindOperation<R, T> lenient(Consumer<ItemMappingException> aside) {
        return with(asked().withLenient(aside));
    }

    /** Brings back only the given paths of each item, which an index that holds them can give. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final FindOperation<R, Selection<R>> select(ValuePath<R, ?>... paths) {
        Selected<R> selected = Selected.of(context().compiled(), Arrays.asList(paths));
        return new FindOperation<>(context(), asked().withSelected(selected), using, selected::read);
    }
}
