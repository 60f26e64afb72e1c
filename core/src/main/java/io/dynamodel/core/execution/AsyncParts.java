package io.dynamodel.core.execution;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a step that are under way at once, and the future of their values. What it knows changes in turn with
 * the parts; only cancelling comes from outside.
 */
final class AsyncParts<T extends @Nullable Object> extends CompletableFuture<List<T>> {
    private final Step.All<T> all;
    private final Turns turns;
    private final Function<Step<T>, AsyncRun<T>> runs;
    private final @Nullable Object[] values;
    private final Set<AsyncRun<T>> underWay = ConcurrentHashMap.newKeySet();

    private int begun;
    private int ended;
    private @Nullable Throwable failure;

    /** @param runs makes the run of a part, which goes on in these turns */
    AsyncParts(Step.All<T> all, Turns turns, Function<Step<T>, AsyncRun<T>> runs) {
        this.all = all;
        this.turns = turns;
        this.runs = runs;
        this.values = new Object[all.parts().size()];
    }

    /** Begins with as many as may be under way. */
    void begin() {
        turns.take(this::goOn);
    }

    private void goOn() {
        while (failure == null && !isDone() && begun < values.length && begun - ended < all.concurrency()) {
            begin(begun++);
        }
        if (ended == begun && (failure != null || ended == values.length)) {
            end();
        }
    }

    private void begin(int place) {
        AsyncRun<T> run = runs.apply(all.parts().get(place));
        underWay.add(run);
        if (isDone()) { // cancelled before it was among those that are cancelled
            run.cancel(true);
        }
        var unused = run.handle((value, failed) -> {
            turns.take(() -> ended(run, place, value, failed));
            return true;
        });
        run.proceed();
    }

    private void ended(AsyncRun<T> run, int place, T value, @Nullable Throwable failed) {
        underWay.remove(run);
        ended++;
        values[place] = value;
        if (failed != null && failure == null) {
            failure = failed;
        }
        goOn();
    }

    @SuppressWarnings("unchecked") // they are values of the parts
    private void end() {
        if (failure == null) {
            complete((List<T>) Collections.unmodifiableList(Arrays.asList(values)));
        } else {
            completeExceptionally(failure);
        }
    }

    /** Aborts what is in flight, and begins nothing more. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        underWay.forEach(run -> run.cancel(true));
        return cancelled;
    }
}
