package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

class CallTest {
    private static final Set<String> WRITES = Set.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "BatchWriteItem",
            "TransactWriteItems",
            "CreateTable",
            "DeleteTable",
            "UpdateTimeToLive");

    /** A call of each kind, its request empty. */
    static Stream<Call<?>> calls() {
        return Stream.concat(
                        Arrays.stream(Call.class.getPermittedSubclasses()),
                        Arrays.stream(TableCall.class.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .map(CallTest::emptyCall);
    }

    private static Call<?> emptyCall(Class<?> kind) {
        try {
            Class<?> request = kind.getMethod("request").getReturnType();
            Object builder = request.getMethod("builder").invoke(null);
            return (Call<?>) kind.getDeclaredConstructor(request).newInstance(((SdkBuilder<?, ?>) builder).build());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isSentByTheMethodOfItsName(Call<?> call) {
        List<Object> sent = new ArrayList<>();
        CompletableFuture<Object> answer = new CompletableFuture<>();

        call.send(client(DynamoDbClient.class, sent, null));

        assertThat(call.send(client(DynamoDbAsyncClient.class, sent, answer))).isSameAs(answer);
        String operation = call.getClass().getSimpleName();
        String method = Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
        assertThat(sent).containsExactly(method, call.request(), method, call.request());
    }

    private static <C> C client(Class<C> type, List<Object> sent, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    sent.add(method.getName());
                    sent.add(arguments[0]);
                    return answer;
                }));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void knowsItsOperationAndWhetherThatWrites(Call<?> call) {
        assertThat(call.operation() + "Request")
                .isEqualTo(call.request().getClass().getSimpleName());
        assertThat(call.isWrite()).isEqualTo(WRITES.contains(call.operation()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void canBeDescribedEvenIfItsRequestIsEmpty(Call<?> call) {
        assertThat(CallFacts.describe(call)).isEqualTo(call.operation() + " on ''");
    }

    @Test
    void namesTableAndIndexOfAQuery() {
        Call<?> call = new Call.Query(
                QueryRequest.builder().tableName("users").indexName("by-email").build());

        assertThat(call.table()).isEqualTo("users");
        assertThat(call.index()).isEqualTo("by-email");
        assertThat(CallFacts.describe(call)).isEqualTo("Query on 'users', index 'by-email'");
    }

    @Test
    void namesTheTablesOfBatches() {
        Call<?> get = new Call.BatchGetItem(BatchGetItemRequest.builder()
                .requestItems(Map.of("users", KeysAndAttributes.builder().build()))
                .build());
        Call<?> write = new Call.BatchWriteItem(BatchWriteItemRequest.builder()
                .requestItems(Map.of("users", List.of(), "orders", List.of()))
                .build());

        assertThat(get.table()).isEqualTo("users");
        assertThat(write.table().split(", ")).containsExactlyInAnyOrder("users", "orders");
    }

    @Test
    void namesTheTablesOfTransactionsOnceEach() {
        Call<?> get = new Call.TransactGetItems(TransactGetItemsRequest.builder()
                .transactItems(
                        TransactGetItem.builder().get(g -> g.tableName("a")).build(),
                        TransactGetItem.builder().get(g -> g.tableName("a")).build(),
                        TransactGetItem.builder().build())
                .build());
        Call<?> write = new Call.TransactWriteItems(TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder().put(p -> p.tableName("a")).build(),
                        TransactWriteItem.builder()
                                .update(u -> u.tableName("b"))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(d -> d.tableName("a"))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(c -> c.tableName("c"))
                                .build(),
                        TransactWriteItem.builder().build())
                .build());

        assertThat(get.table()).isEqualTo("a");
        assertThat(write.table()).isEqualTo("a, b, c");
    }

    @Test
    void findsTheConsumedCapacityOfOneTableAndOfSeveral() {
        ConsumedCapacity units = ConsumedCapacity.builder().capacityUnits(0.5).build();

        assertThat(Service.get("u-1")
                        .consumedCapacity(GetItemResponse.builder()
                                .consumedCapacity(units)
                                .build()))
                .containsExactly(units);
        assertThat(Service.get("u-1").consumedCapacity(GetItemResponse.builder().build()))
                .isEmpty();
        assertThat(CallFacts.consumedCapacity(BatchGetItemResponse.builder()
                        .consumedCapacity(units, units)
                        .build()))
                .containsExactly(units, units);
        assertThat(CallFacts.consumedCapacity(DescribeTableResponse.builder().build()))
                .isEmpty();
    }
}
