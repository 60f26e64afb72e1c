package io.dynamodel.core.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What a {@link StubHttp} answers.
 *
 * @param breaksAfter after how many bytes of the body the connection is reset; -1 for never
 * @param chunk how many bytes come at once
 */
record Reply(int status, Map<String, String> headers, byte[] body, int breaksAfter, int chunk) {

    /** As DynamoDB answers. */
    static Reply json(String json) {
        return of(200, json.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("x-amzn-RequestId", "R-1");
        return new Reply(status, headers, body, -1, Integer.MAX_VALUE).announced();
    }

    static Reply error(int status, String type) {
        return of(
                status,
                ("{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"message\":\"said so\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private Reply announced() {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return with("x-amz-crc32", String.valueOf(checksum.getValue()))
                .with("Content-Length", String.valueOf(body.length));
    }

    Reply with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Reply(status, changed, body, breaksAfter, chunk);
    }

    Reply without(String header) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new Reply(status, changed, body, breaksAfter, chunk);
    }

    /** Another body under the same head. */
    Reply withBody(byte[] other) {
        return new Reply(status, headers, other, breaksAfter, chunk);
    }

    Reply cutTo(int length) {
        byte[] cut = new byte[length];
        System.arraycopy(body, 0, cut, 0, length);
        return withBody(cut);
    }

    Reply breakingAfter(int bytes) {
        return new Reply(status, headers, body, bytes, chunk);
    }

    Reply inChunksOf(int bytes) {
        return new Reply(status, headers, body, breaksAfter, bytes);
    }

    /** Compressed, with the checksum of what is sent. */
    Reply gzipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return withBody(bytes.toByteArray()).announced().with("Content-Encoding", "gzip");
    }

    SdkHttpResponse head() {
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(head::putHeader);
        return head.build();
    }
}
