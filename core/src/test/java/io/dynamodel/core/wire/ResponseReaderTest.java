package io.dynamodel.core.wire;

import static io.dynamodel.core.wire.WireValues.POOL;
import static io.dynamodel.core.wire.WireValues.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.wire.ResponseReader.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ResponseReaderTest {
    private static final String COUNT = "\"Count\":2";
    private static final String KEY = "\"LastEvaluatedKey\":{\"id\":{\"S\":\"}]\\\"\"}}";
    private static final String CAPACITY = "\"ConsumedCapacity\":{\"CapacityUnits\":0.5,\"TableName\":\"Items\"}";
    private static final String NEW = "\"Fresh\":[null,-1.5E+3,true,[[]],{\"Items\":[{}]}]";
    private static final String ITEMS = "\"Items\":[{\"id\":{\"S\":\"a\"}},{\"id\":{\"S\":\"b\"}},{}]";

    private final Random random = new Random(1);

    @Test
    void readsItemsAmongFieldsInAnyOrder() {
        for (List<String> fields : WireValues.permutations(List.of(COUNT, ITEMS, KEY, CAPACITY, NEW))) {
            String body = "{" + String.join(",", fields) + "}";
            String expected = body.replace(ITEMS, "\"Items\":[]");
            try (ResponseReader reader = reader(Shape.ITEMS, body)) {
                assertThat(ids(reader)).containsExactly("a", "b", "-");
                assertThat(reader.hasRest()).isTrue();
                assertThat(WireValues.utf8(reader.rest())).isEqualTo(expected);
            }
            try (ResponseReader reader = reader(Shape.ITEMS, WireValues.disturbed(body, random))) {
                assertThat(ids(reader)).containsExactly("a", "b", "-");
                assertThat(JsonNode.parser().parse(reader.rest()))
                        .isEqualTo(JsonNode.parser().parse(expected));
            }
        }
    }

    @Test
    void leavesASingleItemOutWithItsName() {
        assertThat(rest(Shape.ITEM, "{\"Item\":{\"id\":{\"S\":\"a\"}}}", "a")).isEqualTo("{}");
        assertThat(rest(Shape.ITEM, "{\"Item\":{}," + CAPACITY + "}", "-")).isEqualTo("{" + CAPACITY + "}");
        assertThat(rest(Shape.ITEM, "{" + CAPACITY + ",\"Item\":{}}", "-")).isEqualTo("{" + CAPACITY + "}");
        assertThat(rest(Shape.ATTRIBUTES, "{" + COUNT + ", \"Attributes\" : {} ," + CAPACITY + "}", "-"))
                .isEqualTo("{" + COUNT + "," + CAPACITY + "}");
        assertThat(rest(Shape.ATTRIBUTES, " { " + CAPACITY + " } ")).isEqualTo("{" + CAPACITY + "}");
        assertThat(rest(Shape.ITEM, "{\"Item\":null}")).isEqualTo("{}");
        assertThat(rest(Shape.ITEMS, "{\"Items\":null," + COUNT + "}")).isEqualTo("{\"Items\":[]," + COUNT + "}");
        assertThat(rest(Shape.ITEMS, "{\"It\\u0065ms\":[]}")).isEqualTo("{\"Items\":[]}");
        assertThat(rest(Shape.ITEM, "{}")).isEqualTo("{}");
    }

    @Test
    void saysWhetherAnythingIsLeft() {
        assertThat(reader(Shape.ITEM, "{\"Item\":{}}").hasRest()).isFalse();
        assertThat(reader(Shape.ITEM, "{}").hasRest()).isFalse();
        assertThat(reader(Shape.ITEMS, "{\"Items\":[{}]}").hasRest()).isFalse();
        assertThat(reader(Shape.ITEMS, "{\"Items\":[{}]," + COUNT + "}").hasRest())
                .isTrue();
    }

    @Test
    void passesOverWhatWasNotReadOfAnItem() {
        ResponseReader reader = reader(Shape.ITEMS, "{" + ITEMS + "," + COUNT + "}");
        assertThat(reader.nextItem()).isTrue();
        assertThat(reader.nextItem()).isTrue();
        reader.source().beginMap();
        assertThat(reader.index()).isEqualTo(1);
        assertThat(reader.nextItem()).isTrue();
        assertThatThrownBy(() -> reader.source().readString()).isInstanceOf(ValueException.class);
        assertThat(WireValues.utf8(reader.rest())).isEqualTo("{\"Items\":[]," + COUNT + "}");
        assertThat(reader.nextItem()).isFalse();
        assertThat(reader.index()).isEqualTo(2);
    }

    @Test
    void namesTheTablesOfABatch() {
        String body =
                "{\"UnprocessedKeys\":{},\"Responses\":{\"t\":[{\"id\":{\"S\":\"a\"}},{}],\"none\":[],\"u\\n\":[{}]},"
                        + CAPACITY + "}";
        try (ResponseReader reader = reader(Shape.TABLES, WireValues.disturbed(body, new Random(2)))) {
            List<String> found = new ArrayList<>();
            while (reader.nextItem()) {
                found.add(reader.table() + reader.index() + id(reader));
            }
            assertThat(found).containsExactlyInAnyOrder("t0a", "t1-", "u\n0-");
            assertThatIllegalStateException().isThrownBy(reader::table);
            assertThat(JsonNode.parser().parse(reader.rest()).asObject())
                    .containsOnlyKeys("UnprocessedKeys", "Responses", "ConsumedCapacity");
        }
        assertThat(rest(Shape.TABLES, "{\"Responses\":{}}")).isEqualTo("{\"Responses\":{}}");
    }

    @Test
    void tellsThePlacesOfATransaction() {
        String body = "{\"Responses\":[{},{\"Item\":{\"id\":{\"S\":\"a\"}}},{\"Item\":null},{ \"Item\" : {} }],"
                + CAPACITY + "}";
        ResponseReader reader = reader(Shape.TRANSACTION, body);
        List<String> found = new ArrayList<>();
        while (reader.nextItem()) {
            found.add(reader.index() + id(reader));
        }
        assertThat(found).containsExactly("1a", "3-");
        assertThat(WireValues.utf8(reader.rest())).isEqualTo("{\"Responses\":[]," + CAPACITY + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"Items\":[]}x",
                "{\"Items\":[],}",
                "{,\"Items\":[]}",
                "{\"Items\":{}}",
                "{\"Items\":[1]}",
                "{\"Items\":[null]}",
                "{\"Items\":[{},]}",
                "{\"Items\":[{}{}]}",
                "{\"Items\":[],\"Items\":[]}",
                "{\"Items\":[],\"\\u0049tems\":[]}",
                "{\"Items\":null,\"Items\":[]}",
                "{\"Count\":}",
                "{\"Count\"}",
                "{\"Items\":nil}",
                "{\"Count\":1 \"Items\":[]}",
                "{\"Items\":[{}]} {}"
            })
    void refusesWhatIsNoResponse(String body) {
        assertThatThrownBy(() -> {
                    ResponseReader reader = reader(Shape.ITEMS, body);
                    reader.rest();
                })
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void reportsABrokenItemOnlyWhenItIsReached() {
        ResponseReader reader = reader(Shape.ITEMS, "{\"Items\":[{\"id\":{\"S\":\"a\"}},{\"id\":{\"S\":1}}]}");
        assertThat(reader.nextItem()).isTrue();
        assertThat(id(reader)).isEqualTo("a");
        assertThat(reader.nextItem()).isTrue();
        assertThatThrownBy(() -> id(reader)).isInstanceOf(MalformedJsonException.class);
    }

    private static ResponseReader reader(Shape shape, String body) {
        byte[] bytes = bytes("}]" + body + "}]}");
        return ResponseReader.of(shape, bytes, 2, bytes.length - 3, POOL);
    }

    private static String rest(Shape shape, String body, String... ids) {
        try (ResponseReader reader = reader(shape, body)) {
            assertThat(ids(reader)).containsExactly(ids);
            return WireValues.utf8(reader.rest());
        }
    }

    private static List<String> ids(ResponseReader reader) {
        List<String> ids = new ArrayList<>();
        while (reader.nextItem()) {
            ids.add(id(reader));
        }
        return ids;
    }

    private static String id(ResponseReader reader) {
        Map<String, AttributeValue> item = WireValues.copy(reader.source());
        return item.isEmpty() ? "-" : item.get("id").s();
    }
}
