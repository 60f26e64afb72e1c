package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.testing.LocalDynamoDb;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream holds the items of one request, however many it has given. */
class StreamMemoryTest extends NotesTable {
    private static final int ITEMS = 300;
    private static final int PAGE = 25;

    StreamMemoryTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void manyNotes() {
        for (int number = 1; number <= ITEMS; number++) {
            notes.put(note("many", number)).execute();
        }
    }

    private QueryOperation<Note, Note> many() {
        return notes.query(KEY).partition("many").pageSize(PAGE);
    }

    private static int alive(List<WeakReference<Note>> given) {
        int alive = 0;
        for (int attempt = 0; attempt < 10; attempt++) {
            System.gc();
            alive = (int) given.stream().filter(each -> each.get() != null).count();
            if (alive <= PAGE) {
                return alive;
            }
        }
        return alive;
    }

    @Test
    void aStreamHoldsOnePage() {
        List<WeakReference<Note>> given = new ArrayList<>();
        try (Stream<Note> stream = many().stream()) {
            Iterator<Note> items = stream.iterator();
            for (int i = 0; i < ITEMS - PAGE / 2; i++) {
                given.add(new WeakReference<>(items.next()));
            }
            assertThat(alive(given)).isLessThanOrEqualTo(PAGE);
            assertThat(items.hasNext()).isTrue();
        }
    }

    @Test
    void aPublisherHoldsOnePage() throws InterruptedException {
        List<WeakReference<Note>> given = new ArrayList<>();
        CountDownLatch nearTheEnd = new CountDownLatch(1);
        many().publisher().subscribe(new Flow.Subscriber<>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                this.subscription = subscription;
                subscription.request(1);
            }

            @Override
            public void onNext(Note item) {
                given.add(new WeakReference<>(item));
                if (given.size() < ITEMS - PAGE / 2) {
                    subscription.request(1);
                } else {
                    nearTheEnd.countDown();
                }
            }

            @Override
            public void onError(Throwable failure) {
                failure.printStackTrace();
            }

            @Override
            public void onComplete() {
                // it never asks for everything
            }
        });
        assertThat(nearTheEnd.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(alive(given)).isLessThanOrEqualTo(PAGE + 1);
    }
}
