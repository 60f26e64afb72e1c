package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.WrapperType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether an item can read back as something else than what was given to be stored. */
final class ReadChanges {
    /** Any {@code Integer} reads back as a {@code BigDecimal}, JSON as Jackson sees it. */
    private static final Set<String> NORMALIZING = Set.of("any", "attributeValue", "json", "jsonMap");

    private static final int FAST_DIGITS = 18;

    private final Set<CompiledSchema<?>> seen = new HashSet<>();

    /** What a schema or type can do to values. */
    enum Effect {
        /** Values read back as they were given. */
        NONE,
        /** It depends on the decimals: {@code 1.50} reads back as {@code 1.5}. See {@link #readsBack}. */
        DECIMALS,
        /** Take it that they do not. */
        ANY;

        Effect and(Effect other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private ReadChanges() {}

    static Effect of(CompiledSchema<?> schema) {
        return new ReadChanges().ofSchema(schema, false);
    }

    /** Absence in a nested item is looked for here; in the item itself, by whoever has its values. */
    private Effect ofSchema(CompiledSchema<?> schema, boolean nested) {
        if (!seen.add(schema)) {
            return Effect.NONE; // it contains itself, and is being looked at
        }
        if (!schema.onGet().isEmpty() || schema.factory() instanceof DocumentFactory) {
            return Effect.ANY; // documents show computed attributes and constants, and values of the attribute's class
        }
        Effect effect = Effect.NONE;
        for (AttributeDefinition<?, Object> attribute : schema.attributes()) {
            boolean shown = nested && attribute.whenAbsent() != null;
            if (shown || !attribute.rules().values().onGet().isEmpty()) {
                return Effect.ANY;
            }
            effect = effect.and(ofType(attribute.type()));
        }
        return effect;
    }

    private Effect ofType(AttributeType<?> type) {
        AttributeType<?> resolved = Nested.resolve(type);
        if (resolved instanceof Schema<?> schema) {
            return ofSchema(schema.compiled(), true);
        } else if (resolved instanceof UnionType<?> union) {
            return union.members().stream()
                    .map(member -> whole(ofSchema(member.schema().compiled(), true)))
                    .reduce(Effect.NONE, Effect::and);
        } else if (resolved instanceof ContainerType<?, ?> container) {
            return ofType(container.element());
        } else if (resolved instanceof WrapperType<?, ?> wrapper) {
            return whole(ofType(wrapper.inner()));
        }
        String name = resolved.describe().name();
        return NORMALIZING.contains(name) ? Effect.ANY : name.equals("decimal") ? Effect.DECIMALS : Effect.NONE;
    }

    /** Of what {@link #readsBack} does not look into. */
    private static Effect whole(Effect effect) {
        return effect == Effect.NONE ? Effect.NONE : Effect.ANY;
    }

    /** Whether a value reads back equal, where its type has no effect but on decimals. */
    static boolean readsBack(AttributeType<?> type, Object value) {
        if (value instanceof BigDecimal decimal) {
            return isCanonical(decimal);
        } else if (value instanceof Collection<?> elements) {
            return allReadBack(type, elements);
        } else if (value instanceof Map<?, ?> entries) {
            return allReadBack(type, entries.values());
        }
        return !(Nested.resolve(type) instanceof Schema<?> schema) || readsBack(schema, value);
    }

    private static boolean allReadBack(AttributeType<?> type, Collection<?> parts) {
        AttributeType<?> element = Nested.elementOf(type);
        if (element != null) {
            for (Object part : parts) {
                if (!readsBack(element, part)) {
                    return false;
                }
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // the value is of the schema's item class
    private static <R> boolean readsBack(Schema<R> schema, Object item) {
        for (AttributeDefinition<R, Object> attribute : schema.compiled().attributes()) {
            Object value = attribute.valueOf((R) item);
            if (value != null && !readsBack(attribute.type(), value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has the digits and the scale that it would be read with. */
    private static boolean isCanonical(BigDecimal value) {
        int scale = value.scale();
        return scale >= 0
                && value.precision() <= FAST_DIGITS
                && (scale == 0
                        || (scale <= FAST_DIGITS && value.stripTrailingZeros().scale() == scale));
    }
}
