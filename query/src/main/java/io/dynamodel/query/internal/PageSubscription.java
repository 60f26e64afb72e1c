package io.dynamodel.query.internal;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber of a {@link PagePublisher}. Whatever happens (a demand, a page, a cancellation) is noted and then
 * worked off by {@link #work}, which one thread at a time is in: signals are serial, and a subscriber that asks for more
 * while it gets an item does not make the stack grow.
 */
final class PageSubscription<T> implements Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;
    private final PagePublisher.Source<T> source;

    private final AtomicLong demand = new AtomicLong();
    /** How much has happened since the work was begun; whoever makes it more than 0 does the work. */
    private final AtomicInteger happened = new AtomicInteger();

    private volatile boolean cancelled;
    private volatile @Nullable Throwable failure;
    /** What was fetched, until it is worked off. */
    private volatile @Nullable List<T> arrived;

    // of whoever works
    private Iterator<T> page = Collections.emptyIterator();
    private @Nullable CompletableFuture<List<T>> fetching;
    private boolean over;

    PageSubscription(Flow.Subscriber<? super T> subscriber, PagePublisher.Source<T> source) {
        this.subscriber = subscriber;
        this.source = source;
    }

    /** Begins, and ends at once. */
    static void refuse(Flow.Subscriber<?> subscriber, Throwable why) {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {
                // it is over already
            }

            @Override
            public void cancel() {
                // it is over already
            }
        });
        subscriber.onError(why);
    }

    void begin() {
        happened.incrementAndGet(); // so that demands within onSubscribe wait for its end
        try {
            subscriber.onSubscribe(this);
        } catch (Throwable e) {
            cancelled = true;
            uncaught(e);
        }
        workOff();
    }

    @Override
    public void request(long items) {
        if (items <= 0) {
            failure = new IllegalArgumentException(
                    "request(" + items + ") breaks rule 3.9 of Reactive Streams: ask for 1 at least");
        } else {
            demand.accumulateAndGet(items, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
        }
        happen();
    }

    @Override
    public void cancel() {
        cancelled = true;
        happen();
    }

    private void happen() {
        if (happened.getAndIncrement() == 0) {
            workOff();
        }
    }

    private void workOff() {
        int seen = happened.get();
        while (seen != 0) {
            work();
            seen = happened.addAndGet(-seen);
        }
    }

    private void work() {
        if (over) {
            return;
        }
        if (takePage() && !cancelled && failure == null) {
            deliver();
        }
        if (cancelled) {
            end();
        } else if (failure != null) {
            Throwable why = failure;
            end();
            signal(() -> subscriber.onError(why));
        } else if (fetching == null && !page.hasNext()) {
            if (!source.hasMore()) {
                end();
                signal(subscriber::onComplete);
            } else if (demand.get() > 0) {
                fetch();
            }
        }
    }

    /** Takes over a page that has arrived; true if there is anything to deliver. */
    private boolean takePage() {
        List<T> items = arrived;
        if (items != null) {
            arrived = null;
            fetching = null;
            page = items.iterator();
        }
        return page.hasNext();
    }

    private void deliver() {
        while (!cancelled && failure == null && demand.get() > 0 && page.hasNext()) {
            T item = page.next();
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            signal(() -> subscriber.onNext(item));
        }
    }

    private void fetch() {
        CompletableFuture<List<T>> next;
        try {
            next = source.next();
        } catch (RuntimeException e) {
            next = CompletableFuture.failedFuture(e);
        }
        fetching = next;
        var unused = next.handle((items, why) -> {
            if (why != null) {
                failure = why;
            } else {
                arrived = items;
            }
            happen();
            return true;
        });
    }

    /** Gives up what is on its way, and holds nothing any more. */
    private void end() {
        over = true;
        page = Collections.emptyIterator();
        arrived = null;
        CompletableFuture<List<T>> inFlight = fetching;
        if (inFlight != null) {
            fetching = null;
            inFlight.cancel(true);
        }
    }

    /** A subscriber must not throw (rule 2.13); one that does is taken to have cancelled. */
    private void signal(Runnable signal) {
        try {
            signal.run();
        } catch (Throwable e) {
            cancelled = true;
            uncaught(e);
        }
    }

    private static void uncaught(Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
}
