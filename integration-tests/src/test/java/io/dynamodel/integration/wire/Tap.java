package io.dynamodel.integration.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** HTTP clients that show what is on the wire, and may rewrite the bodies of answers. */
final class Tap implements AutoCloseable {
    private final SdkHttpClient blocking = UrlConnectionHttpClient.create();
    private final SdkAsyncHttpClient async = NettyNioAsyncHttpClient.create();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final UnaryOperator<byte[]> answers;

    private Tap(UnaryOperator<byte[]> answers) {
        this.answers = answers;
    }

    static Tap listening() {
        return new Tap(UnaryOperator.identity());
    }

    static Tap rewriting(UnaryOperator<byte[]> answers) {
        return new Tap(answers);
    }

    /** The bodies of all requests, one for each attempt. */
    List<String> sent() {
        return sent;
    }

    void record(byte[] body) {
        sent.add(new String(body, StandardCharsets.UTF_8));
    }

    byte[] rewritten(byte[] body) {
        return answers.apply(body);
    }

    /** The head that goes with a rewritten body. */
    static SdkHttpResponse head(SdkHttpResponse head, byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return head.toBuilder()
                .putHeader("Content-Length", String.valueOf(body.length))
                .putHeader("x-amz-crc32", String.valueOf(checksum.getValue()))
                .build();
    }

    SdkHttpClient blocking() {
        return new SdkHttpClient() {
            @Override
            public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                request.contentStreamProvider().ifPresent(body -> record(bytes(body.newStream())));
                ExecutableHttpRequest prepared = blocking.prepareRequest(request);
                return new ExecutableHttpRequest() {
                    @Override
                    public HttpExecuteResponse call() throws IOException {
                        HttpExecuteResponse answer = prepared.call();
                        byte[] body = rewritten(bytes(answer.responseBody().orElseThrow()));
                        return HttpExecuteResponse.builder()
                                .response(head(answer.httpResponse(), body))
                                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                                .build();
                    }

                    @Override
                    public void abort() {
                        prepared.abort();
                    }
                };
            }

            @Override
            public void close() {}
        };
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SdkAsyncHttpClient async() {
        return new AsyncTap(this, async);
    }

    @Override
    public void close() {
        blocking.close();
        async.close();
    }
}
