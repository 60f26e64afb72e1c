package io.dynamodel.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.RandomValues;
import io.dynamodel.core.value.ValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Bytes that were tampered with; {@code -Ddynamodel.fuzz=1000000} does it for longer. */
@Timeout(600)
class HostileBytesTest {
    private static final int RUNS = Integer.getInteger("dynamodel.fuzz", 100_000);
    private static final byte[] TELLING = "\"\\{}[]:,SNBMLu0e- \u0000\u007F".getBytes(StandardCharsets.ISO_8859_1);

    private final Random seed = new Random(Integer.getInteger("dynamodel.fuzz.seed", 13));
    private final RandomValues random = new RandomValues(seed);
    private final JsonNodeParser parser = JsonNodeParser.create();
    private int accepted;

    @Test
    void refusesAnItemThatIsCutOffAnywhere() {
        for (int i = 0; i < 30; i++) {
            byte[] json = WireValues.bytes(
                    WireValues.disturbed(WireValues.write(random.map(4)), seed).strip());
            for (int end = 0; end < json.length; end++) {
                int to = end;
                // once with nothing behind it, and once with the rest, which must not be looked at
                assertThatThrownBy(() -> WireValues.readItem(json, 0, to)).isInstanceOf(MalformedJsonException.class);
                byte[] cut = Arrays.copyOf(json, to);
                assertThatThrownBy(() -> WireValues.readItem(cut, 0, to)).isInstanceOf(MalformedJsonException.class);
                assertThatThrownBy(() -> JsonSource.ofItem(cut, 0, to).skip())
                        .isInstanceOf(MalformedJsonException.class);
            }
        }
    }

    @Test
    void refusesAResponseThatIsCutOffAnywhere() {
        for (ResponseReader.Shape shape : ResponseReader.Shape.values()) {
            byte[] json = response(shape);
            for (int end = 0; end < json.length; end++) {
                int to = end;
                assertThatThrownBy(() -> readAll(shape, json, to)).isInstanceOf(MalformedJsonException.class);
            }
            assertThat(readAll(shape, json, json.length)).isNotEmpty();
        }
    }

    @Test
    void takesNoMutatedItemForAnotherThanTheSdkDoes() {
        byte[] json = {};
        for (int i = 0; i < RUNS; i++) {
            if (i % 50 == 0) {
                json = WireValues.bytes(WireValues.write(random.map(4)));
            }
            checkItem(mutated(json));
        }
        assertThat(accepted).isGreaterThan(RUNS / 100);
    }

    @Test
    void takesAMutatedResponseApartOrRefusesIt() {
        ResponseReader.Shape[] shapes = ResponseReader.Shape.values();
        byte[] json = {};
        for (int i = 0; i < RUNS / 2; i++) {
            ResponseReader.Shape shape = shapes[i / 50 % shapes.length];
            if (i % 50 == 0) {
                json = response(shape);
            }
            byte[] mutated = mutated(json);
            try {
                readAll(shape, mutated, mutated.length);
            } catch (MalformedJsonException | ValueException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    private void checkItem(byte[] json) {
        JsonSource.ofItem(json, 0, json.length);
        Map<String, AttributeValue> item;
        try {
            item = WireValues.readItem(json, 0, json.length);
        } catch (MalformedJsonException | ValueException e) {
            assertThat(e.getMessage()).isNotEmpty();
            try {
                JsonSource.ofItem(json, 0, json.length).peekString(AttributeName.of("ka"));
                JsonSource.ofItem(json, 0, json.length).skip();
            } catch (MalformedJsonException again) {
                assertThat(again.getStackTrace()).isEmpty();
            }
            return;
        }
        accepted++;
        JsonSource whole = JsonSource.ofItem(json, 0, json.length);
        whole.skip(); // what can be read can be skipped
        byte[] used = Arrays.copyOf(json, whole.position());
        AttributeValue expected = AttributeValue.fromM(attributes(parser.parse(used)));
        assertThat(AttributeValues.equal(AttributeValue.fromM(item), expected))
                .as(WireValues.utf8(json))
                .isTrue();
    }

    private static Map<String, AttributeValue> attributes(JsonNode map) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        map.asObject().forEach((name, value) -> attributes.put(name, attribute(value)));
        return attributes;
    }

    private static AttributeValue attribute(JsonNode value) {
        Map.Entry<String, JsonNode> member =
                value.asObject().entrySet().iterator().next();
        JsonNode content = member.getValue();
        return switch (member.getKey()) {
            case "S" -> AttributeValue.fromS(content.asString());
            case "N" -> AttributeValue.fromN(content.asString());
            case "B" -> AttributeValue.fromB(binary(content));
            case "BOOL" -> AttributeValue.fromBool(content.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(attributes(content));
            case "L" ->
                AttributeValue.fromL(content.asArray().stream()
                        .map(HostileBytesTest::attribute)
                        .toList());
            case "SS" ->
                AttributeValue.fromSs(
                        content.asArray().stream().map(JsonNode::asString).toList());
            case "NS" ->
                AttributeValue.fromNs(
                        content.asArray().stream().map(JsonNode::asString).toList());
            case "BS" ->
                AttributeValue.fromBs(
                        content.asArray().stream().map(HostileBytesTest::binary).toList());
            default -> throw new AssertionError(member.getKey());
        };
    }

    private static SdkBytes binary(JsonNode text) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(text.asString()));
    }

    private byte[] response(ResponseReader.Shape shape) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            items.add(WireValues.write(random.map(3)));
        }
        String list = String.join(",", items);
        String json = switch (shape) {
            case ITEM -> "{\"ConsumedCapacity\":{\"TableName\":\"t\"},\"Item\":" + items.get(0) + "}";
            case ATTRIBUTES -> "{\"Attributes\":" + items.get(0) + ",\"ItemCollectionMetrics\":{}}";
            case ITEMS -> "{\"Count\":3,\"Items\":[" + list + "],\"LastEvaluatedKey\":{\"a\":{\"S\":\"b\"}}}";
            case TABLES ->
                "{\"Responses\":{\"t\":[" + list + "],\"u\":[" + list + "],\"v\":[]},\"UnprocessedKeys\":{}}";
            case TRANSACTION -> "{\"Responses\":[{\"Item\":" + items.get(0) + "},{},{\"Item\":" + items.get(1) + "}]}";
        };
        return WireValues.bytes(json);
    }

    private static List<Map<String, AttributeValue>> readAll(ResponseReader.Shape shape, byte[] json, int to) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        try (ResponseReader reader = ResponseReader.of(shape, json, 0, to, WireValues.POOL)) {
            while (reader.nextItem()) {
                items.add(WireValues.copy(reader.source()));
            }
            assertThat(reader.rest().length).isLessThanOrEqualTo(to + 16);
        }
        return items;
    }

    private byte[] mutated(byte[] json) {
        byte[] mutated = json.clone();
        for (int i = seed.nextInt(3); i >= 0; i--) {
            int at = seed.nextInt(mutated.length);
            switch (seed.nextInt(5)) {
                case 0 -> mutated[at] = (byte) seed.nextInt(256);
                case 1 -> mutated[at] = TELLING[seed.nextInt(TELLING.length)];
                case 2 -> mutated[at] ^= (byte) (1 << seed.nextInt(8));
                case 3 -> { // cut out
                    int length = Math.min(mutated.length - at, 1 + seed.nextInt(8));
                    byte[] shorter = new byte[Math.max(1, mutated.length - length)];
                    System.arraycopy(mutated, 0, shorter, 0, Math.min(at, shorter.length));
                    System.arraycopy(
                            mutated, at + length, shorter, Math.min(at, shorter.length), mutated.length - at - length);
                    mutated = shorter;
                }
                default -> { // repeat
                    int length = Math.min(mutated.length - at, 1 + seed.nextInt(16));
                    byte[] longer = new byte[mutated.length + length];
                    System.arraycopy(mutated, 0, longer, 0, at + length);
                    System.arraycopy(mutated, at, longer, at + length, mutated.length - at);
                    mutated = longer;
                }
            }
        }
        return mutated;
    }
}
