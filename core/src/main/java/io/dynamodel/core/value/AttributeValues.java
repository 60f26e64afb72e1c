package io.dynamodel.core.value;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What can be asked of {@code AttributeValue}s, answered as DynamoDB answers it. */
public final class AttributeValues {
    private AttributeValues() {}

    /**
     * Writes one value.
     *
     * @throws ValueException if the value cannot be stored
     */
    public static <V> AttributeValue encode(Codec<V> codec, V value) {
        AttributeValueSink sink = AttributeValueSink.create();
        codec.write(value, sink);
        return sink.value();
    }

    /**
     * Reads one value.
     *
     * @throws ValueException if the value is not what the codec expects
     */
    public static <V> V decode(Codec<V> codec, AttributeValue value) {
        return codec.read(AttributeValueSource.of(value));
    }

    /**
     * The value's type.
     *
     * @throws ValueException if the value has none of the ten types: nothing or two things are set, or it came from the
     *     service and is of a type that this SDK does not know
     */
    public static ValueType typeOf(AttributeValue value) {
        AttributeValue.Type type = value.type();
        if (type == null) { // the SDK's answer where more than one is set
            throw unknownType();
        }
        return switch (type) {
            case S -> ValueType.S;
            case N -> ValueType.N;
            case B -> ValueType.B;
            case BOOL -> ValueType.BOOL;
            case NUL -> ValueType.NULL;
            case M -> ValueType.M;
            case L -> ValueType.L;
            case SS -> ValueType.SS;
            case NS -> ValueType.NS;
            case BS -> ValueType.BS;
            default -> throw unknownType();
        };
    }

    /**
     * Whether DynamoDB takes both for the same value: of one type, numbers by value, sets in any order, maps and lists
     * element by element.
     */
    public static boolean equal(AttributeValue a, AttributeValue b) {
        ValueType type = typeOf(a);
        if (type != typeOf(b)) {
            return false;
        }
        return switch (type) {
            case S -> a.s().equals(b.s());
            case N -> equalNumbers(a.n(), b.n());
            case B -> a.b().equals(b.b());
            case BOOL -> a.bool().equals(b.bool());
            case NULL -> true;
            case M -> equalMaps(a.m(), b.m());
            case L -> equalLists(a.l(), b.l());
            case SS -> equalSets(a.ss(), b.ss());
            case NS -> a.ns().equals(b.ns()) || equalSets(numbers(a.ns()), numbers(b.ns()));
            case BS -> equalSets(a.bs(), b.bs());
        };
    }

    /**
     * Orders two values as DynamoDB's comparators and sort keys do: S by the bytes of their UTF-8, N by value, B by
     * unsigned bytes.
     *
     * @throws IllegalArgumentException if the types differ or have no order
     */
    public static int compare(AttributeValue a, AttributeValue b) {
        ValueType type = typeOf(a);
        ValueType other = typeOf(b);
        if (type != other || !type.isScalarKey()) {
            throw new IllegalArgumentException("There is no order between " + type + " and " + other);
        }
        return switch (type) {
            case S -> Text.compareUtf8(a.s(), b.s());
            case N -> Numbers.parse(a.n()).compareTo(Numbers.parse(b.n()));
            default -> Arrays.compareUnsigned(a.b().asByteArrayUnsafe(), b.b().asByteArrayUnsafe());
        };
    }

    private static ValueException unknownType() {
        return new ValueException("expected a value of one of DynamoDB's ten types, found one of no known type");
    }

    private static boolean equalNumbers(String a, String b) {
        return a.equals(b) || Numbers.parse(a).compareTo(Numbers.parse(b)) == 0;
    }

    private static boolean equalMaps(Map<String, AttributeValue> a, Map<String, AttributeValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<String, AttributeValue> entry : a.entrySet()) {
            AttributeValue other = b.get(entry.getKey());
            if (other == null || !equal(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalLists(List<AttributeValue> a, List<AttributeValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        Iterator<AttributeValue> others = b.iterator();
        for (AttributeValue value : a) {
            if (!equal(value, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalSets(Collection<?> a, Collection<?> b) {
        return a.size() == b.size() && new HashSet<>(a).containsAll(b);
    }

    private static Set<Object> numbers(List<String> texts) {
        Set<Object> numbers = new HashSet<>();
        for (String text : texts) {
            numbers.add(Numbers.normal(Numbers.parse(text)));
        }
        return numbers;
    }
}
