package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.internal.type.ContainerType;
import io.dynamodel.schema.internal.type.WrapperType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether items of a schema can read back as something else than what was given to be stored. */
final class ReadChanges {
    /** This many digits are read as they were written. */
    private static final int FAST_DIGITS = 18;

    private final Effect effect;
    private final List<AttributeDefinition<?, Object>> decimals = new ArrayList<>(0);

    /** What a schema or type can do to values, from nothing to anything. */
    private enum Effect {
        /** Values read back as they were given. */
        NONE,
        /** It depends on the decimals: {@code 1.50} reads back as {@code 1.5}. */
        DECIMALS,
        /** Take it that they do not. */
        ANY
    }

    ReadChanges(CompiledSchema<?> schema) {
        this.effect = new Search().ofSchema(schema, false);
        for (AttributeDefinition<?, Object> attribute : schema.attributes()) {
            if (new Search().ofType(attribute.type()) == Effect.DECIMALS) {
                decimals.add(attribute);
            }
        }
    }

    /** Whether the values of an item read back equal; what absent ones read as is another question. */
    boolean readsBack(@Nullable Object[] row) {
        if (effect != Effect.DECIMALS) {
            return effect == Effect.NONE;
        }
        for (AttributeDefinition<?, Object> attribute : decimals) {
            Object value = row[attribute.slot()];
            if (value != null && !readsBack(attribute.type(), value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean readsBack(AttributeType<?> type, Object value) {
        if (value instanceof BigDecimal decimal) {
            return isCanonical(decimal);
        } else if (value instanceof Collection<?> elements) {
            return allReadBack(type, elements);
        } else if (value instanceof Map<?, ?> entries) {
            return allReadBack(type, entries.values());
        }
        return !(Nested.resolve(type) instanceof Schema<?> schema) || readsBack(schema.compiled(), value);
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

    @SuppressWarnings("unchecked") // the value is of the schema's item class, and so are the getters
    private static <R> boolean readsBack(CompiledSchema<R> schema, Object item) {
        for (AttributeDefinition<?, Object> attribute : schema.readChanges().decimals) {
            Object value = ((AttributeDefinition<R, Object>) attribute).valueOf((R) item);
            if (value != null && !readsBack(attribute.type(), value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has the digits and the scale that it would be read with. */
    private static boolean isCanonical(BigDecimal value) {
        int scale = value.scale();
        return scale == 0
                ? value.precision() <= FAST_DIGITS
                : scale > 0
                        && scale <= FAST_DIGITS
                        && value.precision() <= FAST_DIGITS
                        && value.stripTrailingZeros().scale() == scale;
    }

    /** Goes through a schema and what it holds. */
    private static final class Search {
        /** Any {@code Integer} reads back as a {@code BigDecimal}, JSON as Jackson sees it. */
        private static final Set<String> NORMALIZING = Set.of("any", "attributeValue", "json", "jsonMap");

        private final Set<CompiledSchema<?>> seen = new HashSet<>();

        /** Absence in a nested item is looked for here; in the item itself, by whoever has its values. */
        Effect ofSchema(CompiledSchema<?> schema, boolean nested) {
            if (!seen.add(schema)) {
                return Effect.NONE; // it contains itself, and is being looked at
            }
            if (!schema.onGet().isEmpty() || schema.factory().isOfDocuments()) {
                return Effect.ANY; // documents show computed attributes and constants, and values of other classes
            }
            Effect effect = Effect.NONE;
            for (AttributeDefinition<?, Object> attribute : schema.attributes()) {
                boolean shown = nested && attribute.whenAbsent() != null;
                if (shown || !attribute.rules().values().onGet().isEmpty()) {
                    return Effect.ANY;
                }
                effect = worse(effect, ofType(attribute.type()));
            }
            return effect;
        }

        Effect ofType(AttributeType<?> type) {
            AttributeType<?> resolved = Nested.resolve(type);
            if (resolved instanceof Schema<?> schema) {
                return ofSchema(schema.compiled(), true);
            } else if (resolved instanceof UnionType<?> union) {
                Effect effect = Effect.NONE;
                for (var member : union.members()) {
                    effect = worse(effect, whole(ofSchema(member.schema().compiled(), true)));
                }
                return effect;
            } else if (resolved instanceof ContainerType<?, ?> container) {
                return ofType(container.element());
            } else if (resolved instanceof WrapperType<?, ?> wrapper) {
                return whole(ofType(wrapper.inner()));
            }
            String name = resolved.describe().name();
            return NORMALIZING.contains(name) ? Effect.ANY : name.equals("decimal") ? Effect.DECIMALS : Effect.NONE;
        }

        /** Of what is not looked into. */
        private static Effect whole(Effect effect) {
            return effect == Effect.NONE ? Effect.NONE : Effect.ANY;
        }

        private static Effect worse(Effect a, Effect b) {
            return a.compareTo(b) >= 0 ? a : b;
        }
    }
}
