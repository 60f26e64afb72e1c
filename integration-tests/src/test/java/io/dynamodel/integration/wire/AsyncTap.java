package io.dynamodel.integration.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.utils.BinaryUtils;

/** The asynchronous side of a {@link Tap}. An answer goes on once all of it is there. */
final class AsyncTap implements SdkAsyncHttpClient {
    private final Tap tap;
    private final SdkAsyncHttpClient delegate;

    AsyncTap(Tap tap, SdkAsyncHttpClient delegate) {
        this.tap = tap;
        this.delegate = delegate;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        // a body in memory, which can be read again
        request.requestContentPublisher().subscribe(new Collecting(tap::record, failure -> {}));
        return delegate.execute(AsyncExecuteRequest.builder()
                .request(request.request())
                .requestContentPublisher(request.requestContentPublisher())
                .fullDuplex(request.fullDuplex())
                .responseHandler(new Rewriting(request.responseHandler()))
                .build());
    }

    @Override
    public void close() {}

    private final class Rewriting implements SdkAsyncHttpResponseHandler {
        private final SdkAsyncHttpResponseHandler downstream;
        private volatile SdkHttpResponse head;

        Rewriting(SdkAsyncHttpResponseHandler downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            head = headers;
        }

        @Override
        public void onStream(Publisher<ByteBuffer> body) {
            body.subscribe(new Collecting(
                    bytes -> {
                        byte[] rewritten = tap.rewritten(bytes);
                        downstream.onHeaders(Tap.head(head, rewritten));
                        downstream.onStream(SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(rewritten))));
                    },
                    downstream::onError));
        }

        @Override
        public void onError(Throwable failure) {
            downstream.onError(failure);
        }
    }

    /** Takes a whole body. */
    private record Collecting(ByteArrayOutputStream bytes, Consumer<byte[]> whole, Consumer<Throwable> failed)
            implements Subscriber<ByteBuffer> {
        Collecting(Consumer<byte[]> whole, Consumer<Throwable> failed) {
            this(new ByteArrayOutputStream(), whole, failed);
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            bytes.writeBytes(BinaryUtils.copyRemainingBytesFrom(chunk.duplicate()));
        }

        @Override
        public void onError(Throwable failure) {
            failed.accept(failure);
        }

        @Override
        public void onComplete() {
            whole.accept(bytes.toByteArray());
        }
    }
}
