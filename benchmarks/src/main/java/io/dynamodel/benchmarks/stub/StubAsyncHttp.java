package io.dynamodel.benchmarks.stub;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** The stub as an asynchronous HTTP client, which does all its work in the calling thread. */
record StubAsyncHttp(Stub stub) implements SdkAsyncHttpClient {
    /** About what a socket gives at once. */
    private static final int CHUNK = 16 * 1024;

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        request.requestContentPublisher().subscribe(new Receiver(stub));
        Answer answer = stub.answer(
                request.request().firstMatchingHeader("X-Amz-Target").orElseThrow());
        CompletableFuture<Void> done = new CompletableFuture<>();
        request.responseHandler().onHeaders(answer.response());
        request.responseHandler()
                .onStream(subscriber -> subscriber.onSubscribe(new Chunks(answer.body(), subscriber, done)));
        return done;
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static final class Receiver implements Subscriber<ByteBuffer> {
        private final Stub stub;
        private final @Nullable ByteArrayOutputStream copy;

        Receiver(Stub stub) {
            this.stub = stub;
            this.copy = stub.remembers() ? new ByteArrayOutputStream() : null;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            if (copy != null) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                copy.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable problem) {
            throw new IllegalStateException(problem);
        }

        @Override
        public void onComplete() {
            if (copy != null) {
                stub.receive(copy.toByteArray());
            }
        }
    }

    /** The body in pieces, as many as are asked for. */
    private static final class Chunks implements Subscription {
        private final byte[] body;
        private final Subscriber<? super ByteBuffer> subscriber;
        private final CompletableFuture<Void> done;
        private int position;
        private long demand;
        private boolean emitting;

        Chunks(byte[] body, Subscriber<? super ByteBuffer> subscriber, CompletableFuture<Void> done) {
            this.body = body;
            this.subscriber = subscriber;
            this.done = done;
        }

        @Override
        public void request(long n) {
            demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
            if (emitting || done.isDone()) {
                return;
            }
            emitting = true; // subscribers ask for more from within onNext
            while (demand > 0 && position < body.length && !done.isDone()) {
                demand--;
                int length = Math.min(CHUNK, body.length - position);
                ByteBuffer chunk =
                        ByteBuffer.wrap(body, position, length).slice().asReadOnlyBuffer();
                position += length;
                subscriber.onNext(chunk);
            }
            emitting = false;
            if (position == body.length && !done.isDone()) {
                subscriber.onComplete();
                done.complete(null);
            }
        }

        @Override
        public void cancel() {
            done.complete(null);
        }
    }
}
