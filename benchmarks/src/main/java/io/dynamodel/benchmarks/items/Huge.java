package io.dynamodel.benchmarks.items;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** HUGE of AWS's own benchmarks: strings, a list of 31 strings and maps of bytes nested up to four levels. */
public record Huge(
        String stringAttr,
        String hashKey,
        SdkBytes binaryAttr,
        List<String> listAttr,
        Map<String, SdkBytes> mapAttr1,
        Map<String, List<SdkBytes>> mapAttr2,
        Map<String, List<Map<String, List<SdkBytes>>>> mapAttr3) {
    private static final SchemaBuilder<Huge> S = Schema.builder(Huge.class);

    private static final StringAttribute<Huge> STRING = S.string("stringAttr", Huge::stringAttr);

    static {
        S.string("hashKey", Huge::hashKey);
        S.binary("binaryAttr", Huge::binaryAttr);
        S.list("listAttr", Huge::listAttr, AttributeTypes.string());
        S.dictionary("mapAttr1", Huge::mapAttr1, AttributeTypes.binary());
        S.dictionary("mapAttr2", Huge::mapAttr2, AttributeTypes.listOf(AttributeTypes.binary()));
        S.dictionary(
                "mapAttr3",
                Huge::mapAttr3,
                AttributeTypes.listOf(AttributeTypes.dictionaryOf(AttributeTypes.listOf(AttributeTypes.binary()))));
    }

    public static final PrimaryKey<Huge, String> KEY = S.key(STRING);
    public static final Schema<Huge> SCHEMA = S.build();

    /** One of them. */
    public static Huge sample() {
        Samples samples = new Samples();
        List<Map<String, List<SdkBytes>>> nested = List.of(
                Map.of("key1", samples.bytes(2)), Map.of("key2", samples.bytes(4)), Map.of("key3", samples.bytes(8)));
        return new Huge(
                samples.text(),
                samples.text(),
                samples.bytes(),
                samples.texts(31),
                Map.of("key1", samples.bytes(), "key2", samples.bytes(), "key3", samples.bytes()),
                Map.of(
                        "key1",
                        samples.bytes(1),
                        "key2",
                        samples.bytes(2),
                        "key3",
                        samples.bytes(4),
                        "key4",
                        samples.bytes(8),
                        "key5",
                        samples.bytes(16)),
                Map.of("key1", nested, "key2", nested));
    }
}
