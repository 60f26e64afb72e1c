package io.dynamodel.benchmarks.items;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** SMALL of AWS's own benchmarks: a string, 16 bytes and a list of three strings. */
public record Small(String stringAttr, SdkBytes binaryAttr, List<String> listAttr) {
    private static final SchemaBuilder<Small> S = Schema.builder(Small.class);

    private static final StringAttribute<Small> STRING = S.string("stringAttr", Small::stringAttr);

    static {
        S.binary("binaryAttr", Small::binaryAttr);
        S.list("listAttr", Small::listAttr, AttributeTypes.string());
    }

    public static final PrimaryKey<Small, String> KEY = S.key(STRING);
    public static final Schema<Small> SCHEMA = S.build();

    /** One of them. */
    public static Small sample() {
        Samples samples = new Samples();
        return new Small(samples.text(), samples.bytes(), samples.texts(3));
    }

    /** Its attributes, by hand. */
    public Map<String, AttributeValue> write() {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("stringAttr", AttributeValue.fromS(stringAttr));
        item.put("binaryAttr", AttributeValue.fromB(binaryAttr));
        item.put("listAttr", texts(listAttr));
        return item;
    }

    /** Of its attributes, by hand. */
    public static Small read(Map<String, AttributeValue> item) {
        return new Small(
                OrderByHand.text(item, "stringAttr"),
                OrderByHand.value(item, "binaryAttr").b(),
                texts(OrderByHand.value(item, "listAttr")));
    }

    static AttributeValue texts(List<String> texts) {
        List<AttributeValue> values = new ArrayList<>(texts.size());
        for (String text : texts) {
            values.add(AttributeValue.fromS(text));
        }
        return AttributeValue.fromL(values);
    }

    static List<String> texts(AttributeValue value) {
        List<String> texts = new ArrayList<>(value.l().size());
        for (AttributeValue text : value.l()) {
            texts.add(text.s());
        }
        return texts;
    }
}
