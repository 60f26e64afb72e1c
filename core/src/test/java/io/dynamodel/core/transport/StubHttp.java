package io.dynamodel.core.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.utils.IoUtils;

/** HTTP clients of both kinds that answer from a list, the last one again and again. */
final class StubHttp {
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile List<Reply> replies;
    private volatile @Nullable Function<String, Reply> answering;

    StubHttp(Reply... replies) {
        this.replies = List.of(replies);
    }

    /** Answers by what is asked; an {@link UncheckedIOException} is an attempt without an answer. */
    static StubHttp answering(Function<String, Reply> function) {
        StubHttp http = new StubHttp();
        http.answering = function;
        return http;
    }

    /** From now on this, and nothing is remembered of before. */
    synchronized void answer(Reply reply) {
        replies = List.of(reply);
        requests.clear();
    }

    /** The bodies of the requests, one for each attempt. */
    List<String> requests() {
        return requests;
    }

    private Reply next(byte[] body) {
        String request = new String(body, StandardCharsets.UTF_8);
        requests.add(request);
        return answering != null
                ? answering.apply(request)
                : replies.get(Math.min(requests.size(), replies.size()) - 1);
    }

    SdkHttpClient blocking() {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() throws IOException {
                        InputStream content =
                                request.contentStreamProvider().orElseThrow().newStream();
                        Reply reply;
                        try {
                            reply = next(IoUtils.toByteArray(content));
                        } catch (UncheckedIOException e) {
                            throw e.getCause();
                        }
                        return HttpExecuteResponse.builder()
                                .response(reply.head())
                                .responseBody(AbortableInputStream.create(stream(reply)))
                                .build();
                    }

                    @Override
                    public void abort() {}
                };
            }

            @Override
            public void close() {}
        };
    }

    private static InputStream stream(Reply reply) {
        return new ByteArrayInputStream(reply.body()) {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                if (reply.breaksAfter() >= 0 && pos >= reply.breaksAfter()) {
                    return sneak(new SocketException("Connection reset"));
                }
                int end = reply.breaksAfter() >= 0 ? reply.breaksAfter() - pos : Integer.MAX_VALUE;
                return super.read(bytes, from, Math.min(length, Math.min(end, reply.chunk())));
            }
        };
    }

    /** ByteArrayInputStream declares no exception. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> int sneak(Exception e) throws E {
        throw (E) e;
    }

    SdkAsyncHttpClient async() {
        return new SdkAsyncHttpClient() {
            @Override
            public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                Reply reply;
                try {
                    reply = next(BodyOf.request(request));
                } catch (UncheckedIOException e) {
                    request.responseHandler().onError(e.getCause());
                    done.completeExceptionally(e.getCause());
                    return done;
                }
                request.responseHandler().onHeaders(reply.head());
                request.responseHandler().onStream(body -> body.onSubscribe(new Chunks(body, reply, done)));
                return done;
            }

            @Override
            public void close() {}
        };
    }

    private static List<ByteBuffer> chunks(Reply reply) {
        List<ByteBuffer> chunks = new ArrayList<>();
        int end = reply.breaksAfter() >= 0 ? reply.breaksAfter() : reply.body().length;
        for (int at = 0; at < end; ) {
            int length = Math.min(end - at, reply.chunk());
            chunks.add(ByteBuffer.wrap(reply.body(), at, length).asReadOnlyBuffer());
            at += length;
        }
        return chunks;
    }

    private record Chunks(
            Subscriber<? super ByteBuffer> body,
            Reply reply,
            CompletableFuture<Void> done,
            AtomicBoolean requested,
            AtomicBoolean cancelled)
            implements Subscription {
        Chunks(Subscriber<? super ByteBuffer> body, Reply reply, CompletableFuture<Void> done) {
            this(body, reply, done, new AtomicBoolean(), new AtomicBoolean());
        }

        @Override
        public void request(long count) {
            if (requested.getAndSet(true)) {
                return; // all of it comes at once
            }
            for (ByteBuffer chunk : chunks(reply)) {
                if (!cancelled.get()) {
                    body.onNext(chunk);
                }
            }
            if (cancelled.getAndSet(true)) {
                return;
            }
            if (reply.breaksAfter() >= 0) {
                SocketException reset = new SocketException("Connection reset");
                body.onError(reset);
                done.completeExceptionally(reset);
            } else {
                body.onComplete();
                done.complete(null);
            }
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    }
}
