package io.dynamodel.query.internal.plan;

import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.List;
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
}
