package io.dynamodel.query;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation, frozen: ids, times and tokens are made, and {@link #request} is exactly what
 * {@link #execute} sends. Executing it twice sends the same twice.
 *
 * @param <T> what an execution gives
 */
@CheckReturnValue
public final class PreparedOperation<T extends @Nullable Object> {
    private final Engine engine;
    private final String subject;
    private final Compiled<T> compiled;

    PreparedOperation(Engine engine, String subject, Compiled<T> compiled) {
        this.engine = engine;
        this.subject = subject;
        this.compiled = compiled;
    }

    /** The requests that will be sent. */
    public RequestPlan request() {
        return compiled.plan();
    }

    /** Sends them and waits for the result. */
    @CanIgnoreReturnValue
    public T execute() {
        return engine.run(compiled.step());
    }

    /** Sends them without blocking a thread. */
    public CompletableFuture<T> executeAsync() {
        return engine.runAsync(compiled.step());
    }

    /** What the operation is, without item data; {@link #request} shows what it will send. */
    @Override
    public String toString() {
        return subject;
    }
}
