package io.dynamodel.benchmarks.items;

import io.dynamodel.schema.Key;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** As many strings as one asks for, with their mapping by hand. HUGE_FLAT of AWS's own benchmarks is 63 of them. */
public record Flat(List<String> values) {
    /** One of them. */
    public static Flat sample(int attributes) {
        return new Flat(new Samples().texts(attributes));
    }

    /** The i-th attribute's name, of short life; a mapper keeps its own. */
    public static String name(int i) {
        return "stringAttr" + (i + 1);
    }

    /** What stands for the source code of a class with so many attributes. */
    public static final class Mapping {
        private final String[] names;
        private final Schema<Flat> schema;
        private final PrimaryKey<Flat, String> key;

        /** Of items with so many attributes. */
        public Mapping(int attributes) {
            names = new String[attributes];
            SchemaBuilder<Flat> builder = Schema.builder(Flat.class);
            List<StringAttribute<Flat>> tokens = new ArrayList<>();
            for (int i = 0; i < attributes; i++) {
                int index = i;
                names[i] = name(i);
                tokens.add(builder.string(names[i], flat -> flat.values.get(index)));
            }
            key = builder.key(tokens.get(0));
            schema = builder.build(reader -> {
                List<String> values = new ArrayList<>(attributes);
                for (StringAttribute<Flat> token : tokens) {
                    values.add(reader.get(token));
                }
                return new Flat(values);
            });
        }

        /** For Dynamodel. */
        public Schema<Flat> schema() {
            return schema;
        }

        /** For Dynamodel. */
        public Key<Flat> key(Flat flat) {
            return key.of(flat.values.get(0));
        }

        /** By hand. */
        public Map<String, AttributeValue> write(Flat flat) {
            Map<String, AttributeValue> item = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                item.put(names[i], AttributeValue.fromS(flat.values.get(i)));
            }
            return item;
        }

        /** By hand. */
        public Flat read(Map<String, AttributeValue> item) {
            List<String> values = new ArrayList<>(names.length);
            for (String name : names) {
                values.add(OrderByHand.text(item, name));
            }
            return new Flat(values);
        }
    }
}
