package io.dynamodel.schema;

import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.PathRef;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How map-shaped items carry attributes: under their alias or stored name, converted to what the attribute takes. */
@SuppressWarnings("varargs") // the arrays are read and never written
final class DocumentAttributes {
    private final Registry<Document> registry;

    DocumentAttributes(Registry<Document> registry) {
        this.registry = registry;
    }

    @SafeVarargs
    final <V> PathRef<V> attribute(String name, AttributeType<V> type, Role role, Rule<Document, V>... rules) {
        String carriedAs = name;
        boolean coerce = false;
        for (Rule<Document, V> rule : rules) {
            if (rule.name().equals("alias")) {
                carriedAs = String.valueOf(rule.spec().parameters().get("name"));
            }
            coerce |= rule.name().equals("coerce");
        }
        Function<Document, @Nullable V> getter = new Getter<>(carriedAs, type, coerce);
        return registry.register(name, type, Registry.Carrier.of(role, getter, null), rules);
    }

    PathRef<String> constant(String name, String value) {
        return registry.register(
                name,
                AttributeTypes.string(),
                new Registry.Carrier<Document, String>(Role.CONSTANT, document -> value, null, List.of(), value));
    }

    private record Getter<V>(String name, AttributeType<V> type, boolean lenient)
            implements Function<Document, @Nullable V> {
        @Override
        public @Nullable V apply(Document document) {
            Object value = document.toMap().get(name);
            return value == null ? null : type.convert(value, lenient);
        }
    }
}
