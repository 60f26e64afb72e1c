package io.dynamodel.schema.internal.type;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.AttributeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short words for stored values, and what types do with them. */
public final class Stored {
    private Stored() {}

    public static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    public static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    public static AttributeValue b(int... bytes) {
        return AttributeValue.fromB(bytes(bytes));
    }

    public static SdkBytes bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < array.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return SdkBytes.fromByteArray(array);
    }

    public static AttributeValue bool(boolean value) {
        return AttributeValue.fromBool(value);
    }

    public static AttributeValue nul() {
        return AttributeValue.fromNul(true);
    }

    public static AttributeValue l(AttributeValue... elements) {
        return AttributeValue.fromL(List.of(elements));
    }

    public static AttributeValue ss(String... elements) {
        return AttributeValue.fromSs(List.of(elements));
    }

    public static AttributeValue ns(String... elements) {
        return AttributeValue.fromNs(List.of(elements));
    }

    public static AttributeValue bs(SdkBytes... elements) {
        return AttributeValue.fromBs(List.of(elements));
    }

    /** Names and values in turn. */
    public static AttributeValue m(Object... entries) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], (AttributeValue) entries[i + 1]);
        }
        return AttributeValue.fromM(map);
    }

    public static <V> AttributeValue write(AttributeType<V> type, V value) {
        return AttributeValues.encode(type, value);
    }

    public static <V> V read(AttributeType<V> type, AttributeValue value) {
        return AttributeValues.decode(type, value);
    }

    public static <V> ValueException refusedToWrite(AttributeType<V> type, V value) {
        return refused(() -> write(type, value));
    }

    public static ValueException refusedToRead(AttributeType<?> type, AttributeValue value) {
        return refused(() -> read(type, value));
    }

    public static ValueException refusedToConvert(AttributeType<?> type, Object value, boolean lenient) {
        return refused(() -> type.convert(value, lenient));
    }

    private static ValueException refused(ThrowingCallable call) {
        ValueException refusal = catchThrowableOfType(ValueException.class, call);
        if (refusal == null) {
            throw new AssertionError("nothing was refused");
        }
        return refusal;
    }
}
