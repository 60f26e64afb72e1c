package io.dynamodel.schema.internal;

import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;
import io.dynamodel.schema.internal.type.DelegatingType;
import org.jspecify.annotations.Nullable;

/** A type that takes any object and converts it to what another type stores: what string paths work with. */
final class DynamicType implements AttributeType<Object>, DelegatingType<Object> {
    private final AttributeType<Object> target;
    private final boolean lenient;

    DynamicType(AttributeType<Object> target, boolean lenient) {
        this.target = target;
        this.lenient = lenient;
    }

    @Override
    public AttributeType<Object> target() {
        return target;
    }

    @Override
    public ValueType valueType() {
        return target.valueType();
    }

    @Override
    public Class<? super Object> javaType() {
        return Object.class;
    }

    @Override
    public TypeDescription describe() {
        return target.describe();
    }

    @Override
    public boolean isOrdered() {
        return target.isOrdered();
    }

    @Override
    public boolean isAbsent(Object value) {
        return target.isAbsent(convert(value, false));
    }

    @Override
    public @Nullable Object absentValue() {
        return target.absentValue();
    }

    @Override
    public void write(Object value, ValueSink sink) {
        target.write(target.convert(value, lenient), sink);
    }

    @Override
    public Object read(ValueSource source) {
        return target.read(source);
    }

    @Override
    public Object convert(Object value, boolean alsoLenient) {
        return target.convert(value, lenient || alsoLenient);
    }
}
