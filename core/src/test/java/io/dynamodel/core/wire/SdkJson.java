package io.dynamodel.core.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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

/** What the SDK writes and reads, seen beneath a whole client. */
final class SdkJson implements AutoCloseable {
    private static final Pattern SURROGATE = Pattern.compile("\\\\u(D[89A-F][0-9A-F]{2})");

    private byte[] sent = {};
    private byte[] answer = {};

    private final DynamoDbClient client = DynamoDbClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClient(new Http())
            .build();

    /** The item as PutItem sends it, but without the escapes of surrogates, which JSON does not need. */
    String item(Map<String, AttributeValue> item) {
        String body = new String(request(c -> c.putItem(b -> b.tableName("t").item(item))), StandardCharsets.UTF_8);
        String field = "\"Item\":";
        return SURROGATE
                .matcher(body.substring(body.indexOf(field) + field.length(), body.length() - 1))
                .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
    }

    /** The body of a request. */
    byte[] request(Consumer<DynamoDbClient> call) {
        answer = "{}".getBytes(StandardCharsets.UTF_8);
        call.accept(client);
        return sent;
    }

    /** The item that GetItem reads. */
    Map<String, AttributeValue> read(String item) {
        answer = ("{\"Item\":" + item + "}").getBytes(StandardCharsets.UTF_8);
        return client.getItem(b -> b.tableName("t").key(Map.of())).item();
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Http implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            try {
                sent = request.contentStreamProvider().orElseThrow().newStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Answer(answer);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private record Answer(byte[] body) implements ExecutableHttpRequest {
        @Override
        public HttpExecuteResponse call() {
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }

        @Override
        public void abort() {
            // is over at once
        }
    }
}
