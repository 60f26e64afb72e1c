package io.dynamodel.benchmarks.stub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** The stub as an HTTP client. */
record StubHttp(Stub stub) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Call(stub, request);
    }

    @Override
    public void close() {
        // holds nothing
    }

    private record Call(Stub stub, HttpExecuteRequest request) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() throws IOException {
            ContentStreamProvider content = request.contentStreamProvider().orElseThrow();
            try (InputStream body = content.newStream()) {
                stub.receive(body);
            }
            Answer answer = stub.answer(
                    request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow());
            return HttpExecuteResponse.builder()
                    .response(answer.response())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
                    .build();
        }

        @Override
        public void abort() {
            // nothing is under way
        }
    }
}
