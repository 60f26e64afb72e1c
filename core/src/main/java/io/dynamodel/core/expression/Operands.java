package io.dynamodel.core.expression;

import io.dynamodel.core.value.AttributeValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What operands stand for in an item. */
final class Operands {
    private Operands() {}

    /** The operand's value, or null where it has none: an absent attribute, or the size of what has no size. */
    static @Nullable AttributeValue resolve(Operand operand, Map<String, AttributeValue> item) {
        if (operand instanceof Operand.Value constant) {
            return constant.value();
        }
        if (operand instanceof Operand.Path path) {
            return path.path().in(item);
        }
        AttributeValue sized = ((Operand.Size) operand).path().in(item);
        int size = sized == null ? -1 : sizeOf(sized);
        return size < 0 ? null : AttributeValue.fromN(Integer.toString(size));
    }

    /** Negative for what has no size. DynamoDB counts text in units of UTF-16, unlike its item sizes. */
    private static int sizeOf(AttributeValue value) {
        return switch (AttributeValues.typeOf(value)) {
            case S -> value.s().length();
            case B -> value.b().asByteArrayUnsafe().length;
            case M -> value.m().size();
            case L -> value.l().size();
            case SS -> value.ss().size();
            case NS -> value.ns().size();
            case BS -> value.bs().size();
            case N, BOOL, NULL -> -1;
        };
    }
}
