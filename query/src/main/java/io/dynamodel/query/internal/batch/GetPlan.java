package io.dynamodel.query.internal.batch;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Projection;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.batch.WantedItem.Place;
import io.dynamodel.query.internal.batch.WantedItem.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Which keys are asked for in which request: each key of a table once, at most a hundred in a request, and in a request
 * one way of reading for each table.
 */
final class GetPlan {
    private static final int MAX_KEYS = 100;

    private final KeyReaders readers = new KeyReaders();
    private final List<WantedItem> wanted = new ArrayList<>();
    private final @Nullable ReturnConsumedCapacity returnConsumedCapacity;
    private final List<List<Integer>> chunks;

    private record Identity(Variant variant, List<Object> id) {}

    GetPlan(List<? extends ItemReading<?>> readings, @Nullable ReturnConsumedCapacity returnConsumedCapacity) {
        this.returnConsumedCapacity = returnConsumedCapacity;
        Map<Identity, WantedItem> seen = new LinkedHashMap<>();
        for (int i = 0; i < readings.size(); i++) {
            ItemReading<?> reading = readings.get(i);
            List<Object> id = Objects.requireNonNull(
                    readers.of(reading.context()).of(reading.key().values()));
            Variant variant = Variant.of(reading);
            WantedItem item = seen.computeIfAbsent(new Identity(variant, id), unseen -> {
                WantedItem first = new WantedItem(variant, reading.key(), id);
                wanted.add(first);
                return first;
            });
            item.places.add(new Place(i, reading));
        }
        chunks = cut();
    }

    /** What one table is asked for in different ways goes into different requests. */
    private List<List<Integer>> cut() {
        Map<String, List<Variant>> variants = new LinkedHashMap<>();
        List<List<Integer>> layers = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Variant variant = wanted.get(i).variant;
            List<Variant> ofTable = variants.computeIfAbsent(variant.table(), table -> new ArrayList<>(1));
            int layer = ofTable.indexOf(variant);
            if (layer < 0) {
                layer = ofTable.size();
                ofTable.add(variant);
            }
            if (layer == layers.size()) {
                layers.add(new ArrayList<>());
            }
            layers.get(layer).add(i);
        }
        List<List<Integer>> result = new ArrayList<>();
        for (List<Integer> layer : layers) {
            for (int from = 0; from < layer.size(); from += MAX_KEYS) {
                result.add(List.copyOf(layer.subList(from, Math.min(layer.size(), from + MAX_KEYS))));
            }
        }
        return result;
    }

    List<List<Integer>> chunks() {
        return chunks;
    }

    KeyReaders readers() {
        return readers;
    }

    WantedItem wanted(int entry) {
        return wanted.get(entry);
    }

    int size() {
        return wanted.size();
    }

    /** The request for some entries of one chunk. */
    BatchGetItemRequest request(List<Integer> entries) {
        Map<String, List<WantedItem>> byTable = new LinkedHashMap<>();
        for (int entry : entries) {
            WantedItem item = wanted.get(entry);
            byTable.computeIfAbsent(item.variant.table(), table -> new ArrayList<>())
                    .add(item);
        }
        Map<String, KeysAndAttributes> tables = new LinkedHashMap<>();
        byTable.forEach((table, items) -> tables.put(table, keys(items)));
        return BatchGetItemRequest.builder()
                .requestItems(tables)
                .returnConsumedCapacity(returnConsumedCapacity)
                .build();
    }

    private static KeysAndAttributes keys(List<WantedItem> items) {
        Variant variant = items.get(0).variant;
        List<Map<String, AttributeValue>> keys = new ArrayList<>(items.size());
        for (WantedItem item : items) {
            keys.add(item.key.values());
        }
        KeysAndAttributes.Builder builder =
                KeysAndAttributes.builder().keys(keys).consistentRead(variant.consistent() ? true : null);
        if (variant.projection() != null) {
            ExpressionRenderer renderer = new ExpressionRenderer();
            ModelContext<?> context = items.get(0).places.get(0).reading().context();
            String expression = renderer.projection(withKey(variant.projection(), context));
            builder.projectionExpression(expression).expressionAttributeNames(renderer.names());
        }
        return builder.build();
    }

    /** The key must come back too: it tells whose the answer is. */
    private static Projection<?> withKey(Projection<?> projection, ModelContext<?> context) {
        List<AttributePath> paths = new ArrayList<>(projection.paths());
        for (String name : context.key().names()) {
            AttributePath path = AttributePath.of(name);
            if (!paths.contains(path)) {
                paths.add(path);
            }
        }
        return new Projection<>(paths);
    }
}
