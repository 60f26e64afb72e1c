package io.dynamodel.query.internal.plan;

import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.IndexDescription.Projection;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be read: the table, or one of its indexes.
 *
 * @param index the index; null for the table
 * @param key its key
 */
record Target(@Nullable IndexDescription index, KeyDefinition key) {

    /** The table, and its indexes in the order of their definition. */
    static List<Target> of(ModelContext<?> context) {
        List<Target> targets = new ArrayList<>();
        targets.add(new Target(null, context.key()));
        for (CompiledSchema.Index index : context.compiled().indexes().values()) {
            targets.add(new Target(index.description(), index.key()));
        }
        return targets;
    }

    /** The name of the index; null for the table. */
    @Nullable
    String indexName() {
        return index == null ? null : index.name();
    }

    boolean isTable() {
        return index == null;
    }

    boolean isGlobal() {
        return index != null && index.global();
    }

    /** In messages. */
    String text() {
        return index == null ? "the table" : "index '" + index.name() + "'";
    }

    /** The attributes of its key for people: {@code partition a, sort b}. */
    String keyText() {
        return key.sort().isEmpty()
                ? "partition key " + names(key.partition())
                : "partition key " + names(key.partition()) + ", sort key " + names(key.sort());
    }

    private static String names(List<PathRef<?>> parts) {
        List<String> names =
                parts.stream().map(part -> "'" + part.path().root() + "'").toList();
        return String.join(" + ", names);
    }

    /** The attributes that it holds; null if it holds all. */
    @Nullable
    Set<String> held(KeyDefinition tableKey) {
        if (index == null || index.projection() == Projection.ALL) {
            return null;
        }
        Set<String> held = new LinkedHashSet<>(tableKey.names());
        held.addAll(key.names());
        held.addAll(index.included());
        return held;
    }

    /** What whole items need that it does not hold. */
    static <R> List<String> missing(CompiledSchema<R> schema, Set<String> held) {
        List<String> missing = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            // a computed attribute is no part of the item as an object
            if (attribute.role() != Role.COMPUTED
                    && !held.contains(attribute.name().text())) {
                missing.add(attribute.name().text());
            }
        }
        if (missing.isEmpty() && schema.unknownOnRead().name().equals("keep")) {
            missing.add("attributes that the schema does not describe, which it keeps");
        }
        return missing;
    }
}
