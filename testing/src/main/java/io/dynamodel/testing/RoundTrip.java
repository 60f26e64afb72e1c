package io.dynamodel.testing;

import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of one sample that was written and read. */
final class RoundTrip<R> {
    private final Schema<R> schema;
    private final R sample;
    private final R read;
    /** As the write side made it: with defaults, generated values and transforms. */
    private final Map<String, AttributeValue> stored;

    private final Sensitivity sensitivity;
    private final List<String> problems = new ArrayList<>();

    private RoundTrip(Schema<R> schema, R sample) {
        this.schema = schema;
        this.sample = sample;
        this.stored = schema.toItem(sample);
        this.read = schema.fromItem(stored);
        this.sensitivity = Sensitivity.of(schema.schemaDescription());
    }

    /** Whatever the schema throws passes through. */
    static <R> RoundTrip<R> of(Schema<R> schema, R sample) {
        RoundTrip<R> trip = new RoundTrip<>(schema, sample);
        Map<String, AttributeValue> again = encode(schema, trip.read);
        if (trip.compareStored(again)) {
            trip.compareItems();
            new Exchanges<>(schema, trip.stored, again).addTo(trip.problems);
        }
        return trip;
    }

    Collection<String> storedNames() {
        return stored.keySet();
    }

    List<String> problems() {
        return problems;
    }

    /** The item as it is, without the write side. */
    static <R> Map<String, AttributeValue> encode(Schema<R> schema, R item) {
        AttributeValueSink sink = AttributeValueSink.create();
        schema.write(item, sink);
        return sink.item();
    }

    /** Whether all attributes are the same when they are written again. */
    private boolean compareStored(Map<String, AttributeValue> again) {
        Map<String, Object> before = Leaves.of(stored);
        Map<String, Object> after = Leaves.of(again);
        Set<String> paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        Map<String, Object> restored = null;
        for (String path : paths) {
            boolean unwrittenVersion = before.get(path) == null && versions().contains(path); // reads as 0
            if (unwrittenVersion || Leaves.same(before.get(path), after.get(path))) {
                continue;
            }
            // a set transform may undo what a get transform did; a default that fills a gap again proves nothing
            restored = restored == null ? Leaves.of(storedAgain(again)) : restored;
            if (after.get(path) == null || !Leaves.same(before.get(path), restored.get(path))) {
                problems.add(path + ": written as " + sensitivity.show(path, before.get(path)) + ", but read back as "
                        + sensitivity.show(path, after.get(path)) + whose(after.get(path), path, before));
            }
        }
        return problems.isEmpty();
    }

    private List<String> versions() {
        return schema.schemaDescription().attributes().stream()
                .filter(attribute -> attribute.role().equals("version"))
                .map(AttributeDescription::name)
                .toList();
    }

    private Map<String, AttributeValue> storedAgain(Map<String, AttributeValue> otherwise) {
        try {
            return schema.toItem(read);
        } catch (RuntimeException e) {
            return otherwise; // read-only attributes, for instance, cannot be written
        }
    }

    private static String whose(@Nullable Object value, String path, Map<String, Object> before) {
        if (value != null) {
            for (Map.Entry<String, Object> other : before.entrySet()) {
                if (!other.getKey().equals(path) && Leaves.same(other.getValue(), value)) {
                    return ", the value of " + other.getKey() + "; are arguments of the constructor exchanged?";
                }
            }
        }
        return "";
    }

    /** What is stored may be the same, and the items not: where something is not stored, or not exactly. */
    private void compareItems() {
        Map<String, AttributeValue> given = encode(schema, sample);
        boolean unchanged = Leaves.same(given, stored);
        if (sample instanceof Record) {
            compareComponents(given, unchanged);
        } else if (unchanged && hasAllAttributes() && read.equals(schema.fromItem(stored)) && !sample.equals(read)) {
            problems.add("the item that was read is not equal to the sample, although all attributes are:"
                    + " something is not stored, or loses precision when it is");
        }
    }

    private boolean hasAllAttributes() {
        return schema.schemaDescription().attributes().stream()
                .allMatch(attribute -> stored.containsKey(attribute.name()));
    }

    private void compareComponents(Map<String, AttributeValue> given, boolean unchanged) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (AttributeDescription attribute : schema.schemaDescription().attributes()) {
            attributes.put(attribute.component(), attribute.name());
        }
        for (Components.Difference difference : Components.differences((Record) sample, (Record) read)) {
            String attribute = attributes.get(difference.component());
            // what is null is absent, and what is absent is read as the schema says
            boolean legitimate = difference.before() == null
                    || (attribute == null ? !unchanged : !Leaves.same(given.get(attribute), stored.get(attribute)));
            if (!legitimate) {
                String name = attribute == null ? difference.component() : attribute;
                problems.add(
                        name + ": written as " + sensitivity.show(name, difference.before()) + ", but read back as "
                                + sensitivity.show(name, difference.after()) + ", although the same is stored;"
                                + " no attribute stores it, or it loses precision when it is stored");
            }
        }
    }
}
