package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BodyBuffer;
import io.dynamodel.core.wire.RequestSplicer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.ClientType;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Puts encoded items into the requests that the SDK has marshalled, before they are compressed, signed and sent, and
 * takes items out of the answers, within each attempt and before the SDK reads them. It keeps the SDK from sending again
 * what may have been applied and must not be applied twice, and what nobody waits for any more. It does nothing to
 * requests that are not Dynamodel's.
 *
 * <p>The SDK finds it by itself: the class-path resource
 * {@code software/amazon/awssdk/services/dynamodb/execution.interceptors} names it. Where that is lost, such as in a
 * shaded jar that did not append resources of one name, it is added with
 * {@code builder.overrideConfiguration(c -> c.addExecutionInterceptor(new DynamodelWireInterceptor()))}. Being on a
 * client twice does no harm. Thread-safe, and without state.
 */
public final class DynamodelWireInterceptor implements ExecutionInterceptor {
    /** The only protocol that it knows. */
    static final String JSON = "application/x-amz-json-1.0";

    private static final ExecutionAttribute<Exchange<?>> EXCHANGE = new ExecutionAttribute<>("DynamodelExchange");
    private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;
    private static final String CONTENT_LENGTH = "Content-Length";

    /** For the SDK, which makes one for each client. */
    public DynamodelWireInterceptor() {}

    /**
     * For interceptors that look at requests in {@code beforeExecution}: the request as it will be sent, with the items
     * that go into it later. Any other request is given back as it is.
     */
    public static SdkRequest complete(SdkRequest request) {
        Exchange.Placeholders placeholders = Exchange.placeholdersIn(request);
        if (placeholders == null) {
            return request;
        }
        if (request instanceof PutItemRequest put) {
            return put.toBuilder().item(placeholders.items().get(0).values()).build();
        }
        if (request instanceof BatchWriteItemRequest batch) {
            return BatchPuts.with(batch, BatchPuts.values(placeholders.items()));
        }
        return request instanceof TransactWriteItemsRequest transaction
                ? TransactionPuts.with(transaction, BatchPuts.values(placeholders.items()))
                : request;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Exchange<?> exchange = Exchange.claim(context.request(), this);
        if (exchange != null) {
            attributes.putAttribute(EXCHANGE, exchange);
        }
    }

    private @Nullable Exchange<?> exchange(ExecutionAttributes attributes) {
        Exchange<?> exchange = attributes.getAttribute(EXCHANGE);
        return exchange != null && exchange.isClaimedBy(this) ? exchange : null;
    }

    // ---- the request ----

    /** Called for asynchronous clients too, whose requests have their body in memory. */
    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Exchange<?> exchange = exchange(attributes);
        if (exchange == null || exchange.placeholders() == null) {
            return context.requestBody();
        }
        byte[] body = context.requestBody().isPresent() && isJson(context.httpRequest())
                ? spliced(context.requestBody().get(), exchange)
                : null;
        if (body == null) {
            exchange.refuse();
            throw SdkClientException.create("The request is not sent: it does not hold the items' placeholders, so that"
                    + " another interceptor must have changed an item");
        }
        exchange.bodyLength(body.length);
        return Optional.of(
                RequestBody.fromContentProvider(ContentStreamProvider.fromByteArrayUnsafe(body), body.length, JSON));
    }

    private static boolean isJson(SdkHttpRequest request) {
        return request.firstMatchingHeader("Content-Type").filter(JSON::equals).isPresent();
    }

    private static byte @Nullable [] spliced(RequestBody marshalled, Exchange<?> exchange) {
        Exchange.Placeholders placeholders = exchange.placeholders();
        long length = marshalled.optionalContentLength().orElse(0L);
        try (BodyBuffer request = BodyBuffer.create(exchange.pool(), length, MAX_REQUEST_BYTES);
                InputStream in = marshalled.contentStreamProvider().newStream()) {
            request.readFrom(in);
            return placeholders == null
                    ? null
                    : RequestSplicer.splice(
                                    request.array(),
                                    0,
                                    request.length(),
                                    placeholders.marks(),
                                    placeholders.items(),
                                    exchange.pool())
                            .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    /** Called right after {@link #modifyHttpContent}. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Exchange<?> exchange = exchange(attributes);
        SdkHttpRequest request = context.httpRequest();
        if (exchange == null || exchange.bodyLength() < 0) {
            return request;
        }
        String length = Integer.toString(exchange.bodyLength());
        return request.firstMatchingHeader(CONTENT_LENGTH)
                        .filter(length::equals)
                        .isPresent()
                ? request
                : request.copy(builder -> builder.putHeader(CONTENT_LENGTH, length));
    }

    /** Called for each attempt. */
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        Exchange<?> exchange = exchange(attributes);
        if (exchange != null) {
            exchange.beginAttempt();
        }
    }

    // ---- the answer ----

    /** Called for each attempt: with its body where the client is synchronous, before its body comes otherwise. */
    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Exchange<?> exchange = exchange(attributes);
        SdkHttpResponse response = context.httpResponse();
        if (exchange == null || !exchange.begin(response)) {
            return response;
        }
        SdkHttpResponse.Builder builder = response.toBuilder();
        builder.removeHeader(AnswerDecoder.CHECKSUM).removeHeader(AnswerDecoder.ENCODING);
        if (isBlocking(attributes)) {
            InputStream body = context.responseBody().orElse(null);
            exchange.read(body == null ? InputStream.nullInputStream() : body);
            if (exchange.rest() == null && builder instanceof SdkHttpFullResponse.Builder full) {
                full.content(null); // nothing is left to read
            }
        }
        return builder.build();
    }

    private static boolean isBlocking(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.CLIENT_TYPE) == ClientType.SYNC;
    }

    /** Called right after {@link #modifyHttpResponse}; where the client is asynchronous, without a body. */
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Exchange<?> exchange = exchange(attributes);
        if (exchange == null || exchange.latest() == null || !isBlocking(attributes)) {
            return context.responseBody();
        }
        byte[] rest = exchange.rest();
        return rest == null ? Optional.empty() : Optional.of(new ByteArrayInputStream(rest));
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Exchange<?> exchange = exchange(attributes);
        return exchange == null
                ? context.responsePublisher()
                : context.responsePublisher().map(body -> AnswerPublisher.of(body, exchange));
    }
}
