package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Values that may be missing: an absent attribute, or a NULL inside of a list or dictionary. */
public final class OptionalType<V> extends AbstractType<Optional<V>> implements WrapperType<Optional<V>, V> {
    private final AttributeType<V> type;

    /** A value of the type, or none. */
    public OptionalType(AttributeType<V> type) {
        super("optional", ValueType.NULL, Optional.class, false);
        if (type instanceof OptionalType) {
            throw new IllegalArgumentException("optional(optional(...)) could not be told from optional(...)");
        }
        this.type = type;
    }

    @Override
    boolean isPlain() {
        return false;
    }

    @Override
    public AttributeType<V> inner() {
        return type;
    }

    @Override
    public Optional<V> mapInner(Optional<V> value, UnaryOperator<V> mapper) {
        if (value.isEmpty()) {
            return value;
        }
        V mapped = mapper.apply(value.get());
        return mapped == value.get() ? value : Optional.of(mapped);
    }

    @Override
    public ValueType valueType() {
        return type.valueType();
    }

    @Override
    public Optional<V> absentValue() {
        return Optional.empty();
    }

    @Override
    public boolean isAbsent(Optional<V> value) {
        return value.isEmpty() || type.isAbsent(value.get());
    }

    @Override
    public void write(Optional<V> value, ValueSink sink) {
        if (value.isEmpty()) {
            sink.writeNull();
        } else if (type.isAbsent(value.get())) {
            throw new ValueException(
                    "expected a value, found an empty set, which cannot be stored inside another value");
        } else {
            type.write(value.get(), sink);
        }
    }

    @Override
    public Optional<V> read(ValueSource source) {
        if (source.type() == ValueType.NULL) {
            source.skip();
            return Optional.empty();
        }
        return Optional.of(type.read(source));
    }

    @Override
    @SuppressWarnings("unchecked") // the same only if the value is what its type made of it
    public Optional<V> convert(Object value, boolean lenient) {
        if (!(value instanceof Optional<?> optional)) {
            return Optional.of(type.convert(value, lenient));
        }
        if (optional.isEmpty()) {
            return Optional.empty();
        }
        V converted = type.convert(optional.get(), lenient);
        return converted == optional.get() ? (Optional<V>) optional : Optional.of(converted);
    }

    @Override
    public TypeDescription describe() {
        return new TypeDescription(name(), valueType(), Map.of(), type.describe(), null);
    }
}
