package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class LocalDynamoDbTest {
    @ParameterizedTest
    @MethodSource("io.dynamodel.testing.EveryTargetTest#targetsInThisJvm")
    void startsWithoutJUnit(Target target) {
        try (LocalDynamoDb db = LocalDynamoDb.start(target);
                LocalDynamoDb other = LocalDynamoDb.start(target)) {
            db.client().createTable(Things.createTable());
            db.client().putItem(Things.put("1"));

            assertThat(other.client().listTables().tableNames()).isEmpty();
            assertThat(db.target()).isEqualTo(target);
        }
    }

    @ParameterizedTest
    @MethodSource("io.dynamodel.testing.EveryTargetTest#targetsInThisJvm")
    void survivesAClosedClient(Target target) {
        try (LocalDynamoDb db = LocalDynamoDb.start(target)) {
            db.client().createTable(Things.createTable());
            db.client().close();

            assertThat(db.asyncClient().listTables().join().tableNames()).containsExactly(Things.TABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("io.dynamodel.testing.EveryTargetTest#targetsInThisJvm")
    void closesTwiceWithoutHarm(Target target) {
        LocalDynamoDb db = LocalDynamoDb.start(target);
        db.close();

        assertThatCode(db::close).doesNotThrowAnyException();
    }

    @Test
    void givesPlainSdkClientsOnTheWire() {
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.http())) {
            assertThat(Proxy.isProxyClass(db.client().getClass())).isFalse();
            assertThat(db.client().serviceClientConfiguration().region()).isEqualTo(Region.US_EAST_1);
            assertThat(db.client()
                            .serviceClientConfiguration()
                            .overrideConfiguration()
                            .apiCallTimeout())
                    .contains(Duration.ofSeconds(10));
        }
    }

    @Test
    void recordsAClientWithSettingsOfItsOwn() {
        List<Object> seen = new ArrayList<>();
        ExecutionInterceptor interceptor = new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                seen.add(context.request());
            }
        };
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.http())) {
            DynamoDbClient client =
                    db.client(settings -> settings.overrideConfiguration(o -> o.addExecutionInterceptor(interceptor)));
            client.createTable(Things.createTable());
            db.asyncClient(settings -> settings.overrideConfiguration(o -> o.addExecutionInterceptor(interceptor)))
                    .putItem(Things.put("1"))
                    .join();

            assertThat(db.recorder().requests()).containsExactly(Things.createTable(), Things.put("1"));
            assertThat(seen).hasSize(2);
        }
    }

    @Test
    void refusesSettingsWithoutPipeline() {
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.embedded())) {
            assertThatThrownBy(() -> db.client(settings -> {}))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("choose the target 'http'");
            assertThatThrownBy(() -> db.asyncClient(settings -> {})).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void leavesASharedEndpointAsItWas() throws Exception {
        try (SharedServer server = SharedServer.start()) {
            Target target = Target.endpoint(server.url());
            try (LocalDynamoDb first = LocalDynamoDb.start(target)) {
                first.client().createTable(Things.createTable());
                first.client().close();
            }
            try (LocalDynamoDb second = LocalDynamoDb.start(target)) {
                assertThat(second.client().listTables().tableNames()).isEmpty();
                second.asyncClient().createTable(Things.createTable()).join();
                second.client().deleteTable(request -> request.tableName(Things.TABLE));
            }
        }
    }

    @Test
    void takesAnotherPortIfTheFirstWasTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int freePort = HttpServer.freePort();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), freePort).iterator();

            HttpServer server = HttpServer.start(ports::next);

            assertThat(server.url()).hasPort(freePort);
            server.stop();
        }
    }
}
