package io.dynamodel.benchmarks.stub;

import java.util.zip.CRC32;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A fixed answer of DynamoDB. */
final class Answer {
    static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private final byte[] body;
    private final String crc32;

    Answer(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        this.body = body;
        this.crc32 = Long.toString(crc.getValue());
    }

    /** Not a copy. */
    byte[] body() {
        return body;
    }

    String crc32() {
        return crc32;
    }

    /** Made anew for each call, as a real client makes it of what comes in. */
    SdkHttpResponse response() {
        return SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", CONTENT_TYPE)
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("x-amz-crc32", crc32)
                .build();
    }
}
