package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.transport.Wired.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes whose answer says that they were applied, but is damaged: they are not sent again, and what became of them is open. */
class DamagedWriteTest {
    private static final Reply GOOD = Reply.json("{\"Attributes\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}}");
    private static final List<Call<?>> WRITES = List.of(Asked.put(), Asked.update(), Asked.delete());

    static Stream<Arguments> faults() {
        Reply gzip = GOOD.gzipped().without("x-amz-crc32");
        return Stream.of(
                        Arguments.of("another checksum", GOOD.with("x-amz-crc32", "1")),
                        Arguments.of("cut off", GOOD.cutTo(30).without("x-amz-crc32")),
                        Arguments.of("cut off, with a checksum", GOOD.cutTo(30)),
                        Arguments.of("reset at once", GOOD.breakingAfter(0)),
                        Arguments.of("reset within the body", GOOD.breakingAfter(30)),
                        Arguments.of("no JSON", Reply.json("<html>")),
                        Arguments.of("empty", Reply.json("")),
                        Arguments.of("attributes twice", Reply.json("{\"Attributes\":{},\"Attributes\":{}}")),
                        Arguments.of("no gzip", GOOD.with("Content-Encoding", "gzip")),
                        Arguments.of("gzip cut off", gzip.cutTo(gzip.body().length - 9)))
                .flatMap(fault ->
                        Stream.of(Kind.values()).map(kind -> Arguments.of(fault.get()[0], kind, fault.get()[1])));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void isNotSentAgain(String fault, Kind kind, Reply reply) {
        for (Call<?> write : WRITES) {
            StubHttp http = new StubHttp(reply, GOOD);
            try (Wired wired = Wired.over(http)) {
                assertThatThrownBy(() -> wired.items(kind, write))
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasStackTraceContaining("Caused by: " + DamagedAnswerException.class.getName());
                assertThat(http.requests()).hasSize(1);
            }
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("faults")
    void norByAStrategyThatLooksForAnyCause(String fault, Kind kind, Reply reply) {
        StubHttp http = new StubHttp(reply, GOOD);
        try (Wired wired = Wired.over(
                http, o -> o.retryStrategy(r -> r.maxAttempts(3).retryOnRootCauseInstanceOf(IOException.class)))) {
            assertThatThrownBy(() -> wired.items(kind, Asked.update())).isInstanceOf(OutcomeUnknownException.class);
            assertThat(http.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSentAgainWhereItWasSurelyNotApplied(Kind kind) {
        for (Call<?> write : WRITES) {
            StubHttp http = new StubHttp(Reply.error(400, "ThrottlingException"), GOOD.gzipped());
            try (Wired wired = Wired.over(http)) {
                assertThat(wired.items(kind, write))
                        .containsExactly(Map.of("id", AttributeValue.fromS("a"), "n", AttributeValue.fromN("1")));
                assertThat(http.requests()).hasSize(2);
                assertThat(http.requests().get(1)).isEqualTo(http.requests().get(0));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheItemThatAConditionFailedOn(Kind kind) {
        Reply refused = Reply.of(
                400,
                "{\"__type\":\"x#ConditionalCheckFailedException\",\"Message\":\"no\",\"Item\":{\"id\":{\"S\":\"a\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        for (Call<?> write : WRITES) {
            try (Wired wired = Wired.over(new StubHttp(refused))) {
                assertThatThrownBy(() -> wired.items(kind, write))
                        .isInstanceOfSatisfying(
                                ConditionalCheckFailedException.class,
                                e -> assertThat(e.item()).isEqualTo(Asked.KEY));
            }
        }
    }
}
