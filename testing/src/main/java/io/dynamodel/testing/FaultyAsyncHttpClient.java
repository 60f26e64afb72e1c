package io.dynamodel.testing;

import java.nio.ByteBuffer;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/** An asynchronous HTTP client on which things go wrong. An answer goes on once all of it is there. */
final class FaultyAsyncHttpClient implements SdkAsyncHttpClient {
    private final Faults faults;
    private final SdkAsyncHttpClient client;
    private final HttpLevel level = new HttpLevel(false);

    FaultyAsyncHttpClient(Faults faults, SdkAsyncHttpClient client) {
        this.faults = faults;
        this.client = client;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        if (request.request().firstMatchingHeader(HttpMessage.TARGET).isEmpty()) {
            return client.execute(request);
        }
        return Futures.cancelling(begun -> HttpBody.collect(request.requestContentPublisher())
                .thenCompose(body -> faults.run(
                        level,
                        new HttpMessage.Request(request.request(), body),
                        changed -> begun.add(() -> send(request, changed))))
                .thenAccept(answer -> {
                    request.responseHandler().onHeaders(answer.head());
                    request.responseHandler().onStream(new HttpBody(answer.body(), answer.end()));
                })
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        request.responseHandler().onError(Futures.cause(failure));
                    }
                }));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of each is told by the other
    private CompletableFuture<HttpMessage.Answer> send(AsyncExecuteRequest original, HttpMessage.Request request) {
        Collecting answer = new Collecting();
        CompletableFuture<Void> end = client.execute(AsyncExecuteRequest.builder()
                .request(request.head())
                .requestContentPublisher(new HttpBody(request.body(), null))
                .fullDuplex(original.fullDuplex())
                .metricCollector(original.metricCollector().orElse(null))
                .responseHandler(answer)
                .build());
        answer.whole.whenComplete((whole, failure) -> {
            if (answer.whole.isCancelled()) {
                end.cancel(true);
            }
        });
        end.whenComplete((nothing, failure) -> {
            if (failure != null) {
                answer.whole.completeExceptionally(Futures.cause(failure));
            }
        });
        return answer.whole;
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    /** Around the HTTP client that the SDK would take. */
    static final class Builder implements SdkAsyncHttpClient.Builder<Builder> {
        private final Faults faults;

        Builder(Faults faults) {
            this.faults = faults;
        }

        @Override
        public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
            SdkAsyncHttpService service = ServiceLoader.load(SdkAsyncHttpService.class)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("The SDK has no asynchronous HTTP client here; add, say,"
                                    + " software.amazon.awssdk:netty-nio-client"));
            return new FaultyAsyncHttpClient(
                    faults, service.createAsyncHttpClientFactory().buildWithDefaults(defaults));
        }
    }

    /** Takes a whole answer. */
    private static final class Collecting implements SdkAsyncHttpResponseHandler {
        final CompletableFuture<HttpMessage.Answer> whole = new CompletableFuture<>();
        private volatile @Nullable SdkHttpResponse head;

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            head = headers;
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        public void onStream(Publisher<ByteBuffer> body) {
            HttpBody.collect(body).whenComplete((bytes, failure) -> {
                SdkHttpResponse received = head;
                if (failure != null || received == null) {
                    whole.completeExceptionally(
                            failure == null ? new IllegalStateException("An answer without a head") : failure);
                } else {
                    whole.complete(new HttpMessage.Answer(received, bytes, null));
                }
            });
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }
    }
}
