package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.Converter;
import io.dynamodel.schema.TypeDescription;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The values of another type, seen through the application's converter. */
public final class ConvertedType<V, T> extends AbstractType<V> implements WrapperType<V, T> {
    private final AttributeType<T> base;
    private final Converter<V, T> converter;

    /** What {@code AttributeTypes.converted} makes. */
    public ConvertedType(AttributeType<T> base, Class<V> javaType, Converter<V, T> converter, boolean ordered) {
        super("converted", ValueType.NULL, javaType, ordered);
        if (ordered && !base.isOrdered()) {
            throw new IllegalArgumentException(
                    "The values of " + javaType.getName() + " cannot sort when stored, since those of "
                            + base.describe().name() + " do not");
        }
        this.base = base;
        this.converter = converter;
    }

    @Override
    boolean isPlain() {
        return false;
    }

    @Override
    public AttributeType<T> inner() {
        return base;
    }

    @Override
    public V mapInner(V value, UnaryOperator<T> mapper) {
        T stored = toStored(value);
        T mapped = mapper.apply(stored);
        return mapped == stored ? value : fromStored(mapped);
    }

    @Override
    public ValueType valueType() {
        return base.valueType();
    }

    @Override
    public @Nullable V absentValue() {
        T absent = base.absentValue();
        return absent == null ? null : fromStored(absent);
    }

    @Override
    public boolean isAbsent(V value) {
        return base.absentValue() != null && base.isAbsent(toStored(value));
    }

    @Override
    public void write(V value, ValueSink sink) {
        base.write(toStored(value), sink);
    }

    @Override
    public V read(ValueSource source) {
        return fromStored(base.read(source));
    }

    private T toStored(V value) {
        T stored;
        try {
            stored = converter.toStored(value);
        } catch (ValueException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed("to its stored form", e);
        }
        if (stored == null) {
            throw failed("to its stored form: it gave null", null);
        }
        return stored;
    }

    private V fromStored(T stored) {
        V value;
        try {
            value = converter.fromStored(stored);
        } catch (ValueException e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed("from its stored form", e);
        }
        if (value == null) {
            throw failed("from its stored form: it gave null", null);
        }
        return value;
    }

    private ValueException failed(String direction, @Nullable RuntimeException cause) {
        return new ValueException(
                "expected a value that " + converter.getClass().getName() + " converts " + direction
                        + (cause == null ? "" : ", found one for which it threw " + shortName(cause.getClass())),
                cause);
    }

    @Override
    V convertOther(Object value, boolean lenient) {
        if (lenient) {
            return fromStored(base.convert(value, true));
        }
        throw mismatch(value);
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(
                name(),
                valueType(),
                Map.of("javaType", javaType().getName(), "ordered", isOrdered()),
                base.describe(),
                null);
    }
}
