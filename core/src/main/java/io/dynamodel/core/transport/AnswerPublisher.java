package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BodyBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The body of an asynchronous answer without its items: it is decoded by the thread that brings its last bytes. */
final class AnswerPublisher<C extends ItemCollector> implements Publisher<ByteBuffer> {
    private static final byte[] NOTHING_LEFT = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Publisher<ByteBuffer> body;
    private final AnswerDecoder<C> decoder;
    private final Exchange<C> exchange;

    private AnswerPublisher(Publisher<ByteBuffer> body, AnswerDecoder<C> decoder, Exchange<C> exchange) {
        this.body = body;
        this.decoder = decoder;
        this.exchange = exchange;
    }

    /** The body that the SDK gets: without its items if they are for us to take. */
    static <C extends ItemCollector> Publisher<ByteBuffer> of(Publisher<ByteBuffer> body, Exchange<C> exchange) {
        AnswerDecoder<C> decoder = exchange.latest();
        return decoder == null ? body : new AnswerPublisher<>(body, decoder, exchange);
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> downstream) {
        body.subscribe(new Decoding(downstream));
    }

    /** A subscriber of the body, and the subscription of the one beneath. */
    private final class Decoding implements Subscriber<ByteBuffer>, Subscription {
        private final Subscriber<? super ByteBuffer> downstream;
        private final AtomicBoolean requested = new AtomicBoolean();
        private @Nullable Subscription upstream;
        private @Nullable BodyBuffer buffer;

        Decoding(Subscriber<? super ByteBuffer> downstream) {
            this.downstream = downstream;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (upstream != null) {
                subscription.cancel();
                return;
            }
            upstream = subscription;
            buffer = decoder.newBuffer();
            downstream.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            Subscription subscription = upstream;
            if (subscription != null && !requested.getAndSet(true)) {
                subscription.request(Long.MAX_VALUE);
            }
        }

        /** The buffer is lost to its pool then: somebody may be writing to it. */
        @Override
        public void cancel() {
            Subscription subscription = upstream;
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public void onNext(ByteBuffer chunk) {
            BodyBuffer target = buffer;
            if (target == null) {
                return; // it has failed
            }
            try {
                target.append(chunk);
            } catch (IOException e) {
                cancel();
                fail(decoder.broken(e));
            }
        }

        @Override
        public void onError(Throwable failure) {
            fail(failure instanceof IOException ? decoder.broken(failure) : failure);
        }

        @Override
        public void onComplete() {
            BodyBuffer whole = buffer;
            if (whole == null) {
                return; // it has failed
            }
            byte[] rest;
            try {
                rest = decoder.decode(whole, exchange).rest();
            } catch (Throwable e) { // an Error too: nobody else would complete the call
                fail(e);
                return;
            }
            release();
            downstream.onNext(ByteBuffer.wrap(rest == null ? NOTHING_LEFT.clone() : rest));
            downstream.onComplete();
        }

        private void fail(Throwable failure) {
            if (buffer != null) {
                release();
                downstream.onError(failure);
            }
        }

        private void release() {
            if (buffer != null) {
                buffer.close();
                buffer = null;
            }
        }
    }
}
