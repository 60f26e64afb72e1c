package io.dynamodel.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where on its way a request meets with faults: as a call of a client, or as bytes. Requests and answers are changed as
 * JSON on both.
 *
 * @param <Q> a request as it looks here
 * @param <A> an answer as it looks here
 */
abstract class Level<Q, A> {
    private final boolean blocking;

    Level(boolean blocking) {
        this.blocking = blocking;
    }

    abstract String operation(Q request);

    /** A copy. */
    abstract ObjectNode json(Q request);

    abstract Q changed(Q request, ObjectNode json);

    /** A copy of a good answer; null if it is none, or the request is not of those that bring items. */
    abstract @Nullable ObjectNode jsonOf(A answer);

    /** A good answer. */
    abstract A answer(Q request, ObjectNode json);

    /** The answer of a service that refuses. */
    abstract CompletableFuture<A> refused(Refusal refusal, String origin);

    /** What the client gets if the connection breaks. */
    abstract CompletableFuture<A> broken(IOException failure);

    /** What it gets if the answer breaks off. */
    abstract CompletableFuture<A> truncated(A answer, String origin);

    /** What it gets if the answer's bytes changed. */
    abstract CompletableFuture<A> corrupted(A answer, String origin);

    /** Waits: the thread sleeps where calls block. */
    final CompletableFuture<@Nullable Void> pause(Duration duration) {
        if (!blocking) {
            return CompletableFuture.runAsync(
                    () -> {}, CompletableFuture.delayedExecutor(duration.toNanos(), TimeUnit.NANOSECONDS));
        }
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
            return CompletableFuture.completedFuture(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(
                    interrupted(new InterruptedIOException("Interrupted while it waited")));
        }
    }

    abstract Exception interrupted(InterruptedIOException failure);
}
