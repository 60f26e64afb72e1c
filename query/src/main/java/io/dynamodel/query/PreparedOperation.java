package io.dynamodel.query;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One execution of an operation, frozen: ids, times and tokens are made, and {@link #request} is exactly what
 * {@link #execute} sends. Executing it twice sends the same twice: a transaction is applied once within ten minutes.
 *
 * <p>Where something must be read before the write, as for hooks and unique constraints, the first execution reads it, and
 * what comes of it is what all send, unless its conditions fail since what was read has changed: then nothing was done, and
 * it is made anew, with the same token. {@link #request} shows the read as long as nothing was sent.
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

    /** The requests that will be sent; the reads that come first, if what follows depends on what they find. */
    public RequestPlan request() {
        return compiled.plan();
    }

    /** Sends them and waits for the result. */
    @CanIgnoreReturnValue
    public T execute() {
        return engine.run(compiled.prepared());
    }

    /** Sends them without blocking a thread. */
    public CompletableFuture<T> executeAsync() {
        return engine.runAsync(compiled.prepared());
    }

    /** What the operation is, without item data; {@link #request} shows what it will send. */
    @Override
    public String toString() {
        return subject;
    }
}
