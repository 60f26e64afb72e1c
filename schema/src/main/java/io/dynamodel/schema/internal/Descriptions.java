package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.RuleDescription;
import io.dynamodel.schema.SchemaDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schemas as plain data. */
public final class Descriptions {
    private Descriptions() {}

    /** The schema, with all that it contains. */
    public static <R> SchemaDescription of(CompiledSchema<R> schema) {
        List<AttributeDescription> attributes = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            attributes.add(new AttributeDescription(
                    attribute.name().text(),
                    attribute.component(),
                    attribute.alias(),
                    attribute.type().describe(),
                    attribute.rules().isRequired(),
                    attribute.rules().isSensitive(),
                    attribute.role().toString(),
                    attribute.rules().descriptions()));
        }
        return new SchemaDescription(
                schema.itemType().getSimpleName(),
                attributes,
                schema.key() == null ? null : schema.key().describe(),
                schema.indexes().values().stream()
                        .map(CompiledSchema.Index::description)
                        .toList(),
                schema.itemRules().stream()
                        .map(rule -> new RuleDescription("validate", Map.of("message", rule.message())))
                        .toList(),
                schema.unknownOnRead().name(),
                schema.unknownOnWrite().name(),
                false);
    }
}
