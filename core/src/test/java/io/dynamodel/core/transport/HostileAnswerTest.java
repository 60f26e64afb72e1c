package io.dynamodel.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.transport.Wired.Kind;
import io.dynamodel.core.value.ValueException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Answers that nobody should send, and large ones that DynamoDB does; {@code -Ddynamodel.fuzz=1000000} mutates more, for
 * which {@code -Djunit.jupiter.execution.timeout.mode=disabled} gives it the time.
 */
@Timeout(600)
class HostileAnswerTest {
    private static final int RUNS = Integer.getInteger("dynamodel.fuzz", 6_000);
    private static final String PAGE = "{\"Count\":2,\"Items\":[{\"id\":{\"S\":\"first\"},\"n\":{\"N\":\"1\"}},"
            + "{\"id\":{\"S\":\"se\\u0063ond\"},\"m\":{\"M\":{\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}}}}],"
            + "\"LastEvaluatedKey\":{\"id\":{\"S\":\"second\"}},\"ScannedCount\":2}";

    private static List<Map<String, AttributeValue>> items(Kind kind, Reply reply) {
        try (Wired wired = Wired.over(new StubHttp(reply), o -> o.retryStrategy(r -> r.maxAttempts(1)))) {
            return wired.items(kind, Asked.query());
        }
    }

    private static Reply page(String item) {
        return Reply.json("{\"Items\":[" + item + "]}");
    }

    @ParameterizedTest
    @EnumSource
    void nestingThatNoItemHasIsRefused(Kind kind) {
        String deep = "{\"L\":[".repeat(100_000);
        for (Reply reply : List.of(
                page("{\"a\":" + deep),
                page("{\"a\":" + deep + "]}".repeat(100_000) + "}"),
                Reply.json("[".repeat(100_000)),
                Reply.json("{\"Unknown\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001)))) {
            assertThatThrownBy(() -> items(kind, reply)).isInstanceOf(SdkClientException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyTinyItemsAreRead(Kind kind) {
        Reply reply = page("{\"i\":{\"N\":\"1\"}},".repeat(999_999) + "{\"i\":{\"N\":\"2\"}}");

        List<Map<String, AttributeValue>> items = items(kind, reply);

        assertThat(items).hasSize(1_000_000);
        assertThat(items.get(999_999)).isEqualTo(Map.of("i", AttributeValue.fromN("2")));
    }

    @ParameterizedTest
    @EnumSource
    void hugeItemsAndPagesAreRead(Kind kind) {
        String text = "é😀\\n\\u00e9x".repeat(30_000);
        String expected = "é😀\néx".repeat(30_000);
        Reply reply = page(("{\"t\":{\"S\":\"" + text + "\"}},").repeat(15) + "{\"t\":{\"S\":\"" + text + "\"}}");

        for (Reply each : List.of(reply, reply.gzipped(), reply.inChunksOf(8192), reply.without("Content-Length"))) {
            assertThat(items(kind, each))
                    .hasSize(16)
                    .allSatisfy(item -> assertThat(item.get("t").s()).isEqualTo(expected));
        }
    }

    /** Bombs of gzip grow to the limit of a body and no further; this one stays below it and is no JSON. */
    @ParameterizedTest
    @EnumSource
    void aBodyThatGrowsIsReadToItsEndAndRefused(Kind kind) {
        Reply bomb = Reply.json(" ".repeat(20_000_000)).gzipped();

        assertThat(bomb.body()).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> items(kind, bomb)).isInstanceOf(SdkClientException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aMutatedAnswerIsReadOrRefused(Kind kind) {
        Random random = new Random(Integer.getInteger("dynamodel.fuzz.seed", 5));
        Reply good = Reply.json(PAGE);
        int accepted = 0;
        StubHttp http = new StubHttp(good);
        try (Wired wired = Wired.over(http, o -> o.retryStrategy(r -> r.maxAttempts(1)))) {
            for (int i = 0; i < RUNS; i++) {
                boolean announced = random.nextInt(4) == 0;
                byte[] body = Mutations.of(good.body(), random);
                Reply mutated = good.withBody(body);
                http.answer(announced ? mutated : mutated.without("x-amz-crc32"));
                try {
                    List<Map<String, AttributeValue>> items = wired.items(kind, Asked.query());
                    accepted++;
                    if (announced) {
                        assertThat(body).as("accepted in spite of its checksum").isEqualTo(good.body());
                    }
                    assertThat(items.size()).isLessThan(100);
                } catch (SdkClientException | ValueException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
        }
        assertThat(accepted).isGreaterThan(RUNS / 20);
    }
}
