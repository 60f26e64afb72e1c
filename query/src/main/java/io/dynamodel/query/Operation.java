package io.dynamodel.query;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.execution.BlockingDriver;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
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
