package io.dynamodel.query;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Positions;
import io.dynamodel.query.internal.ReadProgram;
import io.dynamodel.query.internal.ReadSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
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

    /** The position, if it is one of what is read. */
    final Map<String, AttributeValue> position(Map<String, AttributeValue> lastEvaluatedKey) {
        return Positions.checked(context, spec(), lastEvaluatedKey);
    }

    static int positive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(what + "(" + number + ") must be at least 1");
        }
        return number;
    }

    @Override
    final Compiled<List<T>> compile(Instant now, ItemEncoding encoding) {
        return program(spec()).list();
    }

    private ReadProgram<R, T> program(ReadSpec<R> of) {
        return new ReadProgram<>(context, of, reader);
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
     * Up to the limit where there is one, going on over pages that the filter empties; else what one request gives.
     */
    public final Page<T> page() {
        return engine().run(program(spec()).page().step());
    }

    /** A page, without blocking a thread. */
    public final CompletableFuture<Page<T>> pageAsync() {
        return engine().runAsync(encoding -> program(spec()).page().step());
    }

    /** The first item, if there is one. */
    public final Optional<T> first() {
        return firstOf(engine().run(program(spec().withLimit(1)).list().step()));
    }

    /** The first item, without blocking a thread. */
    public final CompletableFuture<Optional<T>> firstAsync() {
        return engine().runAsync(
                        encoding -> program(spec().withLimit(1)).list().step().map(ReadOperation::firstOf));
    }

    private static <T> Optional<T> firstOf(List<T> items) {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
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

    /**
     * The items one by one, up to the limit. Pages are read when the stream gets to them, one at a time; a stream that
     * is left early asks for no more.
     */
    public final Stream<T> stream() {
        ReadSpec<R> spec = spec();
        Integer limit = spec.limit();
        Integer pageSize = spec.pageSize();
        ReadSpec<R> paged = spec.withLimit(null);
        if (limit != null && spec.filter() instanceof Condition.Always) {
            // no more than is wanted, which with a filter cannot be told beforehand
            paged = paged.withPageSize(pageSize == null ? limit : Math.min(pageSize, limit));
        }
        ReadProgram<R, T> pages = program(paged);
        return PageStream.of(limit, start -> engine().run(pages.pageAfter(start == null ? spec.startKey() : start)));
    }
}
