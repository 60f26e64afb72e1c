package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.RuleDescription;
import io.dynamodel.schema.SchemaDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema as plain data; where it contains itself, its inner self is named only. */
final class Descriptions<R> {
    private final CompiledSchema<R> schema;
    private final ThreadLocal<@Nullable Boolean> describing = new ThreadLocal<>();

    Descriptions(CompiledSchema<R> schema) {
        this.schema = schema;
    }

    SchemaDescription describe() {
        if (describing.get() != null) {
            return description(List.of(), true);
        }
        describing.set(true);
        try {
            List<AttributeDescription> attributes = new ArrayList<>(schema.size());
            for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
                attributes.add(describe(attribute));
            }
            return description(attributes, false);
        } finally {
            describing.remove();
        }
    }

    private AttributeDescription describe(AttributeDefinition<R, Object> attribute) {
        return new AttributeDescription(
                attribute.name().text(),
                attribute.component(),
                attribute.alias(),
                attribute.type().describe(),
                attribute.rules().isRequired() || schema.isKey(attribute),
                attribute.rules().isSensitive(),
                attribute.role().toString(),
                attribute.rules().descriptions());
    }

    private SchemaDescription description(List<AttributeDescription> attributes, boolean recursive) {
        return new SchemaDescription(
                schema.itemType().getSimpleName(),
                attributes,
                schema.key() == null || recursive ? null : schema.key().describe(),
                recursive
                        ? List.of()
                        : schema.indexes().values().stream()
                                .map(CompiledSchema.Index::description)
                                .toList(),
                recursive
                        ? List.of()
                        : schema.uniques().stream()
                                .map(UniqueDefinition::describe)
                                .toList(),
                recursive ? List.of() : schema.formerUniques(),
                recursive
                        ? List.of()
                        : schema.itemRules().stream()
                                .map(rule -> new RuleDescription("validate", Map.of("message", rule.message())))
                                .toList(),
                schema.unknownOnRead().name(),
                schema.unknownOnWrite().name(),
                recursive);
    }
}
