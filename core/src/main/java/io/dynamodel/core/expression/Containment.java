package io.dynamodel.core.expression;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What {@code begins_with} and {@code contains} answer; false for whatever types do not go together. */
final class Containment {
    private Containment() {}

    static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        ValueType type = AttributeValues.typeOf(value);
        if (type != AttributeValues.typeOf(prefix)) {
            return false;
        }
        return switch (type) {
            case S -> value.s().startsWith(prefix.s());
            case B -> occursAt(0, value.b().asByteArrayUnsafe(), prefix.b().asByteArrayUnsafe());
            default -> false;
        };
    }

    static boolean contains(AttributeValue value, AttributeValue part) {
        ValueType type = AttributeValues.typeOf(part);
        return switch (AttributeValues.typeOf(value)) {
            case S -> type == ValueType.S && value.s().contains(part.s());
            case B ->
                type == ValueType.B
                        && occurs(value.b().asByteArrayUnsafe(), part.b().asByteArrayUnsafe());
            case SS -> type == ValueType.S && value.ss().contains(part.s());
            case NS -> type == ValueType.N && containsNumber(value.ns(), part.n());
            case BS -> type == ValueType.B && value.bs().contains(part.b());
            case L -> containsElement(value.l(), part);
            case N, BOOL, NULL, M -> false;
        };
    }

    private static boolean containsNumber(List<String> numbers, String number) {
        BigDecimal wanted = Numbers.parse(number);
        for (String candidate : numbers) {
            if (Numbers.parse(candidate).compareTo(wanted) == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsElement(List<AttributeValue> elements, AttributeValue part) {
        for (AttributeValue element : elements) {
            if (AttributeValues.equal(element, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean occurs(byte[] whole, byte[] part) {
        for (int at = 0; at <= whole.length - part.length; at++) {
            if (occursAt(at, whole, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean occursAt(int at, byte[] whole, byte[] part) {
        return whole.length - at >= part.length && Arrays.equals(whole, at, at + part.length, part, 0, part.length);
    }
}
