package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.TypeDescription;

/** What the library's own types share: their description, and taking values that already have the right class. */
public abstract class AbstractType<V> implements AttributeType<V> {
    private final String name;
    private final ValueType valueType;
    private final Class<? super V> javaType;
    private final boolean ordered;

    AbstractType(String name, ValueType valueType, Class<? super V> javaType, boolean ordered) {
        this.name = name;
        this.valueType = valueType;
        this.javaType = javaType;
        this.ordered = ordered;
    }

    /** Whether its values hold none of another type. */
    boolean isPlain() {
        return true;
    }

    /**
     * Whether values of the type hold none of another type, and the type does not stand for another one. To be asked
     * before the type's class: each class that is asked for is loaded, and most types are plain.
     */
    public static boolean isPlain(AttributeType<?> type) {
        return type instanceof AbstractType<?> own && own.isPlain();
    }

    /** The name of the factory. */
    final String name() {
        return name;
    }

    @Override
    public ValueType valueType() {
        return valueType;
    }

    @Override
    public final Class<? super V> javaType() {
        return javaType;
    }

    @Override
    public boolean isOrdered() {
        return ordered;
    }

    @Override
    public TypeDescription describe() {
        return TypeDescription.of(name, valueType());
    }

    @Override
    @SuppressWarnings("unchecked") // types with type arguments override this
    public V convert(Object value, boolean lenient) {
        return javaType.isInstance(value) ? (V) value : convertOther(value, lenient);
    }

    /** Takes a value of another class. */
    V convertOther(Object value, boolean lenient) {
        throw mismatch(value);
    }

    final ValueException mismatch(Object found) {
        return new ValueException("expected " + shortName(javaType) + ", found " + shortName(found.getClass()));
    }

    /** The class, with its package unless it is one of Java's own. */
    static String shortName(Class<?> type) {
        String name = type.getTypeName();
        return name.startsWith("java.") ? type.getSimpleName() : name;
    }

    @Override
    public String toString() {
        return name;
    }
}
