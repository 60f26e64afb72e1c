package io.dynamodel.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.utils.BinaryUtils;

/** Publishes a body as one buffer, to any number of subscribers. */
final class HttpBody implements SdkHttpContentPublisher {
    private final byte[] bytes;
    private final @Nullable IOException end;

    /** @param end how it ends; null where it should */
    HttpBody(byte[] bytes, @Nullable IOException end) {
        this.bytes = bytes;
        this.end = end;
    }

    @Override
    public Optional<Long> contentLength() {
        return Optional.of((long) bytes.length);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Subscription() {
            private boolean done;

            @Override
            public void request(long n) {
                if (done) {
                    return;
                }
                done = true;
                if (n <= 0) {
                    subscriber.onError(new IllegalArgumentException("Requested were " + n));
                    return;
                }
                subscriber.onNext(ByteBuffer.wrap(bytes));
                if (end == null) {
                    subscriber.onComplete();
                } else {
                    subscriber.onError(end);
                }
            }

            @Override
            public void cancel() {
                done = true;
            }
        });
    }

    /** All bytes of a body. */
    static CompletableFuture<byte[]> collect(Publisher<ByteBuffer> body) {
        CompletableFuture<byte[]> whole = new CompletableFuture<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer chunk) {
                bytes.writeBytes(BinaryUtils.copyRemainingBytesFrom(chunk));
            }

            @Override
            public void onError(Throwable failure) {
                whole.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                whole.complete(bytes.toByteArray());
            }
        });
        return whole;
    }
}
