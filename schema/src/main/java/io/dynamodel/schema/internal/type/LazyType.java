package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type that is looked up when it is first used, so that it may contain itself. */
public final class LazyType<V> implements DelegatingType<V> {
    private final Supplier<? extends AttributeType<V>> supplier;
    private final ThreadLocal<Boolean> describing = new ThreadLocal<>();

    /** Looked up once or, by threads at the same time, a few times: it is the same one. */
    private volatile @Nullable AttributeType<V> type;

    /** The type that the supplier will give. */
    public LazyType(Supplier<? extends AttributeType<V>> supplier) {
        this.supplier = supplier;
    }

    /** The type itself, if this one only stands for it. */
    public static <V> AttributeType<V> unwrap(AttributeType<V> type) {
        return type instanceof DelegatingType<V> delegating ? unwrap(delegating.target()) : type;
    }

    @Override
    public AttributeType<V> target() {
        return type();
    }

    private AttributeType<V> type() {
        AttributeType<V> known = type;
        if (known == null) {
            AttributeType<V> supplied = supplier.get();
            if (supplied == null) {
                throw new IllegalStateException("lazy(...) was asked for its type before that type was made;"
                        + " use it only inside of a list, dictionary, optional value or nested schema");
            }
            known = supplied;
            type = known;
        }
        return known;
    }

    @Override
    public ValueType valueType() {
        return type().valueType();
    }

    @Override
    public Class<? super V> javaType() {
        return type().javaType();
    }

    @Override
    public boolean isOrdered() {
        return type().isOrdered();
    }

    @Override
    public @Nullable V absentValue() {
        return type().absentValue();
    }

    @Override
    public boolean isAbsent(V value) {
        return type().isAbsent(value);
    }

    @Override
    public void write(V value, ValueSink sink) {
        type().write(value, sink);
    }

    @Override
    public V read(ValueSource source) {
        return type().read(source);
    }

    @Override
    public V convert(Object value, boolean lenient) {
        return type().convert(value, lenient);
    }

    /** The description of the type itself; where that contains itself, only its name {@code lazy}. */
    @Override
    public TypeDescription describe() {
        if (describing.get() != null) {
            return TypeDescription.of("lazy", valueType());
        }
        describing.set(true);
        try {
            return type().describe();
        } finally {
            describing.remove();
        }
    }

    @Override
    public String toString() {
        return "lazy";
    }
}
