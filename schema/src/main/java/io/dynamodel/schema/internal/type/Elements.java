package io.dynamodel.schema.internal.type;

import io.dynamodel.core.value.NameTable;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueSink;
import io.dynamodel.core.value.ValueSource;
import io.dynamodel.schema.AttributeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of lists and dictionaries, which unlike attributes cannot be left out. */
final class Elements {
    /** For maps whose names are data. */
    static final NameTable NO_NAMES = NameTable.of(List.of());

    private Elements() {}

    /** Writes a part; only {@code any} has one that is null. */
    static <E> void write(AttributeType<E> type, @Nullable E element, ValueSink sink) {
        if (element == null) {
            if (!(LazyType.unwrap(type) instanceof AnyType)) {
                throw nullRefused();
            }
            sink.writeNull();
            return;
        }
        if (type.isAbsent(element) && !(LazyType.unwrap(type) instanceof OptionalType)) {
            throw new ValueException(
                    "expected a value, found an empty set, which cannot be stored inside another value");
        }
        type.write(element, sink);
    }

    /** Whether values of the type can be a NULL inside of a list or dictionary. */
    static boolean takesNull(AttributeType<?> type) {
        AttributeType<?> actual = LazyType.unwrap(type);
        return actual instanceof AnyType || actual instanceof OptionalType || actual instanceof RawType;
    }

    /** Reads a part. */
    static <E> E read(AttributeType<E> type, ValueSource source) {
        if (source.isNull() && !takesNull(type)) {
            throw new ValueException("expected " + type.valueType() + ", found NULL; optional(...) takes it");
        }
        return type.read(source);
    }

    /** Takes a part from a map-shaped item. */
    static <E> E convert(AttributeType<E> type, @Nullable Object element, boolean lenient) {
        if (element == null) {
            if (!(LazyType.unwrap(type) instanceof AnyType)) {
                throw nullRefused();
            }
            return nothing();
        }
        return type.convert(element, lenient);
    }

    /** The null that {@code any} has inside of lists and maps. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <E> E nothing() {
        return null;
    }

    private static ValueException nullRefused() {
        return new ValueException("expected a value, found null; the type optional(...) has an empty value for it");
    }
}
