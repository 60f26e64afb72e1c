package io.dynamodel.benchmarks.items;

import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item that is nearly all one text. */
public record Text(String id, String body) {
    private static final int BYTES = 8192;

    private static final SchemaBuilder<Text> S = Schema.builder(Text.class);

    private static final StringAttribute<Text> ID = S.string("id", Text::id);

    static {
        S.string("body", Text::body);
    }

    public static final PrimaryKey<Text, String> KEY = S.key(ID);
    public static final Schema<Text> SCHEMA = S.build();

    /** About 8 KB of UTF-8, made by repeating the sample. */
    public static Text of(String sample) {
        int times = BYTES / sample.getBytes(StandardCharsets.UTF_8).length;
        return new Text("text-1", sample.repeat(times));
    }

    /** Its attributes, by hand. */
    public Map<String, AttributeValue> write() {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("id", AttributeValue.fromS(id));
        item.put("body", AttributeValue.fromS(body));
        return item;
    }

    /** Of its attributes, by hand. */
    public static Text read(Map<String, AttributeValue> item) {
        return new Text(OrderByHand.text(item, "id"), OrderByHand.text(item, "body"));
    }
}
