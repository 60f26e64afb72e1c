package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.PagePublisher;
import io.dynamodel.query.internal.Positions;
import io.dynamodel.query.internal.ReadBounds;
import io.dynamodel.query.internal.ReadProgram;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.ReadStart;
import io.dynamodel.query.internal.ReadStream;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.query.internal.explain.ReadExplainer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How the items of a query, scan or find are taken: all at once, page by page, one by one, or counted.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
public abstract sealed class ReadOperation<R, T> extends Operation<List<T>>
        permits QueryOperation, ScanOperation, FindOperation {
    private final ModelContext<R> context;
    private final String verb;
    private final ReadSpec<R> asked;
    private final BiFunction<ModelContext<R>, StoredItem, T> reader;

    ReadOperation(ModelContext<R> context, ReadSpec<R> spec, BiFunction<ModelContext<R>, StoredItem, T> reader) {
        this(context, spec.isQuery() ? "query" : "scan", spec, reader);
    }

    ReadOperation(
            ModelContext<R> context,
            String verb,
            ReadSpec<R> asked,
            BiFunction<ModelContext<R>, StoredItem, T> reader) {
        super(context, verb);
        this.context = context;
        this.verb = verb;
        this.asked = asked;
        this.reader = reader;
    }

    final ModelContext<R> context() {
        return context;
    }

    /** What is asked for, as the caller put it. */
    final ReadSpec<R> asked() {
        return asked;
    }

    /** What is read; made anew whenever the operation is executed or looked at. */
    ReadSpec<R> spec() {
        return asked;
    }

    final BiFunction<ModelContext<R>, StoredItem, T> reader() {
        return reader;
    }

    /** The same operation, asked something else. */
    abstract ReadOperation<R, T> with(ReadSpec<R> other);

    static int positive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + "(" + number + ") must be at least 1");
        }
        return number;
    }

    // ---- how much, and what it may take ----

    /** At most so many items, whatever the pages. */
    public abstract ReadOperation<R, T> limit(int items);

    /** How many items DynamoDB reads at a time, before the filter: its {@code Limit}. */
    public abstract ReadOperation<R, T> pageSize(int items);

    /**
     * At most so many requests for one execution. When they are spent before the end, a page ends there and says so
     * ({@link Page#isBudgetSpent}); everything else fails with a {@link ReadBudgetException}, which tells where to go on.
     */
    public abstract ReadOperation<R, T> maxRequests(int requests);

    /**
     * No further request once an execution has consumed so many read units, as DynamoDB reports them: the last request
     * can exceed it, by up to 128 units for 1 MB, or 256 if consistent, or by less with a {@link #pageSize}. What happens
     * then is the same as with {@link #maxRequests}.
     */
    public abstract ReadOperation<R, T> maxReadUnits(double units);

    /**
     * How long one execution may take in all, from its first request to its last answer, retries of the SDK included;
     * for a stream or publisher also the time that its items take to be used. A request in flight at the end is given up
     * by the SDK's client ({@code apiCallTimeout}). Fails with a {@link ReadDeadlineException}.
     */
    public abstract ReadOperation<R, T> deadline(Duration total);

    // ---- where to begin ----

    /**
     * Begins at a cursor of a page of the same read: after it with {@link Page#nextCursor}; with
     * {@link Page#previousCursor}, {@code page()} and {@code list()} give what comes before it.
     *
     * <p>Whether it is good is checked when the operation is executed: it fails with an
     * {@link io.dynamodel.core.error.InvalidCursorException} if the cursor is damaged, has expired, or belongs to a read
     * of another table, index, condition, direction or version of the schema.
     */
    public abstract ReadOperation<R, T> startingAfter(String cursor);

    /**
     * Goes on after a page of the same read.
     *
     * @throws IllegalArgumentException if nothing comes after that page
     * @throws InvalidRequestException if it is a page of another table or index
     */
    public abstract ReadOperation<R, T> startingAfter(Page<?> page);

    /**
     * Goes on after an item, whose key it is in the table and in the index that is read.
     *
     * @throws InvalidRequestException if the position is not one of the table or index that is read
     */
    public abstract ReadOperation<R, T> startingAfter(Map<String, AttributeValue> lastEvaluatedKey);

    /**
     * Binds sealed cursors to words, such as a tenant's or user's name: a cursor that was made with others is refused.
     * Only where cursors are sealed.
     */
    public abstract ReadOperation<R, T> cursorContext(String words);

    /**
     * Puts stored items that do not fit the schema aside instead of failing; they do not count for the limit.
     *
     * @param aside is told of each; on the thread that gets the answer, so it must not block
     */
    public abstract ReadOperation<R, T> lenient(Consumer<ItemMappingException> aside);

    static ReadStart.Position following(Page<?> page) {
        ReadStart.Position next = page.edges().next();
        if (next == null) {
            throw new IllegalArgumentException("Nothing comes after this page: ask hasMore() before");
        }
        return next;
    }

    final ReadSpec<R> starting(Page<?> page) {
        ReadStart.Position next = following(page);
        if (next.after() != null) {
            Positions.check(context, spec(), next.after());
        }
        return asked.withStart(next);
    }

    final ReadSpec<R> starting(Map<String, AttributeValue> lastEvaluatedKey) {
        Positions.check(context, spec(), lastEvaluatedKey);
        return asked.withStart(new ReadStart.Position(lastEvaluatedKey, false));
    }

    final ReadSpec<R> bounded(UnaryOperator<ReadBounds> change) {
        return asked.bounded(change);
    }

    static double positiveUnits(double units) {
        if (!(units > 0)) {
            throw new IllegalArgumentException("maxReadUnits(" + units + ") must be more than 0");
        }
        return units;
    }

    static Duration positiveTime(Duration time) {
        if (time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("deadline(" + time + ") must be more than zero");
        }
        return time;
    }

    // ---- how it is taken ----

    @Override
    final Compiled<List<T>> compile(Instant now, ItemEncoding encoding) {
        return program(spec()).list();
    }

    @Override
    Explanation explanation(Sizes sizes) {
        ReadSpec<R> spec = spec();
        return new ReadExplainer<>(context, verb, spec, null).explain(request(), sizes);
    }

    private ReadProgram<R, T> program(ReadSpec<R> of) {
        return new ReadProgram<>(context, of, reader, verb);
    }

    /** All items, up to the limit: as many requests as there are pages of 1 MB. */
    public final List<T> list() {
        return execute();
    }

    /** All items, up to the limit, without blocking a thread. */
    public final CompletableFuture<List<T>> listAsync() {
        return executeAsync();
    }

    /**
     * Up to the limit where there is one, going on over pages that the filter empties; else as far as the budget of
     * {@link #maxRequests} or {@link #maxReadUnits} goes; else what one request gives.
     */
    public final Page<T> page() {
        return engine().run(program(spec()).page().step());
    }

    /** A page, without blocking a thread. */
    public final CompletableFuture<Page<T>> pageAsync() {
        return engine().runAsync(encoding -> program(spec()).page().step());
    }

    /**
     * The page at a cursor, as {@code startingAfter(cursor).page()} gives it; the first one if there is no cursor, as
     * when a client asks for the first time.
     */
    public final Page<T> page(@Nullable String cursor) {
        return cursor == null ? page() : startingAfter(cursor).page();
    }

    /** The page at a cursor, without blocking a thread. */
    public final CompletableFuture<Page<T>> pageAsync(@Nullable String cursor) {
        return cursor == null ? pageAsync() : startingAfter(cursor).pageAsync();
    }

    /** The first item, if there is one. No more is read than it takes. */
    public final Optional<T> first() {
        return engine().run(firstStep());
    }

    /** The first item, without blocking a thread. */
    public final CompletableFuture<Optional<T>> firstAsync() {
        return engine().runAsync(encoding -> firstStep());
    }

    private Step<Optional<T>> firstStep() {
        return program(spec().withLimit(1)).first().step();
    }

    /**
     * The only item. No more is read than it takes to know that it is the only one.
     *
     * @throws io.dynamodel.core.error.NotOneItemException if there is none, or more than one, whose keys it tells
     */
    public final T one() {
        return engine().run(program(two()).one().step());
    }

    /** The only item, without blocking a thread. */
    public final CompletableFuture<T> oneAsync() {
        return engine().runAsync(encoding -> program(two()).one().step());
    }

    /**
     * The only item, if there is one.
     *
     * @throws io.dynamodel.core.error.NotOneItemException if there is more than one, whose keys it tells
     */
    public final Optional<T> oneOrNone() {
        return engine().run(program(two()).oneOrNone().step());
    }

    /** The only item if there is one, without blocking a thread. */
    public final CompletableFuture<Optional<T>> oneOrNoneAsync() {
        return engine().runAsync(encoding -> program(two()).oneOrNone().step());
    }

    private ReadSpec<R> two() {
        ReadSpec<R> spec = spec();
        return spec.limit() == null || spec.limit() > 2 ? spec.withLimit(2) : spec;
    }

    /**
     * The number of items, up to the limit. All of them are read and paid for, none comes back; so an item that does not
     * fit the schema counts too.
     */
    public final long count() {
        return engine().run(program(spec()).count().step());
    }

    /** The number of items, without blocking a thread. */
    public final CompletableFuture<Long> countAsync() {
        return engine().runAsync(encoding -> program(spec()).count().step());
    }

    /** Whether there is an item. No more is read than it takes to know, and none comes back. */
    public final boolean exists() {
        return engine().run(existsStep());
    }

    /** Whether there is an item, without blocking a thread. */
    public final CompletableFuture<Boolean> existsAsync() {
        return engine().runAsync(encoding -> existsStep());
    }

    /**
     * Changes every item that is read, each by an update of its own: see {@link BulkOperation}.
     *
     * @throws InvalidRequestException if there is no update
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final BulkOperation<R> updateEach(Update<R>... updates) {
        return BulkOperation.updates(context, this::identities, List.of(updates));
    }

    /** Deletes every item that is read, each by a delete of its own: see {@link BulkOperation}. */
    public final BulkOperation<R> deleteEach() {
        return BulkOperation.deletes(context, this::identities);
    }

    private ReadSpec<R> identities() {
        return with(asked.withSelected(Selected.identity(context))).spec();
    }

    private Step<Boolean> existsStep() {
        return program(spec().withLimit(1)).count().step().map(count -> count > 0);
    }

    /**
     * The items one by one, up to the limit. Requests are sent when the stream gets there, and it holds what one of them
     * gave; a stream that is left early, or closed, asks for no more. Each stream is an execution of its own.
     */
    public final Stream<T> stream() {
        return ReadStream.of(program(spec()).run(), engine());
    }

    /**
     * The items one by one, up to the limit, to subscribers who say how many they want: a publisher of Reactive Streams,
     * over the asynchronous client. Each subscriber is an execution of its own. A request is sent when more items are
     * wanted than are at hand, one at a time; no thread is blocked. A subscriber that cancels ends the request in flight.
     *
     * @throws InvalidRequestException if there is no asynchronous client
     */
    public final Flow.Publisher<T> publisher() {
        engine().requireAsync();
        return PagePublisher.of(() -> program(spec()).run(), engine());
    }
}
