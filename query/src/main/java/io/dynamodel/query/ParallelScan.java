package io.dynamodel.query;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.ScanProgram;
import io.dynamodel.query.internal.ScanProgram.Settings;
import io.dynamodel.query.internal.Waiting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Reads all items of a table or index in segments beside each other, and processes them: an immutable value; nothing is
 * sent before one of its {@code forEach}.
 *
 * <p>Each item is processed at least once. A scan that stops early, by a failure, a deadline or the end of the process,
 * goes on at a checkpoint: nothing is left out, and items of pages that were begun are processed again. Items that are
 * written while it runs may be seen or not, as with every scan.
 *
 * @param <R> the item type
 * @param <T> what is processed: an item, or a selection
 */
@CheckReturnValue
public final class ParallelScan<R, T> {
    /** Well below the connections that the SDK's clients have. */
    private static final int DEFAULT_CONCURRENCY = 16;

    private final ModelContext<R> context;
    private final ReadSpec<R> spec;
    private final BiFunction<ModelContext<R>, StoredItem, T> reader;
    private final Settings<T> settings;

    private ParallelScan(
            ModelContext<R> context,
            ReadSpec<R> spec,
            BiFunction<ModelContext<R>, StoredItem, T> reader,
            Settings<T> settings) {
        this.context = context;
        this.spec = spec;
        this.reader = reader;
        this.settings = settings;
    }

    static <R, T> ParallelScan<R, T> of(
            ModelContext<R> context,
            ReadSpec<R> spec,
            BiFunction<ModelContext<R>, StoredItem, T> reader,
            int segments) {
        return new ParallelScan<>(
                context,
                spec,
                reader,
                new Settings<>(segments, Math.min(segments, DEFAULT_CONCURRENCY), null, null, null, null));
    }

    private ParallelScan<R, T> with(Settings<T> other) {
        return new ParallelScan<>(context, spec, reader, other);
    }

    /** How many requests may be under way at once; as many as there are segments, up to 16, unless told. */
    public ParallelScan<R, T> concurrency(int requests) {
        return with(new Settings<>(
                settings.segments(),
                ReadOperation.positive("concurrency", requests),
                settings.unitsPerSecond(),
                settings.checkpoint(),
                settings.progress(),
                settings.aside()));
    }

    /**
     * How many read units it may take, on average, as DynamoDB reports them. It waits between requests, holding no thread
     * where it runs on the asynchronous client. A request takes up to 128 units, or 256 if consistent: less with a
     * {@code pageSize(..)}, which makes it even.
     */
    public ParallelScan<R, T> readUnitsPerSecond(double units) {
        if (!(units > 0)) {
            throw new IllegalArgumentException("readUnitsPerSecond(" + units + ") must be more than 0");
        }
        return with(new Settings<>(
                settings.segments(),
                settings.concurrency(),
                units,
                settings.checkpoint(),
                settings.progress(),
                settings.aside()));
    }

    /**
     * Goes on where another execution stopped. Whether the checkpoint is good is checked when it is executed: it fails
     * with an {@link io.dynamodel.core.error.InvalidCursorException} if it is damaged, has expired, or belongs to a scan
     * of another table, index, filter, number of segments or version of the schema.
     *
     * @param checkpoint of {@link ScanProgress#checkpoint}
     */
    public ParallelScan<R, T> startingAt(String checkpoint) {
        return with(new Settings<>(
                settings.segments(),
                settings.concurrency(),
                settings.unitsPerSecond(),
                Objects.requireNonNull(checkpoint, "checkpoint"),
                settings.progress(),
                settings.aside()));
    }

    /**
     * Is told how far it has come, after each page whose items are all processed, one time after the other. To survive
     * the end of the process, keep {@link ScanProgress#checkpoint} somewhere now and then.
     *
     * @param progress must not block for long; what it throws stops the scan
     */
    public ParallelScan<R, T> onProgress(Consumer<ScanProgress> progress) {
        return with(new Settings<>(
                settings.segments(),
                settings.concurrency(),
                settings.unitsPerSecond(),
                settings.checkpoint(),
                Objects.requireNonNull(progress, "progress"),
                settings.aside()));
    }

    /**
     * Hands items aside whose processing throws, and goes on; else the first of them stops the scan.
     *
     * @param aside gets the item and what was thrown; what it throws itself stops the scan
     */
    public ParallelScan<R, T> onFailure(BiConsumer<? super T, ? super RuntimeException> aside) {
        return with(new Settings<>(
                settings.segments(),
                settings.concurrency(),
                settings.unitsPerSecond(),
                settings.checkpoint(),
                settings.progress(),
                Objects.requireNonNull(aside, "aside")));
    }

    /**
     * Processes every item, and returns when everything is processed. Requests go over the asynchronous client, as many
     * at once as there may be, and items are processed by one thread at a time; or by the calling thread alone, with the
     * synchronous client, if one request may be under way. With the synchronous client and several threads, see
     * {@link #forEach(Executor, Consumer)}.
     *
     * @param action processes an item
     * @throws ScanStoppedException if it does not come to its end; it has the checkpoint, and nothing runs any more
     * @throws InvalidRequestException if several requests may be under way and there is no asynchronous client
     */
    @CanIgnoreReturnValue
    public ScanProgress forEach(Consumer<? super T> action) {
        Engine engine = context.engine();
        ScanProgram<R, T> program = program(action);
        if (program.workers() == 1 && engine.blocking() != null) {
            return engine.run(program.step());
        }
        if (engine.async() == null) {
            throw new InvalidRequestException(
                    "A scan with several requests at once needs a DynamoDbAsyncClient, given to Dynamodel's builder with"
                            + " asyncClient(..), or threads of yours: forEach(executor, action); threads of a hidden pool"
                            + " are not used instead. One request at a time needs neither: concurrency(1)");
        }
        return Waiting.on(engine.runAsync(program.step()));
    }

    /**
     * Processes every item with the synchronous client, on the calling thread and on threads of the executor, and returns
     * when everything is processed. Items are processed by several threads at once, those of one segment one after the
     * other.
     *
     * @param executor runs all workers but one; virtual threads will do
     * @param action processes an item; must be thread-safe
     * @throws ScanStoppedException if it does not come to its end; it has the checkpoint, and nothing runs any more
     */
    @CanIgnoreReturnValue
    public ScanProgress forEach(Executor executor, Consumer<? super T> action) {
        context.engine().requireBlocking();
        ScanProgram<R, T> program = program(action);
        program.runOn(executor);
        return context.engine().run(program.end());
    }

    /**
     * Processes every item over the asynchronous client, without blocking a thread. Items are processed by one thread at a
     * time, one of those that complete requests, so the action must not block. The future fails with a
     * {@link ScanStoppedException} if the scan does not come to its end, once nothing runs any more. Cancelling it ends
     * the requests in flight; what was told last of its progress has the checkpoint.
     *
     * @param action processes an item
     * @throws InvalidRequestException if there is no asynchronous client
     */
    public CompletableFuture<ScanProgress> forEachAsync(Consumer<? super T> action) {
        return context.engine().runAsync(encoding -> program(action).step());
    }

    /** All items, in no particular order, as {@link #forEach(Consumer)} reads them. */
    public List<T> list() {
        List<T> items = Collections.synchronizedList(new ArrayList<>());
        forEach(items::add);
        return List.copyOf(items);
    }

    /** All items, in no particular order, without blocking a thread. */
    public CompletableFuture<List<T>> listAsync() {
        List<T> items = Collections.synchronizedList(new ArrayList<>());
        return forEachAsync(items::add).thenApply(done -> List.copyOf(items));
    }

    /** The dry run: the first request of each segment. Nothing is sent. */
    public RequestPlan request() {
        return program(item -> {}).plan();
    }

    private ScanProgram<R, T> program(Consumer<? super T> action) {
        return new ScanProgram<>(context, spec, reader, settings, Objects.requireNonNull(action, "action"));
    }

    /** What it is, without item data; {@link #request} shows what it would send. */
    @Override
    public String toString() {
        return context.subject("scan in " + settings.segments() + " segments");
    }
}
