package io.dynamodel.query.internal;

import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.IndexDescription.Projection;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.CompiledSchema;
import io.dynamodel.schema.internal.KeyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an index holds of the items. */
public final class Held {
    private Held() {}

    /** The attributes, in an order of their own; null if it holds all. */
    public static @Nullable Set<String> by(
            ModelContext<?> context, @Nullable IndexDescription index, KeyDefinition key) {
        if (index == null || index.projection() == Projection.ALL) {
            return null;
        }
        Set<String> held = Positions.names(context, key);
        held.addAll(index.included());
        return held;
    }

    /** What whole items need beside what is held. */
    public static <R> List<String> missing(CompiledSchema<R> schema, Set<String> held) {
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
