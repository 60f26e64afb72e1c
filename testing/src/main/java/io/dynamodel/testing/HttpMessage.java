package io.dynamodel.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Requests and answers as bytes. */
final class HttpMessage {
    static final String TARGET = "X-Amz-Target";
    static final String LENGTH = "Content-Length";
    static final String CHECKSUM = "x-amz-crc32";
    static final String TYPE = "Content-Type";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HttpMessage() {}

    /** A request. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Request(SdkHttpRequest head, byte[] body) {
        String operation() {
            String target = head.firstMatchingHeader(TARGET).orElse("");
            return target.substring(target.indexOf('.') + 1);
        }

        Request with(ObjectNode json) {
            byte[] changed = bytes(json);
            return new Request(
                    head.copy(builder -> builder.putHeader(LENGTH, String.valueOf(changed.length))), changed);
        }
    }

    /**
     * An answer.
     *
     * @param end how its body ends; null where it should
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(
            SdkHttpResponse head, byte[] body, @Nullable IOException end) {
        /** A whole one, with everything in its head that belongs to the body. */
        static Answer of(int status, ObjectNode json) {
            byte[] body = bytes(json);
            return new Answer(
                    SdkHttpResponse.builder()
                            .statusCode(status)
                            .putHeader(TYPE, "application/x-amz-json-1.0")
                            .putHeader("x-amzn-RequestId", "injected")
                            .putHeader(LENGTH, String.valueOf(body.length))
                            .putHeader(CHECKSUM, String.valueOf(checksum(body)))
                            .build(),
                    body,
                    null);
        }
    }

    static long checksum(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return checksum.getValue();
    }

    /** What is no object is taken for an empty one. */
    static ObjectNode json(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return json instanceof ObjectNode object ? object : MAPPER.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB's protocol is JSON, but this is not", e);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
