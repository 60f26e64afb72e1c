package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeValueCodec;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.AttributeValueSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short ways between values, items and their JSON. */
final class WireValues {
    static final BufferPool POOL = BufferPool.create();

    private WireValues() {}

    static String write(Map<String, AttributeValue> item) {
        try (JsonSink sink = JsonSink.ofItems(POOL, 0)) {
            AttributeValueCodec.copy(AttributeValueSource.ofItem(item), sink);
            return utf8(sink.toByteArray(0));
        }
    }

    static String write(AttributeValue value) {
        try (JsonSink sink = JsonSink.ofValues(POOL, 0)) {
            AttributeValueCodec.copy(AttributeValueSource.of(value), sink);
            return utf8(sink.toByteArray(0));
        }
    }

    static Map<String, AttributeValue> readItem(byte[] json, int from, int to) {
        return copy(JsonSource.ofItem(json, from, to));
    }

    static Map<String, AttributeValue> readItem(String json) {
        byte[] bytes = bytes(json);
        return readItem(bytes, 0, bytes.length);
    }

    static AttributeValue read(String json) {
        AttributeValueSink sink = AttributeValueSink.create();
        AttributeValueCodec.copy(source(json), sink);
        return sink.value();
    }

    static Map<String, AttributeValue> copy(JsonSource source) {
        AttributeValueSink sink = AttributeValueSink.create();
        AttributeValueCodec.copy(source, sink);
        return sink.item();
    }

    /** A source whose range ends with the text, in the midst of what would go on. */
    static JsonSource source(String json) {
        byte[] bytes = bytes("\"\\{[" + json + "\"}]}]}]}");
        return JsonSource.of(bytes, 4, 4 + bytes(json).length);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The same JSON with its object fields in another order and whitespace between its tokens. */
    static String disturbed(String json, Random random) {
        return new Disturbance(json, random).value();
    }

    /** All orders of a list. */
    static <T> List<List<T>> permutations(List<T> list) {
        if (list.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (List<T> rest : permutations(list.subList(1, list.size()))) {
            for (int i = 0; i <= rest.size(); i++) {
                List<T> permutation = new ArrayList<>(rest);
                permutation.add(i, list.get(0));
                all.add(permutation);
            }
        }
        return all;
    }

    private static final class Disturbance {
        private static final String SPACES = " \n\r\t";

        private final String json;
        private final Random random;
        private int at;

        Disturbance(String json, Random random) {
            this.json = json;
            this.random = random;
        }

        String value() {
            char first = json.charAt(at);
            if (first == '"') {
                return space() + string() + space();
            }
            if (first != '{' && first != '[') {
                int from = at;
                while (",]}".indexOf(json.charAt(at)) < 0) {
                    at++;
                }
                return space() + json.substring(from, at) + space();
            }
            boolean object = first == '{';
            Map<String, String> fields = new LinkedHashMap<>();
            for (at++; json.charAt(at) != '}' && json.charAt(at) != ']'; at += json.charAt(at) == ',' ? 1 : 0) {
                String name = String.valueOf(fields.size());
                if (object) {
                    name = string();
                    at++;
                }
                fields.put(name, (object ? space() + name + space() + ":" : "") + value());
            }
            at++;
            List<String> parts = new ArrayList<>(fields.values());
            if (object) {
                Collections.shuffle(parts, random);
            }
            return space() + (object ? "{" : "[") + space() + String.join(",", parts) + (object ? "}" : "]") + space();
        }

        private String string() {
            int from = at++;
            while (json.charAt(at) != '"') {
                at += json.charAt(at) == '\\' ? 2 : 1;
            }
            return json.substring(from, ++at);
        }

        private String space() {
            return random.nextInt(4) > 0 ? "" : String.valueOf(SPACES.charAt(random.nextInt(4)));
        }
    }
}
