package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.tracing.Spy;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.transport.Wired.Kind;
import io.opentelemetry.instrumentation.awssdk.v2_2.StandInInterceptor;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Which path a client gets and why, and that each of them does what it should. */
class WhichPathTest {
    private static final String MANY = "{\"Item\":{\"id\":{\"S\":\"a\"}},\"Attributes\":{\"id\":{\"S\":\"a\"}},"
            + "\"Items\":[{\"id\":{\"S\":\"a\"}}],\"Count\":1,\"ScannedCount\":1}";
    private static final List<Call<?>> CALLS =
            List.of(Asked.get(), Asked.query(), Asked.scan(), Asked.put(), Asked.update(), Asked.delete());

    private final StubHttp http = new StubHttp(Reply.json(MANY));
    private final Spy spy = new Spy();

    private Wired wired(WirePath path, Set<String> harmless, ExecutionInterceptor... interceptors) {
        Consumer<ClientOverrideConfiguration.Builder> settings =
                o -> List.of(interceptors).forEach(o::addExecutionInterceptor);
        return Wired.over(
                Wired.configured(DynamoDbClient.builder().httpClient(http.blocking()), settings)
                        .build(),
                Wired.configured(DynamoDbAsyncClient.builder().httpClient(http.async()), settings)
                        .build(),
                path,
                harmless,
                List.of());
    }

    private void everyCallGivesItsItem(Wired wired, Kind kind) {
        for (Call<?> call : CALLS) {
            assertThat(wired.items(kind, call)).as("%s", call).containsExactly(Asked.KEY);
        }
        assertThat(http.requests().stream().filter(body -> body.contains("\"Item\"")))
                .isNotEmpty()
                .allSatisfy(body -> assertThat(body).contains("\"Item\":{\"id\":{\"S\":\"a\"}}"));
    }

    @ParameterizedTest
    @EnumSource
    void theWirePathIsTakenForEveryCall(Kind kind) {
        try (Wired wired = wired(WirePath.AUTO, Set.of(Spy.class.getName()), spy)) {
            everyCallGivesItsItem(wired, kind);

            assertThat(wired.path(kind)).startsWith("Items go over the wire path");
            assertThat(spy.answers())
                    .hasSize(6)
                    .noneMatch(answer -> answer.toString().contains("S=a"));
            assertThat(spy.sent()).isEqualTo(http.requests());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownInterceptorSeesItemsAndIsNamed(Kind kind) {
        try (Wired wired = wired(WirePath.AUTO, Set.of(), spy)) {
            everyCallGivesItsItem(wired, kind);

            assertThat(wired.path(kind)).contains("the interceptor com.example.tracing.Spy may read or change items");
            assertThat(spy.answers())
                    .hasSize(6)
                    .allMatch(answer -> answer.toString().contains("S=a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void interceptorsThatAreKnownToTraceDoNoHarm(Kind kind) {
        try (Wired wired = wired(WirePath.AUTO, Set.of(), new StandInInterceptor())) {
            everyCallGivesItsItem(wired, kind);
            assertThat(wired.path(kind)).startsWith("Items go over the wire path");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSettingDecides(Kind kind) {
        try (Wired always = wired(WirePath.ALWAYS, Set.of(), spy);
                Wired never = wired(WirePath.NEVER, Set.of())) {
            everyCallGivesItsItem(always, kind);
            everyCallGivesItsItem(never, kind);

            assertThat(always.path(kind)).startsWith("Items go over the wire path");
            assertThat(never.path(kind)).endsWith("not over the wire path: it is switched off");
        }
    }

    @ParameterizedTest
    @EnumSource
    void beingOnAClientTwiceDoesNoHarm(Kind kind) {
        try (Wired wired =
                wired(WirePath.AUTO, Set.of(), new DynamodelWireInterceptor(), new DynamodelWireInterceptor())) {
            everyCallGivesItsItem(wired, kind);
            assertThat(wired.path(kind)).startsWith("Items go over the wire path");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientWithoutTheInterceptorGetsValues(Kind kind) {
        for (WirePath path : List.of(WirePath.AUTO, WirePath.ALWAYS)) {
            http.requests().clear();
            Consumer<ClientOverrideConfiguration.Builder> none = o -> o.executionInterceptors(List.of(spy));
            try (Wired wired = Wired.over(
                    Wired.configured(DynamoDbClient.builder().httpClient(http.blocking()), none)
                            .build(),
                    Wired.configured(DynamoDbAsyncClient.builder().httpClient(http.async()), none)
                            .build(),
                    path,
                    Set.of(),
                    List.of())) {
                for (Call<?> call : CALLS) {
                    assertThat(wired.items(kind, call)).containsExactly(Asked.KEY);
                }
                assertThat(wired.path(kind)).contains("its interceptor");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatRebuildsRequestsGetsValuesAndStoresTheItem(Kind kind) {
        for (WirePath path : List.of(WirePath.AUTO, WirePath.ALWAYS)) {
            http.requests().clear();
            try (Wired direct = wired(path, Set.of());
                    Wired wired = Wired.over(
                            rebuilding(DynamoDbClient.class, direct.client()),
                            rebuilding(DynamoDbAsyncClient.class, direct.asyncClient()),
                            path,
                            Set.of(),
                            List.of())) {
                for (Call<?> call : List.of(Asked.put(), Asked.get(), Asked.query(), Asked.update(), Asked.put())) {
                    assertThat(wired.items(kind, call)).as("%s", call).containsExactly(Asked.KEY);
                }
                assertThat(wired.path(kind)).startsWith("Items go through attribute values");
                // what goes out with a mark in place of the item has no key, and DynamoDB refuses it
                assertThat(http.requests().stream().filter(body -> body.contains("\"id\":{\"S\":\"a\"}}")))
                        .hasSize(4);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallThatFailsBeforeAnyInterceptorSaysNothingOfThePath(Kind kind) {
        try (Wired direct = wired(WirePath.AUTO, Set.of());
                Wired wired = Wired.over(
                        failingFirst(DynamoDbClient.class, direct.client()),
                        failingFirst(DynamoDbAsyncClient.class, direct.asyncClient()),
                        WirePath.ALWAYS,
                        Set.of(),
                        List.of())) {
            assertThatThrownBy(() -> wired.items(kind, Asked.put())).hasStackTraceContaining("before anything");
            assertThat(http.requests()).isEmpty();

            everyCallGivesItsItem(wired, kind);
            assertThat(wired.path(kind)).startsWith("Items go over the wire path");
        }
    }

    @ParameterizedTest
    @EnumSource
    void othersWhoUseTheClientGetWholeAnswers(Kind kind) {
        try (Wired wired = wired(WirePath.AUTO, Set.of())) {
            everyCallGivesItsItem(wired, kind);
            assertThat(wired.client()
                            .getItem(r -> r.tableName("t").key(Asked.KEY))
                            .item())
                    .isEqualTo(Asked.KEY);
            assertThat(wired.asyncClient().query(r -> r.tableName("t")).join().items())
                    .containsExactly(Asked.KEY);
            assertThat(wired.client()
                            .putItem(r -> r.tableName("t").item(Asked.KEY))
                            .attributes())
                    .isEqualTo(Asked.KEY);
        }
    }

    @Test
    void anItemIsPutInAsItIs() {
        Map<String, AttributeValue> item = Map.of(
                "id", AttributeValue.fromS("\"Item\":{\"dynamodel-"),
                "m", AttributeValue.fromM(Map.of("Item", AttributeValue.fromNul(true))));
        try (Wired wired = wired(WirePath.AUTO, Set.of())) {
            wired.items(Kind.BLOCKING, Asked.put(item));

            assertThat(http.requests().get(0))
                    .contains("\\\"Item\\\":{\\\"dynamodel-")
                    .doesNotContain("-1\":");
        }
    }

    /** A client whose first call fails. */
    private static <T> T failingFirst(Class<T> type, T client) {
        AtomicBoolean failed = new AtomicBoolean();
        return type.cast(Proxy.newProxyInstance(
                WhichPathTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null && !failed.getAndSet(true)) {
                        throw SdkClientException.create("failed before anything was asked");
                    }
                    return method.invoke(client, arguments);
                }));
    }

    /** A client that gives the SDK other requests than it was given, equal ones. */
    private static <T> T rebuilding(Class<T> type, T client) {
        return type.cast(Proxy.newProxyInstance(
                WhichPathTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof DynamoDbRequest request) {
                        arguments[0] = request.toBuilder().build();
                    }
                    return method.invoke(client, arguments);
                }));
    }
}
