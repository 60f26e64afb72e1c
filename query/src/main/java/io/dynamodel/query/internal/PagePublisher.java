package io.dynamodel.query.internal;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * Items that come in pages, to subscribers who say how many they want. Nothing is fetched before it is asked for, one
 * page at a time; each subscriber has a source of its own. No thread is blocked or started: items are delivered on the
 * thread that asks for them, or on the one that completes a page.
 */
public final class PagePublisher<T> implements Flow.Publisher<T> {
    private final Supplier<? extends Source<T>> sources;

    /** Where the pages come from. It is asked one thing at a time, from whatever thread. */
    public interface Source<T> {
        /** Whether there may be another page. */
        boolean hasMore();

        /** The next page, which may be empty; cancelling the future gives it up. */
        CompletableFuture<List<T>> next();
    }

    public PagePublisher(Supplier<? extends Source<T>> sources) {
        this.sources = sources;
    }

    /** The items of a read, over the asynchronous client. */
    public static <T> Flow.Publisher<T> of(Supplier<ReadRun<?, T>> runs, Engine engine) {
        return new PagePublisher<>(() -> new Requests<>(runs.get(), engine));
    }

    private record Requests<T>(ReadRun<?, T> run, Engine engine) implements Source<T> {
        @Override
        public boolean hasMore() {
            return run.hasMore();
        }

        @Override
        public CompletableFuture<List<T>> next() {
            return engine.runAsync(run.next());
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        Source<T> source;
        try {
            source = sources.get();
        } catch (RuntimeException e) {
            PageSubscription.refuse(subscriber, e);
            return;
        }
        new PageSubscription<>(subscriber, source).begin();
    }
}
