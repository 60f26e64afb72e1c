package io.dynamodel.integration.wire;

import io.dynamodel.integration.types.TypeSample;
import io.dynamodel.integration.types.TypeSamples;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.ValueAttribute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items of other shapes than records, attributes that the schema does not know, and values of every type. */
final class ShapeScripts {
    private static final Map<String, AttributeValue> OPEN = Map.of(
            "id", AttributeValue.fromS("d-1"),
            "name", AttributeValue.fromS("n"),
            "more", AttributeValue.fromM(Map.of("l", AttributeValue.fromL(List.of(AttributeValue.fromN("1.50"))))),
            "set", AttributeValue.fromNs(List.of("1")),
            "nothing", AttributeValue.fromNul(true));

    private ShapeScripts() {}

    /** Documents, with each policy for what they do not know. */
    static Script documents() {
        Script script = new Script("documents");
        documents(script, "keep", UnknownAttributes.keep());
        documents(script, "keep some", UnknownAttributes.keep("mo*"));
        documents(script, "drop", UnknownAttributes.drop());
        documents(script, "keep one", UnknownAttributes.keep("set"));
        return script;
    }

    /** Of several ones that are not known the first is named; so there must be one. */
    static Script rejecting() {
        DocumentSchemaBuilder s = Schema.documents("strict");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        s.string("name");
        s.unknownOnRead(UnknownAttributes.reject());
        Schema<Document> schema = s.build();
        return new Script("rejecting")
                .add("store", side -> {
                    side.createTable("strict", schema);
                    side.raw()
                            .putItem(r -> r.tableName("strict")
                                    .item(Map.of(
                                            "id",
                                            AttributeValue.fromS("d"),
                                            "zzz",
                                            AttributeValue.fromNs(List.of("1")))));
                    return null;
                })
                .add("get", side -> side.run(side.model("strict", schema).get(key.of("d"))))
                .add("scan", side -> side.run(side.model("strict", schema).scan()))
                .add("update", side -> side.run(side.model("strict", schema).update(key.of("d"), List.of())))
                .add(
                        "delete",
                        side -> side.run(
                                side.model("strict", schema).delete(key.of("d")).returningOld()));
    }

    private static void documents(Script script, String policy, UnknownAttributes unknown) {
        DocumentSchemaBuilder s = Schema.documents("things");
        PrimaryKey<Document, String> key = s.key(s.string("id"));
        s.string("name");
        s.integer("size");
        s.unknownOnRead(unknown);
        s.unknownOnWrite(unknown);
        Schema<Document> schema = s.build();
        script.add(policy + ": store", side -> {
                    side.createTable("things", schema);
                    side.raw().putItem(r -> r.tableName("things").item(OPEN));
                    return null;
                })
                .add(
                        policy + ": get",
                        side -> side.run(side.model("things", schema).get(key.of("d-1"))))
                .add(
                        policy + ": scan",
                        side -> side.run(side.model("things", schema).scan()))
                .add(
                        policy + ": put",
                        side -> side.run(side.model("things", schema)
                                .put(Document.of("id", "d-1", "size", 3, "extra", List.of(1, "é")))))
                .add(
                        policy + ": modify",
                        side -> side.run(side.model("things", schema)
                                .modify(key.of("d-1"), d -> d.with("name", "m").with("added", Map.of("x", true)))))
                .add(
                        policy + ": delete",
                        side -> side.run(side.model("things", schema)
                                .delete(key.of("d-1"))
                                .returningOld()));
    }

    /** Made without arguments and then set. */
    private static final class Counter {
        private String id = "";
        private List<String> tags = List.of();

        String id() {
            return id;
        }

        void id(@Nullable String newId) {
            id = Objects.requireNonNull(newId);
        }

        List<String> tags() {
            return tags;
        }

        void tags(@Nullable List<String> newTags) {
            tags = Objects.requireNonNull(newTags);
        }

        @Override
        public String toString() {
            return id + tags;
        }
    }

    static Script mutableClasses() {
        SchemaBuilder<Counter> s = Schema.builder(Counter.class);
        PrimaryKey<Counter, String> key = s.key(s.string("id", Counter::id, Counter::id));
        ListAttribute<Counter, String> tags = s.list("tags", Counter::tags, Counter::tags, AttributeTypes.string());
        Schema<Counter> schema = s.build(Counter::new);
        Counter counter = new Counter();
        counter.id("c");
        counter.tags(List.of("a", "b"));
        return new Script("mutable classes")
                .add("table", side -> {
                    side.createTable("counters", schema);
                    return null;
                })
                .add(
                        "put",
                        side -> side.run(side.model("counters", schema).put(counter))
                                .toString())
                .add(
                        "get",
                        side -> side.run(side.model("counters", schema).get(key.of("c")))
                                .toString())
                .add(
                        "update",
                        side -> side.run(side.model("counters", schema).update(key.of("c"), tags.append("d")))
                                .toString())
                .add(
                        "scan",
                        side -> side.run(side.model("counters", schema).scan()).toString());
    }

    private record Box<V>(String id, @Nullable V value) {}

    static Script allTypes() {
        Script script = new Script("all types").add("table", side -> {
            side.createTable("boxes", boxes(AttributeTypes.string()).schema());
            return null;
        });
        TypeSamples.all().forEach(sample -> type(script, sample));
        return script;
    }

    private record Boxes<V>(Schema<Box<V>> schema, PrimaryKey<Box<V>, String> key, ValueAttribute<Box<V>, V> value) {}

    private static <V> Boxes<V> boxes(AttributeType<V> type) {
        @SuppressWarnings("unchecked") // there is no class literal of a generic type
        SchemaBuilder<Box<V>> s = Schema.builder((Class<Box<V>>) (Class<?>) Box.class);
        StringAttribute<Box<V>> id = s.string("id", Box::id);
        ValueAttribute<Box<V>, V> value = s.value("value", Box::value, type);
        PrimaryKey<Box<V>, String> key = s.key(id);
        return new Boxes<>(s.build(reader -> new Box<>(reader.get(id), reader.get(value))), key, value);
    }

    private static <V> void type(Script script, TypeSample<V> sample) {
        Boxes<V> boxes = boxes(sample.type());
        int number = 0;
        for (V given : sample.values()) {
            String name = sample.name() + " " + number++;
            script.add(
                            "put of " + name,
                            s -> s.run(s.model("boxes", boxes.schema()).put(new Box<>("b", given)))
                                    .value())
                    .add(
                            "get of " + name,
                            s -> s.run(s.model("boxes", boxes.schema())
                                            .get(boxes.key().of("b")))
                                    .orElseThrow()
                                    .value());
        }
        V last = sample.values().get(number - 1);
        script.add(
                        "put over " + sample,
                        s -> s.run(s.model("boxes", boxes.schema())
                                        .put(new Box<>("b", null))
                                        .returningOld())
                                .map(Box::value))
                .add(
                        "update to " + sample,
                        s -> s.run(s.model("boxes", boxes.schema())
                                        .update(
                                                boxes.key().of("b"),
                                                boxes.value().set(last)))
                                .value())
                .add(
                        "scan of " + sample,
                        s -> s.run(s.model("boxes", boxes.schema()).scan()).stream()
                                .map(Box::value)
                                .toList());
    }
}
