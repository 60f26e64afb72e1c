package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.transport.Wired.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads whose first answers are no good: each attempt reads its own, and nothing of an earlier one is left. */
class RetriedReadTest {
    private static final Reply GOOD = Reply.json("{\"Count\":2,\"ScannedCount\":2,"
            + "\"LastEvaluatedKey\":{\"id\":{\"S\":\"a\"}},\"Items\":[{\"id\":{\"S\":\"a\"}},{\"id\":{\"S\":\"b\"}}]}");
    private static final Reply OTHER = Reply.json(
            "{\"Items\":[{\"id\":{\"S\":\"old\"}},{\"id\":{\"S\":\"older\"}}]," + "\"Count\":2,\"ScannedCount\":2}");
    private static final List<Map<String, AttributeValue>> ITEMS =
            List.of(Map.of("id", AttributeValue.fromS("a")), Map.of("id", AttributeValue.fromS("b")));

    /** What goes wrong with an answer. */
    static Stream<Arguments> faults() {
        return Stream.of(
                        Arguments.of("status 500", Reply.error(500, "InternalServerError")),
                        Arguments.of("throttled", Reply.error(400, "ProvisionedThroughputExceededException")),
                        Arguments.of("another checksum", OTHER.with("x-amz-crc32", "1")),
                        Arguments.of("cut off", OTHER.cutTo(60).without("x-amz-crc32")),
                        Arguments.of("cut off, with a checksum", OTHER.cutTo(60)),
                        Arguments.of("reset at once", OTHER.breakingAfter(0)),
                        Arguments.of("reset within the body", OTHER.breakingAfter(60)),
                        Arguments.of("no JSON", Reply.json("<html>")),
                        Arguments.of("no object", Reply.json("[]")),
                        Arguments.of("empty", Reply.json("")),
                        Arguments.of("items twice", Reply.json("{\"Items\":[{\"id\":{\"S\":\"x\"}}],\"Items\":[]}")),
                        Arguments.of("no items", Reply.json("{\"Items\":{}}")),
                        Arguments.of(
                                "an item broken after a good one",
                                Reply.json("{\"Items\":[{\"id\":{\"S\":\"x\"}},{\"id\":{\"S\":\"\\q\"}}]}")),
                        Arguments.of("no gzip", OTHER.with("Content-Encoding", "gzip")),
                        Arguments.of("gzip cut off", cutGzip()))
                .flatMap(fault ->
                        Stream.of(Kind.values()).map(kind -> Arguments.of(fault.get()[0], kind, fault.get()[1])));
    }

    private static Reply cutGzip() {
        Reply whole = OTHER.gzipped().without("x-amz-crc32");
        return whole.cutTo(whole.body().length - 9);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void isAskedAgain(String fault, Kind kind, Reply reply) {
        StubHttp http = new StubHttp(reply, reply, GOOD);
        try (Wired wired = Wired.over(http)) {
            QueryResponse answer =
                    wired.run(kind, Step.sendForItems(Asked.query(), Wired.Collected::new, (response, collected) -> {
                        assertThat(collected.items).isEqualTo(ITEMS);
                        return Step.done(response);
                    }));
            assertThat(answer.items()).isEmpty();
            assertThat(answer.count()).isEqualTo(2);
            assertThat(answer.lastEvaluatedKey()).isEqualTo(Asked.KEY);
            assertThat(http.requests()).hasSize(3);
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void failsAfterTheLastAttempt(String fault, Kind kind, Reply reply) {
        StubHttp http = new StubHttp(reply);
        try (Wired wired = Wired.over(http)) {
            for (Call<?> call : List.of(Asked.query(), Asked.scan())) {
                assertThatThrownBy(() -> wired.items(kind, call))
                        .satisfiesAnyOf(
                                e -> assertThat(e).isInstanceOf(SdkClientException.class),
                                e -> assertThat(reply.status()).isNotEqualTo(200));
            }
            assertThat(http.requests()).hasSize(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatWasWrong(Kind kind) {
        try (Wired wired = Wired.over(new StubHttp(GOOD.with("x-amz-crc32", "1")))) {
            assertThatThrownBy(() -> wired.items(kind, Asked.query()))
                    .isInstanceOf(SdkClientException.class)
                    .hasCauseInstanceOf(DamagedAnswerException.class)
                    .hasMessageContaining("do not have the CRC-32");
        }
        try (Wired wired = Wired.over(new StubHttp(Reply.error(500, "InternalServerError")))) {
            assertThatThrownBy(() -> wired.items(kind, Asked.get())).isInstanceOf(InternalServerErrorException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryFormThatDynamoDbMaySend(Kind kind) {
        String json = new String(GOOD.body(), StandardCharsets.UTF_8);
        for (Reply reply : List.of(
                GOOD,
                GOOD.gzipped(),
                GOOD.gzipped().inChunksOf(1),
                GOOD.inChunksOf(1),
                GOOD.inChunksOf(7).without("Content-Length"),
                GOOD.without("x-amz-crc32"),
                GOOD.with("Content-Length", "99999999999999999999"),
                GOOD.with("Content-Length", "2147483647").without("x-amz-crc32"),
                GOOD.with("Content-Length", "-5"),
                GOOD.with("Content-Length", "1"),
                GOOD.with("x-dynamodel-answer", "7"),
                GOOD.without("Content-Type"), // then the SDK reads it
                Reply.json(" \n" + json + "\r\n"),
                Reply.json(json.replace("{\"Count\":2,", "{\"Count\":2,\"More\":{\"Items\":[]},")))) {
            try (Wired wired = Wired.over(new StubHttp(reply))) {
                assertThat(wired.items(kind, Asked.query()))
                        .as(reply.headers().toString())
                        .isEqualTo(ITEMS);
            }
        }
    }
}
