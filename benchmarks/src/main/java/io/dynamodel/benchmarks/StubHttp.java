package io.dynamodel.benchmarks;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An HTTP client that answers from memory, by the operation that is asked for. */
final class StubHttp implements SdkHttpClient {
    private static final int PAGE = 100;

    private final Map<String, byte[]> answers;

    private StubHttp(Map<String, byte[]> answers) {
        this.answers = answers;
    }

    /** A client whose every layer but the network is real. */
    static DynamoDbClient client(Order order) {
        String item = json(ByHand.write(order));
        String page = String.join(",", Collections.nCopies(PAGE, item));
        Map<String, byte[]> answers = Map.of(
                "GetItem", bytes("{\"Item\":" + item + "}"),
                "PutItem", bytes("{}"),
                "UpdateItem", bytes("{\"Attributes\":" + item + "}"),
                "Query", bytes("{\"Count\":" + PAGE + ",\"Items\":[" + page + "],\"ScannedCount\":" + PAGE + "}"));
        return DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("benchmark", "benchmark")))
                .httpClient(new StubHttp(answers))
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String json(Map<String, AttributeValue> map) {
        return map.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + json(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(AttributeValue value) {
        return switch (value.type()) {
            case S -> "{\"S\":\"" + value.s() + "\"}";
            case N -> "{\"N\":\"" + value.n() + "\"}";
            case BOOL -> "{\"BOOL\":" + value.bool() + "}";
            case M -> "{\"M\":" + json(value.m()) + "}";
            case L -> value.l().stream().map(StubHttp::json).collect(Collectors.joining(",", "{\"L\":[", "]}"));
            case SS -> value.ss().stream().collect(Collectors.joining("\",\"", "{\"SS\":[\"", "\"]}"));
            case NS -> value.ns().stream().collect(Collectors.joining("\",\"", "{\"NS\":[\"", "\"]}"));
            default -> throw new IllegalArgumentException(value.type().toString());
        };
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        byte[] body = answers.getOrDefault(target.substring(target.indexOf('.') + 1), new byte[0]);
        return new Answer(body);
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static final class Answer implements ExecutableHttpRequest {
        private final byte[] body;

        Answer(byte[] body) {
            this.body = body;
        }

        @Override
        public HttpExecuteResponse call() {
            CRC32 crc = new CRC32();
            crc.update(body);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Content-Length", Integer.toString(body.length))
                            .putHeader("x-amz-crc32", Long.toString(crc.getValue()))
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }

        @Override
        public void abort() {
            // nothing is under way
        }
    }
}
