package io.dynamodel.integration.find;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.KeyPart;
import io.dynamodel.schema.QueryTarget;
import io.dynamodel.schema.Rule;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.ValueAttribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table of random shape, with items and conditions over few values, so that they often meet. Keys and indexes are made
 * of six scalar attributes, some of which every item has; {@code x} may hold anything.
 */
final class RandomTable {
    private static final List<String> NAMES = List.of("s1", "s2", "s3", "n1", "n2", "b1");
    private static final String[] TEXTS = {"a", "ab", "abc", "a\0", "b", "é", "\uD7FF", "\uE000", "😀", "~"};
    private static final String[] NUMBERS = {
        "0",
        "1",
        "1.0",
        "2",
        "-1",
        "-1.5",
        "1E2",
        "0.5",
        "1E-130",
        "99999999999999999999999999999999999999",
        "0.99999999999999999999999999999999999999",
        "1.0000000000000000000000000000000000001"
    };
    private static final byte[][] BINARIES = {{0}, {1}, {1, 0}, {1, 2}, {-1}, {-1, -1}};

    private final Random random;
    private final Schema<Document> schema;
    private final List<QueryTarget<Document, ?>> indexes = new ArrayList<>();
    private final List<String> required = new ArrayList<>();
    private final List<String> keyNames = new ArrayList<>();

    RandomTable(Random random) {
        this.random = random;
        DocumentSchemaBuilder builder = Schema.documents("random");
        Map<String, KeyPart<Document, ?>> attributes = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        keyNames.addAll(names.subList(0, random.nextInt(3) == 0 ? 1 : 2));
        for (String name : NAMES) {
            boolean isRequired = !keyNames.contains(name) && random.nextBoolean();
            if (isRequired) {
                required.add(name);
            }
            attributes.put(name, attribute(builder, name, isRequired));
        }
        ValueAttribute<Document, Object> any = builder.any("x");
        SortedKey<Document, ?, ?> sorted = null;
        if (keyNames.size() == 1) {
            builder.key(attributes.get(keyNames.get(0)));
        } else {
            sorted = builder.key(attributes.get(keyNames.get(0)), attributes.get(keyNames.get(1)));
        }
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            indexes.add(index(builder, "index-" + i, attributes, any, sorted));
        }
        schema = builder.build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a typed attribute for each first letter
    private static KeyPart<Document, ?> attribute(DocumentSchemaBuilder builder, String name, boolean isRequired) {
        Rule<Document, Object>[] rules = isRequired ? new Rule[] {Rules.required()} : new Rule[0];
        return switch (name.charAt(0)) {
            case 's' -> builder.string(name, (Rule<Document, String>[]) (Rule<?, ?>[]) rules);
            case 'n' -> builder.decimal(name, (Rule<Document, BigDecimal>[]) (Rule<?, ?>[]) rules);
            default -> builder.binary(name, (Rule<Document, SdkBytes>[]) (Rule<?, ?>[]) rules);
        };
    }

    private QueryTarget<Document, ?> index(
            DocumentSchemaBuilder builder,
            String name,
            Map<String, KeyPart<Document, ?>> attributes,
            ValueAttribute<Document, Object> any,
            @Nullable SortedKey<Document, ?, ?> table) {
        List<String> names = new ArrayList<>(NAMES);
        Collections.shuffle(names, random);
        IndexProjection<Document> projection = switch (random.nextInt(5)) {
            case 0 -> IndexProjection.keysOnly();
            case 1 -> IndexProjection.include(any);
            default -> IndexProjection.all();
        };
        if (table != null && random.nextInt(4) == 0) {
            names.removeAll(keyNames);
            return builder.localIndex(name, table, attributes.get(names.get(0)), projection);
        }
        int partition = random.nextInt(3) == 0 ? 2 : 1;
        int sort = random.nextInt(5);
        sort = sort > 2 ? 1 : sort;
        KeyPart<Document, ?> partitionKey = part(builder, attributes, names.subList(0, partition));
        return sort == 0
                ? builder.globalIndex(name, partitionKey, projection)
                : builder.globalIndex(
                        name,
                        partitionKey,
                        part(builder, attributes, names.subList(partition, partition + sort)),
                        projection);
    }

    private static KeyPart<Document, ?> part(
            DocumentSchemaBuilder builder, Map<String, KeyPart<Document, ?>> attributes, List<String> names) {
        KeyPart<Document, ?> first = attributes.get(names.get(0));
        return names.size() == 1 ? first : builder.parts(first, attributes.get(names.get(1)));
    }

    Schema<Document> schema() {
        return schema;
    }

    List<QueryTarget<Document, ?>> indexes() {
        return indexes;
    }

    List<String> keyNames() {
        return keyNames;
    }

    // ---- items ----

    Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (keyNames.contains(name) || required.contains(name) || random.nextInt(4) > 0) {
                item.put(name, valueOf(name));
            }
        }
        if (random.nextInt(3) > 0) {
            item.put("x", valueOf(pick(NAMES)));
        }
        return item;
    }

    private AttributeValue valueOf(String name) {
        return switch (name.charAt(0)) {
            case 's' -> AttributeValue.fromS(often(TEXTS));
            case 'n' -> AttributeValue.fromN(often(NUMBERS));
            default -> AttributeValue.fromB(SdkBytes.fromByteArray(often(BINARIES)));
        };
    }

    /** The first two are drawn most of the time: items that are alike fill partitions. */
    private <T> T often(T[] choices) {
        return choices[random.nextInt(random.nextInt(3) == 0 ? choices.length : 2)];
    }

    // ---- conditions ----

    /** A condition that mostly gives a part of some key, and something besides. */
    Condition<Document> condition() {
        List<Condition<Document>> parts = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            QueryTarget<Document, ?> target =
                    random.nextInt(4) == 0 ? null : indexes.get(random.nextInt(indexes.size()));
            var key = target == null ? schema.compiled().key() : target.definition();
            if (key == null) {
                throw new AssertionError();
            }
            key.partition().forEach(part -> parts.add(equal(part.path().root())));
            int sorts = random.nextInt(4) == 0 ? 0 : key.sort().size();
            for (int i = 0; i < sorts; i++) {
                String name = key.sort().get(i).path().root();
                if (i < sorts - 1 || random.nextInt(3) == 0) {
                    parts.add(equal(name));
                } else if (random.nextBoolean()) {
                    parts.addAll(bounds(name));
                } else {
                    for (int n = 1 + random.nextInt(3); n > 0; n--) {
                        parts.add(random.nextInt(5) == 0 ? new Condition.Exists<>(path(name)) : atom(name));
                    }
                }
            }
        }
        for (int i = parts.isEmpty() || random.nextInt(3) == 0 ? 1 : 0; i > 0; i--) {
            parts.add(random.nextInt(3) == 0 ? tree(2) : tree(0));
        }
        Collections.shuffle(parts, random);
        // in nested ANDs as well as in a flat one
        Condition<Document> all = parts.get(0);
        for (Condition<Document> part : parts.subList(1, parts.size())) {
            all = random.nextBoolean() ? all.and(part) : new Condition.And<>(List.of(part, all));
        }
        return all;
    }

    private Condition<Document> equal(String name) {
        Operand value = constant(name);
        Operand path = new Operand.Path(path(name));
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.Comparison<>(value, Comparator.EQ, path);
            case 1 -> new Condition.In<>(path, List.of(value));
            case 2 -> new Condition.Not<>(new Condition.Comparison<>(path, Comparator.NE, value));
            default -> new Condition.Comparison<>(path, Comparator.EQ, value);
        };
    }

    /** A lower and an upper bound, each included or not, mostly with something between them. */
    private List<Condition<Document>> bounds(String name) {
        Operand.Path path = new Operand.Path(path(name));
        AttributeValue a = valueOf(name);
        AttributeValue b = valueOf(name);
        boolean isOrdered = AttributeValues.compare(a, b) <= 0;
        return List.of(
                new Condition.Comparison<>(
                        path,
                        random.nextBoolean() ? Comparator.GT : Comparator.GE,
                        Operand.Value.of(isOrdered ? a : b)),
                new Condition.Comparison<>(
                        path,
                        random.nextBoolean() ? Comparator.LT : Comparator.LE,
                        Operand.Value.of(isOrdered ? b : a)));
    }

    private Condition<Document> tree(int depth) {
        if (depth == 0) {
            return random.nextInt(4) == 0 ? odd() : atom(anyName());
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Condition.Not<>(tree(depth - 1));
            case 1 -> new Condition.And<>(List.of(tree(depth - 1), tree(depth - 1)));
            default -> new Condition.Or<>(List.of(tree(depth - 1), tree(depth - 1)));
        };
    }

    private Condition<Document> atom(String name) {
        Operand.Path path = new Operand.Path(path(name));
        return switch (random.nextInt(8)) {
            case 0 -> {
                Operand.Value low = constant(name);
                Operand.Value high = constant(name);
                boolean isReversed = AttributeValues.typeOf(low.value()) == AttributeValues.typeOf(high.value())
                        && AttributeValues.compare(low.value(), high.value()) > 0;
                yield isReversed && random.nextInt(5) > 0
                        ? new Condition.Between<>(path, high, low)
                        : new Condition.Between<>(path, low, high);
            }
            case 1, 2 -> new Condition.BeginsWith<>(path.path(), constant(name.startsWith("n") ? "s1" : name));
            default -> new Condition.Comparison<>(path, pick(List.of(Comparator.values())), constant(name));
        };
    }

    private Condition<Document> odd() {
        Operand.Path path = new Operand.Path(path(anyName()));
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.NotExists<>(path.path());
            case 1 -> new Condition.HasType<>(path.path(), pick(List.of(ValueType.values())));
            case 2 -> new Condition.Contains<>(path.path(), constant(anyName()));
            case 3 -> new Condition.Comparison<>(path, Comparator.EQ, new Operand.Path(path(anyName())));
            case 4 -> new Condition.In<>(path, List.of(constant(anyName()), constant(anyName())));
            default ->
                new Condition.Comparison<>(
                        new Operand.Size(path.path()), Comparator.GT, Operand.Value.of(AttributeValue.fromN("1")));
        };
    }

    private String anyName() {
        return random.nextInt(5) == 0 ? "x" : pick(NAMES);
    }

    /** Mostly of the attribute's type, and sometimes empty, which no key is. */
    private Operand.Value constant(String name) {
        String like = name.equals("x") || random.nextInt(25) == 0 ? pick(NAMES) : name;
        return Operand.Value.of(
                like.startsWith("s") && random.nextInt(15) == 0 ? AttributeValue.fromS("") : valueOf(like));
    }

    private static AttributePath path(String name) {
        return AttributePath.of(name);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
