package io.dynamodel.query;

import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch of reads of one model has found, in the order of the keys that were given.
 *
 * @param <R> the item type
 * @param <T> what came back: an item, or a selection
 */
public final class FoundItems<R, T> {
    private final List<Key<R>> keys;
    private final List<Optional<T>> inOrder;
    private final List<Key<R>> missing;

    @SuppressWarnings("unchecked") // each value is of a read of this model
    FoundItems(List<Key<R>> keys, BatchGetResult result) {
        this.keys = keys;
        List<Optional<T>> values = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            values.add((Optional<T>) result.at(i));
        }
        this.inOrder = Collections.unmodifiableList(values);
        this.missing =
                result.missing().stream().map(read -> (Key<R>) read.key()).toList();
    }

    /** One for each key, empty where there is no item, or it was put aside under {@code lenient(..)}. */
    public List<Optional<T>> inOrder() {
        return inOrder;
    }

    /** What was found, in the order of the keys; an item whose key was given twice is there twice. */
    public List<T> items() {
        return inOrder.stream().flatMap(Optional::stream).toList();
    }

    /** The keys for which there is no item. */
    public List<Key<R>> missing() {
        return missing;
    }

    /** What was found, by key, in the order of the keys. */
    public Map<Key<R>, T> byKey() {
        Map<Key<R>, T> found = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Key<R> key = keys.get(i);
            inOrder.get(i).ifPresent(item -> found.put(key, item));
        }
        return Collections.unmodifiableMap(found);
    }

    /** How many keys there were, and for how many there was nothing; no item data. */
    @Override
    public String toString() {
        return "FoundItems[" + keys.size() + " keys, " + missing.size() + " missing]";
    }
}
