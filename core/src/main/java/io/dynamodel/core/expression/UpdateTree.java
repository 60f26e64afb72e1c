package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Updates by the steps of their paths, so that each map and list is rebuilt once and list indexes keep the meaning that
 * they have in the old item. Paths must not overlap or conflict: every node has an update, or names, or indexes.
 */
final class UpdateTree {
    private final Map<String, UpdateTree> byName = new LinkedHashMap<>();
    private final TreeMap<Integer, UpdateTree> byIndex = new TreeMap<>();
    private @Nullable Update<?> update;

    void add(Update<?> added) {
        UpdateTree node = this;
        for (AttributePath.Step step : added.path().steps()) {
            node = step instanceof AttributePath.Name name
                    ? node.byName.computeIfAbsent(name.name(), key -> new UpdateTree())
                    : node.byIndex.computeIfAbsent(((AttributePath.Index) step).index(), key -> new UpdateTree());
        }
        node.update = added;
    }

    /** The map after its updates. */
    Map<String, AttributeValue> applyTo(Map<String, AttributeValue> map, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> after = new LinkedHashMap<>(map);
        for (Map.Entry<String, UpdateTree> entry : byName.entrySet()) {
            AttributeValue value = entry.getValue().applyTo(map.get(entry.getKey()), item);
            if (value == null) {
                after.remove(entry.getKey());
            } else {
                after.put(entry.getKey(), value);
            }
        }
        return after;
    }

    /** The value after its updates; null for absence. */
    private @Nullable AttributeValue applyTo(@Nullable AttributeValue old, Map<String, AttributeValue> item) {
        if (update != null) {
            return UpdateAction.apply(update, old, item);
        }
        if (!byName.isEmpty() && old != null && old.hasM()) {
            return AttributeValue.fromM(applyTo(old.m(), item));
        }
        if (!byIndex.isEmpty() && old != null && old.hasL()) {
            return AttributeValue.fromL(applyTo(old.l(), item));
        }
        throw new InvalidRequestException("The path of '" + anyUpdate()
                + "' is invalid for this item: what leads to its last step must exist, and be a map for a name or a"
                + " list for an index");
    }

    /** Elements beyond the end are appended in the order of their indexes. */
    private List<AttributeValue> applyTo(List<AttributeValue> list, Map<String, AttributeValue> item) {
        List<AttributeValue> after = new ArrayList<>(list.size() + 1);
        for (int i = 0; i < list.size(); i++) {
            UpdateTree tree = byIndex.get(i);
            AttributeValue value = tree == null ? list.get(i) : tree.applyTo(list.get(i), item);
            if (value != null) {
                after.add(value);
            }
        }
        for (UpdateTree tree : byIndex.tailMap(list.size()).values()) {
            AttributeValue value = tree.applyTo((AttributeValue) null, item);
            if (value != null) {
                after.add(value);
            }
        }
        return after;
    }

    private @Nullable Update<?> anyUpdate() {
        if (update != null) {
            return update;
        }
        return byName.isEmpty()
                ? byIndex.firstEntry().getValue().anyUpdate()
                : byName.values().iterator().next().anyUpdate();
    }
}
