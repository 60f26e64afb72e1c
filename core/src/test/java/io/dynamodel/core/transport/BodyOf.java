package io.dynamodel.core.transport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.utils.BinaryUtils;

/** Reads the body of an asynchronous request, which is in memory and so comes at once. */
final class BodyOf implements Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private BodyOf() {}

    static byte[] request(AsyncExecuteRequest request) {
        BodyOf body = new BodyOf();
        request.requestContentPublisher().subscribe(body);
        return body.bytes.toByteArray();
    }

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
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {}
}
