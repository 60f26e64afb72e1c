package io.dynamodel.core.value;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes {@code AttributeValue}s with as little garbage as the SDK at hand allows: newer ones have {@code create}
 * methods that need no builder. The JVM links a method when it is first called, so an older SDK never misses them.
 */
final class Values {
    static final AttributeValue TRUE = AttributeValue.fromBool(true);
    static final AttributeValue FALSE = AttributeValue.fromBool(false);
    static final AttributeValue NULL = AttributeValue.fromNul(true);

    private static final boolean DIRECT = hasCreateMethods();

    private Values() {}

    private static boolean hasCreateMethods() {
        try {
            return AttributeValue.class.getMethod("createM", Map.class).getReturnType() == AttributeValue.class;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    static AttributeValue string(String value) {
        return DIRECT ? AttributeValue.createS(value) : AttributeValue.fromS(value);
    }

    static AttributeValue number(String value) {
        return DIRECT ? AttributeValue.createN(value) : AttributeValue.fromN(value);
    }

    static AttributeValue binary(SdkBytes value) {
        return DIRECT ? AttributeValue.createB(value) : AttributeValue.fromB(value);
    }

    static AttributeValue map(Map<String, AttributeValue> value) {
        return DIRECT ? AttributeValue.createM(value) : AttributeValue.fromM(value);
    }

    static AttributeValue list(List<AttributeValue> value) {
        return DIRECT ? AttributeValue.createL(value) : AttributeValue.fromL(value);
    }

    @SuppressWarnings("unchecked") // by the set's type, the elements are SdkBytes in a BS, else strings
    static AttributeValue set(ValueType type, List<?> value) {
        return switch (type) {
            case SS ->
                DIRECT ? AttributeValue.createSs((List<String>) value) : AttributeValue.fromSs((List<String>) value);
            case NS ->
                DIRECT ? AttributeValue.createNs((List<String>) value) : AttributeValue.fromNs((List<String>) value);
            case BS ->
                DIRECT
                        ? AttributeValue.createBs((List<SdkBytes>) value)
                        : AttributeValue.fromBs((List<SdkBytes>) value);
            default -> throw new IllegalArgumentException(type + " is not a set");
        };
    }

    /** The elements of a set, as strings or bytes. */
    static List<?> elementsOf(ValueType type, AttributeValue set) {
        return switch (type) {
            case SS -> set.ss();
            case NS -> set.ns();
            case BS -> set.bs();
            default -> throw new IllegalArgumentException(type + " is not a set");
        };
    }
}
