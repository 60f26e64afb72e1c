package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.Step;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Answers that come after the SDK has given up on their attempt: an HTTP client need not notice at once. */
class LateAnswerTest {
    private static final Reply LATE =
            Reply.json("{\"Item\":{\"id\":{\"S\":\"late\"}},\"ConsumedCapacity\":{\"TableName\":\"late\"}}");
    private static final Reply GOOD =
            Reply.json("{\"Item\":{\"id\":{\"S\":\"good\"}},\"ConsumedCapacity\":{\"TableName\":\"good\"}}");
    private static final List<Map<String, AttributeValue>> ITEMS = List.of(Map.of("id", AttributeValue.fromS("good")));

    /** Requests that are answered by the test, step by step. */
    private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();

    private final SdkAsyncHttpClient http = new SdkAsyncHttpClient() {
        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            attempts.add(new Attempt(request));
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    };

    /** One attempt, whose answer comes when the test says so, whatever became of it. */
    private static final class Attempt {
        private final AsyncExecuteRequest request;
        private volatile Subscriber<? super ByteBuffer> body;
        private volatile boolean cancelled;

        Attempt(AsyncExecuteRequest request) {
            this.request = request;
        }

        void head(Reply reply) {
            request.responseHandler().onHeaders(reply.head());
        }

        void stream() {
            request.responseHandler().onStream(subscriber -> {
                body = subscriber;
                subscriber.onSubscribe(new Subscription() {
                    @Override
                    public void request(long count) {}

                    @Override
                    public void cancel() {
                        cancelled = true;
                    }
                });
            });
        }

        void bytes(Reply reply, int from, int to) {
            body.onNext(ByteBuffer.wrap(reply.body(), from, to - from));
        }

        void end() {
            body.onComplete();
        }

        void answer(Reply reply) {
            head(reply);
            stream();
            bytes(reply, 0, reply.body().length);
            end();
        }
    }

    private Attempt next() throws InterruptedException {
        Attempt attempt = attempts.poll(10, TimeUnit.SECONDS);
        assertThat(attempt).isNotNull();
        return attempt;
    }

    private Wired wired() {
        return Wired.over(new StubHttp().blocking(), http, o -> o.apiCallAttemptTimeout(Duration.ofSeconds(1)));
    }

    @Test
    void aLateHeadDoesNotTakeTheItemsOfTheAnswerThatCounts() throws InterruptedException {
        try (Wired wired = wired()) {
            var items = wired.start(Asked.get());
            Attempt first = next();
            Attempt second = next();

            second.head(GOOD);
            second.stream();
            second.bytes(GOOD, 0, GOOD.body().length);
            first.head(LATE);
            second.end();

            assertThat(Wired.join(items)).isEqualTo(ITEMS);
        }
    }

    @Test
    void aLateBodyDoesNotMixWithTheOneThatCounts() throws InterruptedException {
        try (Wired wired = wired()) {
            var items = wired.start(Asked.get());
            Attempt first = next();
            first.head(LATE);
            first.stream();
            first.bytes(LATE, 0, 20);
            Attempt second = next();

            second.head(GOOD);
            second.stream();
            second.bytes(GOOD, 0, 10);
            first.bytes(LATE, 20, LATE.body().length);
            first.end();
            second.bytes(GOOD, 10, GOOD.body().length);
            second.end();

            assertThat(Wired.join(items)).isEqualTo(ITEMS);
        }
    }

    /** The SDK takes it for the answer to the attempt that is on its way; so be it, but with its own items. */
    @Test
    void aWholeLateAnswerIsTakenWithItsOwnItems() throws InterruptedException {
        try (Wired wired = wired()) {
            var answer = wired.start(Step.sendForItems(
                    Asked.get(),
                    Wired.Collected::new,
                    (response, collected) ->
                            Step.done(response.consumedCapacity().tableName()
                                    + collected.items.get(0).get("id").s())));
            Attempt first = next();
            Attempt second = next();
            first.answer(LATE);
            second.answer(GOOD);

            assertThat(Wired.join(answer)).isIn("latelate", "goodgood");
        }
    }

    @Test
    void headsThatCrossAreNeverTakenForNothing() throws InterruptedException {
        try (Wired wired = wired()) {
            var items = wired.start(Asked.get());
            Attempt first = next();
            Attempt second = next();

            second.head(GOOD);
            first.head(LATE); // so that the SDK shows the second body with this head
            second.stream();
            second.bytes(GOOD, 0, GOOD.body().length);
            second.end();
            Attempt third = attempts.poll(1, TimeUnit.SECONDS);
            if (third != null) {
                third.answer(GOOD);
            }

            try {
                assertThat(Wired.join(items)).isEqualTo(ITEMS);
            } catch (RuntimeException e) {
                // the last attempt's failure, or beside it
                assertThat(e).hasStackTraceContaining("do not have the CRC-32");
            }
        }
    }

    @Test
    void aWriteOfWhichAnAnswerHasBegunIsNotSentAgain() throws InterruptedException {
        try (Wired wired = wired()) {
            var items = wired.start(Asked.update());
            Attempt first = next();
            first.head(GOOD);
            first.stream();

            assertThatThrownBy(() -> Wired.join(items)).isInstanceOf(OutcomeUnknownException.class);
            assertThat(attempts).isEmpty();
        }
    }

    @Test
    void cancellingInTheMidstOfABodyCancelsIt() throws InterruptedException {
        try (Wired wired = Wired.over(new StubHttp().blocking(), http, o -> {})) {
            var items = wired.start(Asked.get());
            Attempt attempt = next();
            attempt.head(GOOD);
            attempt.stream();
            attempt.bytes(GOOD, 0, 10);

            assertThat(items.cancel(true)).isTrue();
            attempt.bytes(GOOD, 10, GOOD.body().length);
            attempt.end();

            assertThatThrownBy(items::join).isInstanceOf(CancellationException.class);
            var others = wired.start(Asked.get());
            next().answer(GOOD);
            assertThat(Wired.join(others)).isEqualTo(ITEMS);
        }
    }
}
