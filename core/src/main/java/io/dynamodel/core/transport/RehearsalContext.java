package io.dynamodel.core.transport;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What an interceptor sees of a call on a {@link RehearsalClient}. */
record RehearsalContext(
        SdkRequest request,
        SdkHttpRequest httpRequest,
        Optional<RequestBody> requestBody,
        SdkHttpResponse httpResponse,
        Optional<InputStream> responseBody)
        implements Context.ModifyHttpRequest, Context.ModifyHttpResponse {

    @Override
    public Optional<AsyncRequestBody> asyncRequestBody() {
        return Optional.empty();
    }

    @Override
    public Optional<Publisher<ByteBuffer>> responsePublisher() {
        return Optional.empty();
    }
}
