package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.AsyncDriver;
import io.dynamodel.core.execution.BlockingDriver;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.CursorSealer;
import io.dynamodel.query.internal.expand.TransactionPort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * What runs the operations of all models of one client.
 *
 * @param blocking runs them on the calling thread; null without a synchronous client
 * @param async runs them without a thread; null without an asynchronous client
 * @param clock tells the time of each execution
 * @param returnConsumedCapacity what every request asks for; null for nothing
 * @param cursorSealer seals cursors; null to leave them readable
 * @param transactions sends writes that grew into transactions; null where none can
 */
public record Engine(
        @Nullable BlockingDriver blocking,
        @Nullable AsyncDriver async,
        Clock clock,
        @Nullable ReturnConsumedCapacity returnConsumedCapacity,
        @Nullable CursorSealer cursorSealer,
        @Nullable TransactionPort transactions) {

    /** How long a request may take of the time that is left: the client's own timeout if that is shorter. */
    Duration callTimeout(Duration left) {
        Duration shortest = left;
        Duration ofBlocking = blocking == null ? left : blocking.callTimeout().orElse(left);
        Duration ofAsync = async == null ? left : async.callTimeout().orElse(left);
        shortest = ofBlocking.compareTo(shortest) < 0 ? ofBlocking : shortest;
        return ofAsync.compareTo(shortest) < 0 ? ofAsync : shortest;
    }

    /** The time of an execution that begins now. */
    public Instant now() {
        return clock.instant();
    }

    /** How items travel, and why; with two clients, with the one that {@code execute()} uses. */
    public String transport() {
        return String.valueOf(
                blocking != null ? blocking.transport() : requireAsync().transport());
    }

    /** Runs on the calling thread. */
    public <T extends @Nullable Object> T run(Step<T> step) {
        return requireBlocking().run(step);
    }

    /** The blocking driver, or an error that says how to get one. */
    public BlockingDriver requireBlocking() {
        if (blocking == null) {
            throw new InvalidRequestException(
                    "execute() needs a DynamoDbClient: give one to Dynamodel, or use" + " executeAsync()");
        }
        return blocking;
    }

    /** Runs without a thread. */
    public <T extends @Nullable Object> CompletableFuture<T> runAsync(Step<T> step) {
        return requireAsync().run(step);
    }

    /**
     * Makes a step and runs it without a thread. If it cannot be made, the future fails.
     *
     * @param step gets what items are best encoded to
     * @throws InvalidRequestException if there is no asynchronous client
     */
    public <T extends @Nullable Object> CompletableFuture<T> runAsync(Function<ItemEncoding, Step<T>> step) {
        AsyncDriver driver = requireAsync();
        Step<T> made;
        try {
            made = step.apply(driver.transport().encoding());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return driver.run(made);
    }

    /** The asynchronous driver, or an error that says how to get one. */
    public AsyncDriver requireAsync() {
        if (async == null) {
            throw new InvalidRequestException("executeAsync() needs a DynamoDbAsyncClient: give one to Dynamodel with"
                    + " Dynamodel.builder().asyncClient(..); threads of a hidden pool are not used instead");
        }
        return async;
    }
}
