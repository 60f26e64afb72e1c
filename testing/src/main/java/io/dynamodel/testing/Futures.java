package io.dynamodel.testing;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Between calls that block and futures. */
final class Futures {
    private Futures() {}

    /** What may fail. */
    interface Call<T> {
        T call() throws Throwable;
    }

    /** Makes a call, and gives how it ended. */
    static <T> CompletableFuture<T> of(Call<? extends T> call) {
        try {
            return CompletableFuture.completedFuture(call.call());
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** What was begun by others, to be cancelled together. */
    static final class Begun {
        private final Queue<CompletableFuture<?>> futures = new ConcurrentLinkedQueue<>();

        <T> CompletableFuture<T> add(Call<CompletableFuture<T>> call) {
            try {
                CompletableFuture<T> future = call.call();
                futures.add(future);
                return future;
            } catch (Throwable e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }

    /** A future with whose cancellation all is cancelled that was begun for it. */
    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of one is told by the other
    static <T> CompletableFuture<T> cancelling(Function<Begun, CompletableFuture<T>> making) {
        Begun begun = new Begun();
        CompletableFuture<T> future = making.apply(begun);
        CompletableFuture<T> outer = new CompletableFuture<>();
        future.whenComplete((value, failure) -> {
            if (failure == null) {
                outer.complete(value);
            } else {
                outer.completeExceptionally(cause(failure));
            }
        });
        outer.whenComplete((value, failure) -> {
            if (outer.isCancelled()) {
                future.cancel(true);
                begun.futures.forEach(each -> each.cancel(true));
            }
        });
        return outer;
    }

    /** What a future failed with, without the wrappings of futures. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause(cause) : failure;
    }

    /** The value of a future that is complete; throws what it failed with. */
    static <T> T now(CompletableFuture<T> future) throws Throwable {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw cause(e);
        }
    }
}
