package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.ItemReader;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes items through a function that the application gave: constructor calls, builders. */
public final class ReaderFactory<R> implements ItemFactory<R> {
    private final List<? extends AttributeDefinition<R, ?>> attributes;
    private final Function<? super ItemReader<R>, ? extends R> function;
    private final BiFunction<Origin, @Nullable Object[], ItemReader<R>> readers;
    private final Origin origin;

    public ReaderFactory(
            Origin origin,
            List<? extends AttributeDefinition<R, ?>> attributes,
            Function<? super ItemReader<R>, ? extends R> function,
            BiFunction<Origin, @Nullable Object[], ItemReader<R>> readers) {
        this.origin = origin;
        this.attributes = attributes;
        this.function = function;
        this.readers = readers;
    }

    @Override
    public R create(@Nullable Object[] row, Map<String, Object> extras) {
        try {
            return function.apply(readers.apply(origin, row));
        } catch (NullPointerException e) {
            List<String> absent = new ArrayList<>();
            for (AttributeDefinition<R, ?> attribute : attributes) {
                if (row[attribute.slot()] == null && attribute.hasGetter()) {
                    absent.add(attribute.name().text());
                }
            }
            if (absent.isEmpty()) {
                throw new ValueException("the constructing function threw a NullPointerException", e);
            }
            throw new ValueException(
                    "the constructing function threw a NullPointerException, and " + absent
                            + (absent.size() == 1 ? " is" : " are")
                            + " absent; a primitive cannot be null: add the rule whenAbsent(..), or take the boxed type",
                    e);
        } catch (RuntimeException e) {
            throw new ValueException(
                    "the constructing function threw " + e.getClass().getSimpleName(), e);
        }
    }

    /** Whether a value is unboxed only the function knows: if null does not do, zero stands in for it. */
    @Override
    public R createProbe(@Nullable Object[] row, Map<String, Object> extras) {
        try {
            return create(row, extras);
        } catch (ValueException e) {
            if (!(e.getCause() instanceof NullPointerException)) {
                throw e;
            }
        }
        Object[] filled = row.clone();
        for (AttributeDefinition<R, ?> attribute : attributes) {
            if (filled[attribute.slot()] == null) {
                Class<?> primitive = MethodType.methodType(attribute.type().javaType())
                        .unwrap()
                        .returnType();
                filled[attribute.slot()] = RecordFactory.zero(primitive);
            }
        }
        return create(filled, extras);
    }
}
