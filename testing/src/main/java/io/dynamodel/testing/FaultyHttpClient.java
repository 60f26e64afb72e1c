package io.dynamodel.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/** A blocking HTTP client on which things go wrong. */
final class FaultyHttpClient implements SdkHttpClient {
    private final Faults faults;
    private final SdkHttpClient client;
    private final HttpLevel level = new HttpLevel(true);

    FaultyHttpClient(Faults faults, SdkHttpClient client) {
        this.faults = faults;
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return request.httpRequest().firstMatchingHeader(HttpMessage.TARGET).isPresent()
                ? new Attempt(request)
                : client.prepareRequest(request);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Attempt implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private volatile @Nullable ExecutableHttpRequest underWay;

        Attempt(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            byte[] body = request.contentStreamProvider().isPresent()
                    ? bytes(request.contentStreamProvider().get().newStream())
                    : new byte[0];
            HttpMessage.Answer answer;
            try {
                answer = Futures.now(faults.run(
                        level,
                        new HttpMessage.Request(request.httpRequest(), body),
                        changed -> Futures.of(() -> send(changed))));
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IOException(e);
            }
            InputStream content = new ByteArrayInputStream(answer.body());
            IOException end = answer.end();
            return HttpExecuteResponse.builder()
                    .response(answer.head())
                    .responseBody(AbortableInputStream.create(end == null ? content : new Breaking(content, end)))
                    .build();
        }

        private HttpMessage.Answer send(HttpMessage.Request changed) throws IOException {
            ExecutableHttpRequest prepared = client.prepareRequest(HttpExecuteRequest.builder()
                    .request(changed.head())
                    .contentStreamProvider(ContentStreamProvider.fromByteArrayUnsafe(changed.body()))
                    .metricCollector(request.metricCollector().orElse(null))
                    .build());
            underWay = prepared;
            HttpExecuteResponse answer = prepared.call();
            byte[] content = answer.responseBody().isPresent()
                    ? bytes(answer.responseBody().get())
                    : new byte[0];
            return new HttpMessage.Answer(answer.httpResponse(), content, null);
        }

        @Override
        public void abort() {
            ExecutableHttpRequest prepared = underWay;
            if (prepared != null) {
                prepared.abort();
            }
        }
    }

    /** Around the HTTP client that the SDK would take. */
    static final class Builder implements SdkHttpClient.Builder<Builder> {
        private final Faults faults;

        Builder(Faults faults) {
            this.faults = faults;
        }

        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            SdkHttpService service = ServiceLoader.load(SdkHttpService.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The SDK has no blocking HTTP client here; add, say,"
                            + " software.amazon.awssdk:apache5-client"));
            return new FaultyHttpClient(
                    faults, service.createHttpClientBuilder().buildWithDefaults(defaults));
        }
    }

    private static byte[] bytes(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    /** Fails where the others end. */
    private static final class Breaking extends InputStream {
        private final InputStream content;
        private final IOException end;

        Breaking(InputStream content, IOException end) {
            this.content = content;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            return ended(content.read());
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return ended(content.read(into, from, length));
        }

        private int ended(int read) throws IOException {
            if (read < 0) {
                throw end;
            }
            return read;
        }
    }
}
