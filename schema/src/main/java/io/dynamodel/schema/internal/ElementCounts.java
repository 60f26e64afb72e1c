package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which elements of each collection one update sets and removes: the guards of its size must hold for all of them
 * together, as each may be a new one.
 */
final class ElementCounts<R> {
    private Map<AttributePath, Entry> entries = Map.of();

    private record Entry(PathRef<Object> collection, Set<AttributePath> set, Set<AttributePath> removed) {}

    /** An element is set, or something within it. */
    void set(PathRef<Object> collection, AttributePath element) {
        entry(collection).set().add(element);
    }

    /** An element is removed, or may be. */
    void removed(PathRef<Object> collection, AttributePath element) {
        entry(collection).removed().add(element);
    }

    private Entry entry(PathRef<Object> collection) {
        entries = entries.isEmpty() ? new LinkedHashMap<>() : entries;
        return entries.computeIfAbsent(
                collection.path(), path -> new Entry(collection, new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    /** The guards of all collections whose size has bounds. */
    void addGuards(List<Condition<R>> guards) {
        for (Entry entry : entries.values()) {
            for (Check<Object> check : entry.collection().rules().checks()) {
                Check.Bound bound = check.bound();
                if (bound == null || !bound.isOfSize()) {
                    continue; // refused where the change was taken
                }
                if (!bound.isLower() && !entry.set().isEmpty()) {
                    guards.add(atMost(entry, bound.size()));
                } else if (bound.isLower() && !entry.removed().isEmpty()) {
                    guards.add(atLeast(entry, bound.size()));
                }
            }
        }
    }

    /** All elements are there already, or there is room for all; also where the collection is created with them. */
    private Condition<R> atMost(Entry entry, int maximum) {
        AttributePath path = entry.collection().path();
        int count = entry.set().size();
        List<Condition<R>> present = new ArrayList<>();
        entry.set().forEach(element -> present.add(new Condition.Exists<>(element)));
        List<Condition<R>> either = new ArrayList<>(List.of(Condition.all(present)));
        if (count <= maximum) {
            either.add(UpdateGuards.size(path, Comparator.LE, maximum - count));
            either.add(new Condition.NotExists<>(path));
        }
        return Condition.any(either);
    }

    /** No element is there, or enough are left without all of them. */
    private Condition<R> atLeast(Entry entry, int minimum) {
        List<Condition<R>> absent = new ArrayList<>();
        entry.removed().forEach(element -> absent.add(new Condition.NotExists<>(element)));
        return Condition.any(List.of(
                Condition.all(absent),
                UpdateGuards.size(
                        entry.collection().path(),
                        Comparator.GE,
                        minimum + entry.removed().size())));
    }
}
