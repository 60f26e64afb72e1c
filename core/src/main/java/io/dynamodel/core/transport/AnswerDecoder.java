package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BodyBuffer;
import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.MalformedJsonException;
import io.dynamodel.core.wire.ResponseReader;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Takes the items out of the answer to one attempt. What DynamoDB announces of the body is checked here, since the SDK
 * gets another one: its checksum, its compression.
 */
final class AnswerDecoder<C extends ItemCollector> {
    static final String CHECKSUM = "x-amz-crc32";
    static final String ENCODING = "Content-Encoding";

    /** Far more than any answer's: 16 MB of items in a batch, each byte at its worst. */
    private static final int MAX_BYTES = 256 * 1024 * 1024;

    private final Shape shape;
    private final Supplier<C> collectors;
    private final Sendable call;
    private final BufferPool pool;
    private final long checksum; // -1 if none is announced
    private final long length; // -1 if it is not announced
    private final boolean gzip;

    private AnswerDecoder(
            Shape shape,
            Supplier<C> collectors,
            Sendable call,
            BufferPool pool,
            long checksum,
            long length,
            boolean gzip) {
        this.shape = shape;
        this.collectors = collectors;
        this.call = call;
        this.pool = pool;
        this.checksum = checksum;
        this.length = length;
        this.gzip = gzip;
    }

    /** A decoder of the answer with this head; null if it is no answer with items, or not in the known form. */
    static <C extends ItemCollector> @Nullable AnswerDecoder<C> of(
            Shape shape, Supplier<C> collectors, Sendable call, SdkHttpResponse head, BufferPool pool) {
        String encoding = header(head, ENCODING);
        boolean gzip = "gzip".equalsIgnoreCase(encoding);
        if (!head.isSuccessful()
                || !DynamodelWireInterceptor.JSON.equals(header(head, "Content-Type"))
                || (encoding != null && !gzip)) {
            return null;
        }
        return new AnswerDecoder<>(
                shape,
                collectors,
                call,
                pool,
                number(header(head, CHECKSUM)),
                number(header(head, "Content-Length")),
                gzip);
    }

    private static @Nullable String header(SdkHttpResponse head, String name) {
        return head.firstMatchingHeader(name).orElse(null);
    }

    private static long number(@Nullable String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** An empty buffer for the body. */
    BodyBuffer newBuffer() {
        return BodyBuffer.create(pool, length, MAX_BYTES);
    }

    /** Reads a body to its end and decodes it. */
    DecodedAnswer<C> read(InputStream in, Exchange<C> exchange) {
        try (BodyBuffer body = newBuffer();
                in) {
            body.readFrom(in);
            return decode(body, exchange);
        } catch (SocketTimeoutException e) {
            throw broken(e);
        } catch (InterruptedIOException e) { // by a timeout of the SDK, which knows it again by this
            throw AbortedException.create("Interrupted while reading the answer", e);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Decodes the whole body, and tells the exchange. */
    DecodedAnswer<C> decode(BodyBuffer body, Exchange<C> exchange) {
        if (checksum >= 0 && checksum != body.crc32()) {
            throw damaged(new DamagedAnswerException("The answer's bytes do not have the CRC-32 that it announces"));
        }
        if (!gzip) {
            return collect(body, exchange);
        }
        try (BodyBuffer content = body.gunzip(MAX_BYTES)) {
            return collect(content, exchange);
        } catch (IOException e) {
            throw damaged(new DamagedAnswerException("The answer is no good gzip: " + e.getMessage()));
        }
    }

    private DecodedAnswer<C> collect(BodyBuffer body, Exchange<C> exchange) {
        C collector = collectors.get();
        try (ResponseReader reader = ResponseReader.of(shape, body.array(), 0, body.length(), pool)) {
            return exchange.decoded(collector, collect(reader, collector), reader);
        } catch (MalformedJsonException e) {
            throw damaged(new DamagedAnswerException("The answer is not as DynamoDB sends it: " + e.getMessage(), e));
        }
    }

    /** The failure belongs to the caller of the operation: within the SDK it could look like one to be retried. */
    private @Nullable RuntimeException collect(ResponseReader reader, C into) {
        boolean ofTables = shape == Shape.TABLES;
        boolean ofTransaction = shape == Shape.TRANSACTION;
        while (reader.nextItem()) {
            try {
                if (ofTables) {
                    into.add(reader.table(), reader);
                } else if (ofTransaction) {
                    into.add(reader.index(), reader);
                } else {
                    into.add(reader);
                }
            } catch (MalformedJsonException e) {
                throw e;
            } catch (RuntimeException e) {
                return e;
            }
        }
        return null;
    }

    /** What a failure to read the body is to the SDK. */
    RuntimeException broken(Throwable cause) {
        return isForOnce()
                ? damaged(new DamagedAnswerException("The answer broke off: " + cause.getMessage()))
                : SdkClientException.create("The answer broke off: " + cause.getMessage(), cause);
    }

    /**
     * The SDK must not send a write again that could do harm: of the causes none may be an IOException, which strategies
     * look for.
     */
    RuntimeException damaged(DamagedAnswerException cause) {
        return isForOnce()
                ? SdkClientException.create(cause.getMessage(), cause)
                : RetryableException.create(cause.getMessage(), cause);
    }

    /** Asked only when it matters, since it takes some time to tell. */
    private boolean isForOnce() {
        return call.isWrite() && !call.isRepeatable();
    }
}
