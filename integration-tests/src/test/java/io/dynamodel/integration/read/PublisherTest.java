package io.dynamodel.integration.read;

import static io.dynamodel.integration.sample.Notes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.integration.sample.NotesTable;
import io.dynamodel.query.QueryOperation;
import io.dynamodel.query.ReadBudgetException;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

class PublisherTest extends NotesTable {
    PublisherTest(LocalDynamoDb db) {
        super(db);
    }

    /** Puts everything that happens into a queue. */
    private static final class Events implements Flow.Subscriber<Note> {
        final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
        Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Note item) {
            queue.add(item.number());
        }

        @Override
        public void onError(Throwable failure) {
            queue.add(failure);
        }

        @Override
        public void onComplete() {
            queue.add("complete");
        }

        Object next() throws InterruptedException {
            return queue.poll(20, TimeUnit.SECONDS);
        }
    }

    private QueryOperation<Note, Note> adas() {
        return notes.query(KEY).partition("ada").pageSize(3);
    }

    private static Events subscribe(QueryOperation<Note, Note> query) {
        Events events = new Events();
        query.publisher().subscribe(events);
        return events;
    }

    @Test
    void requestsAreSentAsItemsAreAskedFor() throws InterruptedException {
        forget();
        Events events = subscribe(adas());
        assertThat(sent()).isEmpty();

        events.subscription.request(2);
        assertThat(events.next()).isEqualTo(1);
        assertThat(events.next()).isEqualTo(2);
        events.subscription.request(1);
        assertThat(events.next()).isEqualTo(3);
        assertThat(sent()).hasSize(1);

        events.subscription.request(1);
        assertThat(events.next()).isEqualTo(4);
        assertThat(sent()).hasSize(2);
        events.subscription.request(Long.MAX_VALUE);
        for (int number = 5; number <= 9; number++) {
            assertThat(events.next()).isEqualTo(number);
        }
        assertThat(events.next()).isEqualTo("complete");
        assertThat(events.queue).isEmpty();
    }

    @Test
    void itEndsAtTheLimitOrWithItsBudget() throws InterruptedException {
        Events limited = subscribe(adas().limit(2));
        limited.subscription.request(2);
        assertThat(limited.next()).isEqualTo(1);
        assertThat(limited.next()).isEqualTo(2);
        assertThat(limited.next()).isEqualTo("complete");

        Events tight = subscribe(adas().maxRequests(1));
        tight.subscription.request(4);
        assertThat(tight.next()).isEqualTo(1);
        assertThat(tight.next()).isEqualTo(2);
        assertThat(tight.next()).isEqualTo(3);
        assertThat(tight.next()).isInstanceOf(ReadBudgetException.class);
    }

    @Test
    void aSubscriberThatCancelsCausesNoFurtherRequest() throws InterruptedException {
        Events events = subscribe(adas());
        events.subscription.request(3);
        assertThat(events.next()).isEqualTo(1);
        events.subscription.cancel();
        forget();
        events.subscription.request(100);
        assertThat(events.queue.stream().filter(each -> each instanceof Integer n && n > 3))
                .isEmpty();
        assertThat(sent()).isEmpty();
    }

    @Test
    void eachSubscriberGetsEverything() throws InterruptedException {
        Flow.Publisher<Note> publisher = adas().publisher();
        for (int i = 0; i < 2; i++) {
            Events events = new Events();
            publisher.subscribe(events);
            events.subscription.request(100);
            for (int number = 1; number <= 9; number++) {
                assertThat(events.next()).isEqualTo(number);
            }
            assertThat(events.next()).isEqualTo("complete");
        }
    }

    @Test
    void whatCannotBeReadIsTheErrorOfTheSubscription() throws InterruptedException {
        Events events = subscribe(adas().startingAfter("nonsense"));
        assertThat(events.next()).isInstanceOf(io.dynamodel.core.error.InvalidCursorException.class);
    }

    @Test
    void withoutAnAsynchronousClientThereIsNone() {
        var query =
                Dynamodel.create(db.client()).model("notes", SCHEMA).query(KEY).partition("ada");
        assertThatThrownBy(query::publisher)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("asyncClient(..)");
    }

    /** The rules of Reactive Streams, on DynamoDB. */
    @TestFactory
    Stream<DynamicTest> passesTheTck() {
        for (int number = 1; number <= 40; number++) {
            notes.put(note("tck", number)).execute();
        }
        return TckTests.of(() -> new FlowPublisherVerification<Note>(new TestEnvironment(2000, 50)) {
            @Override
            public Flow.Publisher<Note> createFlowPublisher(long elements) {
                QueryOperation<Note, Note> query = notes.query(KEY)
                        .partition(elements == 0 ? "nobody" : "tck")
                        .pageSize(7);
                return (elements == 0 ? query : query.limit((int) elements)).publisher();
            }

            @Override
            public Flow.Publisher<Note> createFailedFlowPublisher() {
                return adas().startingAfter("nonsense").publisher();
            }

            @Override
            public long maxElementsFromPublisher() {
                return 40;
            }
        });
    }
}
