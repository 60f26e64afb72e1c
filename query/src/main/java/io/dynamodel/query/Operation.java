package io.dynamodel.query;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.execution.BlockingDriver;
import io.dynamodel.core.execution.Meter;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.explain.Explainer;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done with items: an immutable value. Nothing is sent before {@link #execute} or one of its kin, and
 * each execution makes its ids, times and tokens anew. Discarding one unexecuted does nothing, and is flagged by
 * compilers that know {@link CheckReturnValue}.
 *
 * <p>The library's own errors are children of {@link io.dynamodel.core.error.DynamodelException}; exceptions of the SDK
 * to which there is nothing to add pass through.
 *
 * @param <T> what an execution gives
 */
@CheckReturnValue
public abstract class Operation<T extends @Nullable Object> {
    private final @Nullable ModelContext<?> context;
    private final Engine engine;
    private final String name;

    /** @param name the verb, or the words that stand for it */
    Operation(ModelContext<?> context, String name) {
        this.context = context;
        this.engine = context.engine();
        this.name = name;
    }

    /**
     * An operation of several models.
     *
     * @param subject what it is, without item data
     */
    Operation(Engine engine, String subject) {
        this.context = null;
        this.engine = engine;
        this.name = subject;
    }

    final Engine engine() {
        return engine;
    }

    /**
     * One execution at the given time: validated and compiled, not sent.
     *
     * @param encoding what items are encoded to: what the client that will send them needs
     */
    abstract Compiled<T> compile(Instant now, ItemEncoding encoding);

    /**
     * Executes the operation and waits for its result.
     *
     * @throws io.dynamodel.core.error.InvalidRequestException if there is no synchronous client
     */
    @CanIgnoreReturnValue
    public final T execute() {
        BlockingDriver driver = engine.requireBlocking();
        return driver.run(compile(engine.now(), driver.transport().encoding()).step());
    }

    /**
     * Executes the operation without blocking a thread. A request that is refused before it is sent fails the future,
     * as everything else does.
     *
     * @throws io.dynamodel.core.error.InvalidRequestException if there is no asynchronous client
     */
    public final CompletableFuture<T> executeAsync() {
        return engine.runAsync(encoding -> compile(engine.now(), encoding).step());
    }

    /**
     * The dry run: the requests that an execution would send now, with the ids and times of now. Nothing is sent.
     *
     * @throws io.dynamodel.core.error.ValidationException and its kin as {@link #execute} would
     */
    public final RequestPlan request() {
        return compile(engine.now(), ItemEncoding.values()).plan();
    }

    /**
     * What an execution would do and why: what is read or written by which key, what may surprise, and what it costs.
     * Nothing is sent. See {@link Explanation}, whose text is for people.
     *
     * @throws io.dynamodel.core.error.ValidationException and its kin as {@link #execute} would
     */
    public final Explanation explain() {
        return explanation(Sizes.unknown());
    }

    /** The same, with costs by what the caller knows of the data. */
    public final Explanation explain(Sizes sizes) {
        return explanation(sizes);
    }

    Explanation explanation(Sizes sizes) {
        // the subject of several models names their tables, as the explanation does
        String verb = context == null ? name.replaceFirst(" on .*", "") : name;
        Explanation explanation = Explainer.of(engine, context, verb, request(), sizes);
        return context == null || context.expansion() == null ? explanation : Explainer.grown(explanation, sizes);
    }

    /** Executes the operation, and tells beside its result what was expected and what it took. */
    public final Explained<T> executeExplained() {
        return executeExplained(Sizes.unknown());
    }

    /** The same, with costs expected by what the caller knows of the data. */
    public final Explained<T> executeExplained(Sizes sizes) {
        Explanation explanation = explanation(sizes);
        BlockingDriver driver = engine.requireBlocking();
        Meter meter = new Meter();
        T result = driver.run(
                meter.over(compile(engine.now(), driver.transport().encoding()).step()));
        return explained(result, explanation, meter);
    }

    /** The same without blocking a thread. */
    public final CompletableFuture<Explained<T>> executeExplainedAsync(Sizes sizes) {
        return engine.runAsync(encoding -> {
            Explanation explanation = explanation(sizes);
            Meter meter = new Meter();
            return meter.over(compile(engine.now(), encoding).step())
                    .map(result -> explained(result, explanation, meter));
        });
    }

    private static <T extends @Nullable Object> Explained<T> explained(T result, Explanation explanation, Meter meter) {
        return new Explained<>(
                result,
                explanation,
                new Explained.Consumption(meter.requests(), meter.readUnits(), meter.writeUnits()));
    }

    /** Freezes one execution: its requests are exactly what it will send. */
    public final PreparedOperation<T> prepare() {
        return new PreparedOperation<>(engine, toString(), compile(engine.now(), ItemEncoding.values()));
    }

    /** What the operation is, without item data; {@link #request} shows what it would send. */
    @Override
    public final String toString() {
        return context == null ? name : context.subject(name);
    }
}
