package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueException;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes mutable items: a new one, then the setters of all attributes that have a value. */
public final class MutableFactory<R> implements ItemFactory<R> {
    private final List<AttributeDefinition<R, Object>> attributes;
    private final Supplier<? extends R> constructor;

    public MutableFactory(List<AttributeDefinition<R, Object>> attributes, Supplier<? extends R> constructor) {
        this.attributes = attributes;
        this.constructor = constructor;
    }

    @Override
    public R create(@Nullable Object[] row, Map<String, Object> extras) {
        R item;
        try {
            item = constructor.get();
        } catch (RuntimeException e) {
            throw new ValueException("the constructor threw " + e.getClass().getSimpleName(), e);
        }
        for (int i = 0; i < row.length; i++) {
            BiConsumer<? super R, ? super @Nullable Object> setter =
                    attributes.get(i).setter();
            Object value = row[i];
            if (value != null && setter != null) {
                try {
                    setter.accept(item, value);
                } catch (RuntimeException e) {
                    throw new ValueException("the setter threw " + e.getClass().getSimpleName(), e)
                            .inName(attributes.get(i).name().text());
                }
            }
        }
        return item;
    }

    @Override
    public R createProbe(@Nullable Object[] row, Map<String, Object> extras) {
        return create(row, extras);
    }
}
