package io.dynamodel.core.transport;

import io.dynamodel.core.wire.BodyBuffer;
import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.MalformedJsonException;
import io.dynamodel.core.wire.ResponseReader;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
    private static final String JSON = "application/x-amz-json-1.0";

    /** Far more than any answer's: 16 MB of items in a batch, each byte at its worst. */
    private static final int MAX_BYTES = 256 * 1024 * 1024;

    private final Shape shape;
    private final Supplier<C> collectors;
    private final boolean write;
    private final BufferPool pool;
    private final long checksum; // -1 if none is announced
    private final long length; // -1 if it is not announced
    private final boolean gzip;

    private @Nullable C collector;
    private @Nullable RuntimeException failure;
    private byte @Nullable [] rest;

    private AnswerDecoder(
            Shape shape,
            Supplier<C> collectors,
            boolean write,
            BufferPool pool,
            long checksum,
            long length,
            boolean gzip) {
        this.shape = shape;
        this.collectors = collectors;
        this.write = write;
        this.pool = pool;
        this.checksum = checksum;
        this.length = length;
        this.gzip = gzip;
    }

    /** A decoder of the answer with this head; null if it is no answer with items, or not in the known form. */
    static <C extends ItemCollector> @Nullable AnswerDecoder<C> of(
            Shape shape, Supplier<C> collectors, boolean write, SdkHttpResponse head, BufferPool pool) {
        String encoding = header(head, ENCODING);
        boolean gzip = "gzip".equalsIgnoreCase(encoding);
        if (!head.isSuccessful() || !JSON.equals(header(head, "Content-Type")) || (encoding != null && !gzip)) {
            return null;
        }
        return new AnswerDecoder<>(
                shape,
                collectors,
                write,
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
    void read(InputStream in) {
        try (BodyBuffer body = newBuffer();
                in) {
            body.readFrom(in);
            decode(body);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Decodes the whole body. */
    void decode(BodyBuffer body) {
        if (checksum >= 0 && checksum != body.crc32()) {
            throw damaged(new DamagedAnswerException("The answer's bytes do not have the CRC-32 that it announces"));
        }
        if (!gzip) {
            collect(body);
            return;
        }
        try (BodyBuffer content = body.gunzip(MAX_BYTES)) {
            collect(content);
        } catch (IOException e) {
            throw damaged(new DamagedAnswerException("The answer is no good gzip: " + e.getMessage(), e));
        }
    }

    private void collect(BodyBuffer body) {
        C into = collectors.get();
        try (ResponseReader reader = ResponseReader.of(shape, body.array(), 0, body.length(), pool)) {
            failure = collect(reader, into);
            rest = reader.hasRest() ? reader.rest() : null;
            collector = into;
        } catch (MalformedJsonException e) {
            throw damaged(new DamagedAnswerException("The answer is not as DynamoDB sends it: " + e.getMessage(), e));
        }
    }

    /** The failure belongs to the caller of the operation: within the SDK it could look like one to be retried. */
    private @Nullable RuntimeException collect(ResponseReader reader, C into) {
        while (reader.nextItem()) {
            try {
                into.add(reader);
            } catch (MalformedJsonException e) {
                throw e;
            } catch (RuntimeException e) {
                return e;
            }
        }
        return null;
    }

    /** Whether the items were taken. */
    boolean isDecoded() {
        return collector != null;
    }

    C collected() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(collector);
    }

    /** The answer without its items, for the SDK; null if nothing is left. */
    byte @Nullable [] rest() {
        return rest;
    }

    /** What a failure to read the body is to the SDK. */
    RuntimeException broken(Throwable cause) {
        return write
                ? damaged(new DamagedAnswerException("The answer broke off: " + cause.getMessage()))
                : SdkClientException.create("The answer broke off: " + cause.getMessage(), cause);
    }

    /** The SDK must not send a write again, whatever its retry strategy makes of the cause. */
    RuntimeException damaged(DamagedAnswerException cause) {
        return write
                ? SdkClientException.create(cause.getMessage(), cause)
                : RetryableException.create(cause.getMessage(), cause);
    }
}
