package io.dynamodel.core.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.ClientType;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Answers every request with one item, at once and without the SDK's pipeline: no network, credentials, threads, or
 * interceptors but the library's own, which is called as the SDK calls it. For warming the paths of items.
 */
public final class RehearsalClient implements DynamoDbClient {
    private final DynamodelWireInterceptor interceptor = new DynamodelWireInterceptor();
    private final Map<String, AttributeValue> item;
    private final String json;

    /**
     * A client whose every answer is this item.
     *
     * @param json the same, as DynamoDB writes it
     */
    public RehearsalClient(Map<String, AttributeValue> item, String json) {
        this.item = item;
        this.json = json;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        GetItemResponse.Builder answer = GetItemResponse.builder().item(item);
        answer.sdkHttpResponse(exchange(request, "{}", "{\"Item\":" + json + "}"));
        return answer.build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        String mark = request.item().keySet().iterator().next();
        PutItemResponse.Builder answer = PutItemResponse.builder();
        answer.sdkHttpResponse(exchange(request, "{\"Item\":{\"" + mark + "\":{\"NULL\":true}}}", "{}"));
        return answer.build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        UpdateItemResponse.Builder answer = UpdateItemResponse.builder().attributes(item);
        answer.sdkHttpResponse(exchange(request, "{}", "{\"Attributes\":" + json + "}"));
        return answer.build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        DeleteItemResponse.Builder answer = DeleteItemResponse.builder().attributes(item);
        answer.sdkHttpResponse(exchange(request, "{}", "{\"Attributes\":" + json + "}"));
        return answer.build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        QueryResponse.Builder answer =
                QueryResponse.builder().items(List.of(item)).count(1).scannedCount(1);
        answer.sdkHttpResponse(exchange(request, "{}", "{\"Count\":1,\"Items\":[" + json + "],\"ScannedCount\":1}"));
        return answer.build();
    }

    private SdkHttpResponse exchange(DynamoDbRequest request, String sent, String received) {
        ExecutionAttributes attributes = new ExecutionAttributes();
        attributes.putAttribute(SdkExecutionAttribute.CLIENT_TYPE, ClientType.SYNC);
        SdkHttpRequest httpRequest = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://rehearsal.invalid/"))
                .putHeader("Content-Type", DynamodelWireInterceptor.JSON)
                .build();
        SdkHttpResponse httpResponse = SdkHttpResponse.builder()
                .statusCode(200)
                .putHeader("Content-Type", DynamodelWireInterceptor.JSON)
                .build();
        RehearsalContext context = new RehearsalContext(
                request,
                httpRequest,
                Optional.of(RequestBody.fromString(sent)),
                httpResponse,
                Optional.of(new ByteArrayInputStream(received.getBytes(UTF_8))));
        interceptor.beforeExecution(context, attributes);
        interceptor.modifyHttpContent(context, attributes);
        interceptor.modifyHttpRequest(context, attributes);
        interceptor.beforeTransmission(context, attributes);
        SdkHttpResponse answer = interceptor.modifyHttpResponse(context, attributes);
        interceptor.modifyHttpResponseContent(context, attributes);
        return answer;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
