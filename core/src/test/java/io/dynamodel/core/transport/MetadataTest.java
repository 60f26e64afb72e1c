package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.transport.Wired.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** What else is in an answer is there on the wire path as it is on the other. */
class MetadataTest {
    private static final Reply PAGE = Reply.json(
            "{\"Items\":[{\"id\":{\"S\":\"a\"}}],\"Count\":1,\"ScannedCount\":7,"
                    + "\"LastEvaluatedKey\":{\"id\":{\"S\":\"a\"}},\"ConsumedCapacity\":{\"TableName\":\"t\",\"CapacityUnits\":1.5}}");
    private static final Reply UPDATED =
            Reply.json("{\"ItemCollectionMetrics\":{\"ItemCollectionKey\":{\"id\":{\"S\":\"a\"}},"
                    + "\"SizeEstimateRangeGB\":[0.0,1.0]},\"Attributes\":{\"id\":{\"S\":\"a\"}},"
                    + "\"ConsumedCapacity\":{\"TableName\":\"t\",\"CapacityUnits\":2.0}}");

    private final List<MetricCollection> metrics = new CopyOnWriteArrayList<>();
    private final List<Object> capacities = new ArrayList<>();

    private Wired wired(WirePath path, Reply reply) {
        StubHttp http = new StubHttp(reply);
        Consumer<ClientOverrideConfiguration.Builder> settings = o -> o.addMetricPublisher(new MetricPublisher() {
            @Override
            public void publish(MetricCollection collection) {
                metrics.add(collection);
            }

            @Override
            public void close() {}
        });
        return Wired.over(
                Wired.configured(DynamoDbClient.builder().httpClient(http.blocking()), settings)
                        .build(),
                Wired.configured(DynamoDbAsyncClient.builder().httpClient(http.async()), settings)
                        .build(),
                path,
                Set.of(),
                List.of(new RequestListener() {
                    @Override
                    public void requestSucceeded(RequestSucceeded event) {
                        capacities.add(event.consumedCapacity());
                    }
                }));
    }

    private <A extends DynamoDbResponse> A answer(Kind kind, WirePath path, Reply reply, Call<A> call) {
        try (Wired wired = wired(path, reply)) {
            return wired.run(kind, Step.sendForItems(call, Wired.Collected::new, (answer, items) -> Step.done(answer)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPageSaysBesidesItsItemsIsTheSdks(Kind kind) {
        QueryResponse wire = answer(kind, WirePath.AUTO, PAGE, Asked.query());
        QueryResponse values = answer(kind, WirePath.NEVER, PAGE, Asked.query());

        assertThat(wire.equalsBySdkFields(values.toBuilder().items(List.of()).build()))
                .isTrue();
        assertThat(wire.scannedCount()).isEqualTo(7);
        assertThat(wire.responseMetadata().requestId()).isEqualTo("R-1");
        assertThat(wire.sdkHttpResponse().statusCode()).isEqualTo(200);
        assertThat(capacities).hasSize(2);
        assertThat(capacities.get(0)).isEqualTo(capacities.get(1)).asString().contains("1.5");
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatAWriteSays(Kind kind) {
        UpdateItemResponse wire = answer(kind, WirePath.AUTO, UPDATED, Asked.update());
        UpdateItemResponse values = answer(kind, WirePath.NEVER, UPDATED, Asked.update());

        assertThat(wire.itemCollectionMetrics())
                .isEqualTo(values.itemCollectionMetrics())
                .asString()
                .contains("0.0, 1.0");
        assertThat(wire.consumedCapacity()).isEqualTo(values.consumedCapacity());
        assertThat(wire.hasAttributes()).isFalse();
        assertThat(capacities.get(0)).isEqualTo(capacities.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void theSameMetricsAreMeasured(Kind kind) {
        answer(kind, WirePath.AUTO, PAGE, Asked.query());
        answer(kind, WirePath.NEVER, PAGE, Asked.query());

        assertThat(metrics).hasSize(2);
        assertThat(names(metrics.get(0)))
                .isEqualTo(names(metrics.get(1)))
                .contains("UnmarshallingDuration", "RetryCount");
    }

    private static Set<String> names(MetricCollection collection) {
        Set<String> names = new TreeSet<>();
        collection.forEach(record -> names.add(record.metric().name()));
        collection.children().forEach(child -> names.addAll(names(child)));
        return names;
    }
}
