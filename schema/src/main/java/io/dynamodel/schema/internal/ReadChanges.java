package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.WrapperType;
import java.util.HashSet;
import java.util.Set;

/** Whether an item can read back as something else than what was given to be stored. */
final class ReadChanges {
    /** {@code 1.50} reads back as {@code 1.5}, any {@code Integer} as a {@code BigDecimal}, JSON as Jackson sees it. */
    private static final Set<String> NORMALIZING = Set.of("decimal", "any", "attributeValue", "json", "jsonMap");

    private final Set<CompiledSchema<?>> seen = new HashSet<>();

    private ReadChanges() {}

    static boolean in(CompiledSchema<?> schema) {
        return new ReadChanges().ofSchema(schema, false);
    }

    /** Absence in a nested item is looked for here; in the item itself, by whoever has its values. */
    private boolean ofSchema(CompiledSchema<?> schema, boolean nested) {
        if (!seen.add(schema)) {
            return false; // it contains itself, and is being looked at
        }
        if (!schema.onGet().isEmpty() || schema.factory() instanceof DocumentFactory) {
            return true; // documents show computed attributes and constants, and values of the attribute's own class
        }
        for (AttributeDefinition<?, Object> attribute : schema.attributes()) {
            boolean shown = nested && attribute.whenAbsent() != null;
            if (shown || !attribute.rules().values().onGet().isEmpty() || ofType(attribute.type())) {
                return true;
            }
        }
        return false;
    }

    private boolean ofType(AttributeType<?> type) {
        AttributeType<?> resolved = Nested.resolve(type);
        if (resolved instanceof Schema<?> schema) {
            return ofSchema(schema.compiled(), true);
        } else if (resolved instanceof UnionType<?> union) {
            return union.members().stream()
                    .anyMatch(member -> ofSchema(member.schema().compiled(), true));
        } else if (resolved instanceof ContainerType<?, ?> container) {
            return ofType(container.element());
        } else if (resolved instanceof WrapperType<?, ?> wrapper) {
            return ofType(wrapper.inner());
        }
        return NORMALIZING.contains(resolved.describe().name());
    }
}
