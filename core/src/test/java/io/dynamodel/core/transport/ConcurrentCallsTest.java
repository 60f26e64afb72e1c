package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.transport.Wired.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Many threads, as many as there may be of virtual ones: no call sees another's bytes, whatever they borrow. */
class ConcurrentCallsTest {
    private static final int THREADS = 64;
    private static final int CALLS = 60;

    private static String text(String id) {
        return (id + "é\n").repeat(1 + Math.floorMod(id.hashCode(), 3000));
    }

    private static Call<?> get(String id) {
        return new Call.GetItem(GetItemRequest.builder()
                .tableName("things")
                .key(Map.of("id", AttributeValue.fromS(id)))
                .build());
    }

    /** What was asked for or stored comes back, with a text that only this item has. */
    private static Reply echo(String request) {
        String id = request.replaceAll("(?s).*\"id\":\\{\"S\":\"([^\"]*)\"}.*", "$1");
        String item = "{\"id\":{\"S\":\"" + id + "\"},\"t\":{\"S\":\"" + text(id).replace("\n", "\\n") + "\"}}";
        Reply reply = Reply.json("{\"Item\":" + item + ",\"Attributes\":" + item + "}");
        return id.hashCode() % 3 == 0 ? reply.gzipped() : reply.inChunksOf(1000);
    }

    @ParameterizedTest
    @EnumSource
    void everyCallGetsItsOwnItem(Kind kind) throws Exception {
        StubHttp http = StubHttp.answering(ConcurrentCallsTest::echo);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Wired wired = Wired.over(http)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                work.add(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        String id = "i-" + thread + "-" + call;
                        Map<String, AttributeValue> item =
                                Map.of("id", AttributeValue.fromS(id), "t", AttributeValue.fromS(text(id)));
                        Call<?> asked = call % 2 == 0 ? get(id) : Asked.put(item);
                        assertThat(wired.items(kind, asked)).containsExactly(item);
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(http.requests()).hasSize(THREADS * CALLS);
        assertThat(http.requests().stream().filter(body -> body.contains("\"Item\"")))
                .allSatisfy(body -> {
                    String id = body.replaceAll("(?s).*\"id\":\\{\"S\":\"([^\"]*)\"}.*", "$1");
                    assertThat(body).contains("\"t\":{\"S\":\"" + text(id).replace("\n", "\\n") + "\"}");
                });
    }

    @ParameterizedTest
    @EnumSource
    void oneCallCanBeMadeManyTimesAtOnce(Kind kind) throws Exception {
        StubHttp http = StubHttp.answering(ConcurrentCallsTest::echo);
        Map<String, AttributeValue> item =
                Map.of("id", AttributeValue.fromS("same"), "t", AttributeValue.fromS(text("same")));
        Call<?> put = Asked.put(item);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Wired wired = Wired.over(http)) {
            List<Callable<List<Map<String, AttributeValue>>>> work = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                work.add(() -> wired.items(kind, put));
            }
            for (Future<List<Map<String, AttributeValue>>> done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                assertThat(done.get()).containsExactly(item);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
