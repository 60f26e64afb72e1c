package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.WrapperType;
import java.util.HashSet;
import java.util.Set;

/** The stored names of all attributes of a schema, nested ones included, whose values are never shown. */
public final class SensitiveNames {
    private final Set<String> names = new HashSet<>();
    private final Set<CompiledSchema<?>> seen = new HashSet<>();

    private SensitiveNames() {}

    /** The names; a nested attribute is hidden by its own name, wherever it occurs. */
    public static Set<String> in(CompiledSchema<?> schema) {
        SensitiveNames found = new SensitiveNames();
        found.ofSchema(schema);
        return Set.copyOf(found.names);
    }

    private <R> void ofSchema(CompiledSchema<R> schema) {
        if (!seen.add(schema)) {
            return; // it contains itself, and is being looked at
        }
        for (AttributeDefinition<R, Object> attribute : schema.attributes()) {
            if (attribute.rules().isSensitive()) {
                names.add(attribute.name().text());
            }
            ofType(attribute.type());
        }
    }

    private void ofType(AttributeType<?> type) {
        AttributeType<?> resolved = Nested.resolve(type);
        if (resolved instanceof Schema<?> schema) {
            ofSchema(schema.compiled());
        } else if (resolved instanceof UnionType<?> union) {
            union.members().forEach(member -> ofSchema(member.schema().compiled()));
        } else if (resolved instanceof ContainerType<?, ?> container) {
            ofType(container.element());
        } else if (resolved instanceof WrapperType<?, ?> wrapper) {
            ofType(wrapper.inner());
        }
    }
}
