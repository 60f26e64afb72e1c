package io.dynamodel.benchmarks.items;

import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** TINY of AWS's own benchmarks: one string. */
public record Tiny(String stringAttr) {
    private static final SchemaBuilder<Tiny> S = Schema.builder(Tiny.class);

    private static final StringAttribute<Tiny> STRING = S.string("stringAttr", Tiny::stringAttr);

    public static final PrimaryKey<Tiny, String> KEY = S.key(STRING);
    public static final Schema<Tiny> SCHEMA = S.build();

    /** Its attributes, by hand. */
    public Map<String, AttributeValue> write() {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("stringAttr", AttributeValue.fromS(stringAttr));
        return item;
    }

    /** Of its attributes, by hand. */
    public static Tiny read(Map<String, AttributeValue> item) {
        return new Tiny(OrderByHand.text(item, "stringAttr"));
    }
}
