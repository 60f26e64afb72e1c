package io.dynamodel.query.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PagePublisherTest {
    /** Notes what happens to it, and asks for what it is told. */
    private static class Notes implements Flow.Subscriber<Integer> {
        final List<Integer> items = new ArrayList<>();
        final List<String> ends = new ArrayList<>();
        Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Integer item) {
            items.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            ends.add(failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            ends.add("complete");
        }
    }

    private static Notes subscribe(PagePublisher.Source<Integer> source) {
        Notes notes = new Notes();
        new PagePublisher<>(() -> source).subscribe(notes);
        return notes;
    }

    @Test
    void fetchesNothingBeforeItIsAskedForAndNoMoreThanItIs() {
        FakePages pages = new FakePages(10, 4, false);
        Notes notes = subscribe(pages);
        assertThat(pages.fetched).hasValue(0);

        notes.subscription.request(4);
        assertThat(notes.items).containsExactly(0, 1, 2, 3);
        assertThat(pages.fetched).hasValue(1);

        notes.subscription.request(1);
        assertThat(pages.fetched).hasValue(2);

        notes.subscription.request(Long.MAX_VALUE);
        assertThat(notes.items).hasSize(10);
        assertThat(notes.ends).containsExactly("complete");
        assertThat(pages.fetched).hasValue(3);
    }

    @Test
    void endsWithoutBeingAskedWhenTheLastItemIsGiven() {
        Notes notes = subscribe(new FakePages(2, 2, false));
        notes.subscription.request(2);
        assertThat(notes.ends).containsExactly("complete");
    }

    @Test
    void aLongStreamOfAnImpatientSubscriberNeedsNoStack() {
        AtomicReference<Integer> last = new AtomicReference<>();
        Notes impatient = new Notes() {
            @Override
            public void onNext(Integer item) {
                last.set(item);
                subscription.request(1);
            }
        };
        new PagePublisher<>(() -> new FakePages(200_000, -1, false)).subscribe(impatient);
        impatient.subscription.request(1);
        assertThat(last).hasValue(199_999);
        assertThat(impatient.ends).containsExactly("complete");
    }

    @Test
    void cancellingGivesUpThePageThatIsOnItsWay() {
        CompletableFuture<List<Integer>> onItsWay = new CompletableFuture<>();
        Notes notes = subscribe(new PagePublisher.Source<>() {
            @Override
            public boolean hasMore() {
                return true;
            }

            @Override
            public CompletableFuture<List<Integer>> next() {
                return onItsWay;
            }
        });
        notes.subscription.request(1);
        notes.subscription.cancel();

        assertThat(onItsWay).isCancelled();
        assertThat(notes.items).isEmpty();
        assertThat(notes.ends).isEmpty();
    }

    @Test
    void aFailureOfThePageIsToldOnce() {
        Notes notes = subscribe(new PagePublisher.Source<>() {
            @Override
            public boolean hasMore() {
                return true;
            }

            @Override
            public CompletableFuture<List<Integer>> next() {
                return CompletableFuture.failedFuture(new IllegalStateException("broken"));
            }
        });
        notes.subscription.request(1);
        notes.subscription.request(1);
        assertThat(notes.ends).containsExactly("IllegalStateException");
    }

    @Test
    void aSubscriberThatThrowsHasCancelledAndItsExceptionIsNotLost() {
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        AtomicReference<Throwable> uncaught = new AtomicReference<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> uncaught.set(e));
        try {
            FakePages pages = new FakePages(10, 1, false);
            Notes throwing = new Notes() {
                @Override
                public void onNext(Integer item) {
                    super.onNext(item);
                    throw new IllegalStateException("no room");
                }
            };
            new PagePublisher<>(() -> pages).subscribe(throwing);
            throwing.subscription.request(5);

            assertThat(throwing.items).containsExactly(0);
            assertThat(throwing.ends).isEmpty();
            assertThat(pages.fetched).hasValue(1);
            assertThat(uncaught.get()).hasMessage("no room");
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
    }
}
