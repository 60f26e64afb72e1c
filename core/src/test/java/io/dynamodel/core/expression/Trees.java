package io.dynamodel.core.expression;

import io.dynamodel.core.expression.Condition.Comparator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short names for what the tests of this package build over and over. */
final class Trees {
    /** The item type of the trees. */
    static final class Thing {}

    private Trees() {}

    static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue n(Object value) {
        return AttributeValue.fromN(value.toString());
    }

    static AttributeValue b(int... values) {
        return AttributeValue.fromB(bytes(values));
    }

    static SdkBytes bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return SdkBytes.fromByteArray(bytes);
    }

    static AttributeValue bool(boolean value) {
        return AttributeValue.fromBool(value);
    }

    static AttributeValue nul() {
        return AttributeValue.fromNul(true);
    }

    static AttributeValue l(AttributeValue... values) {
        return AttributeValue.fromL(List.of(values));
    }

    static AttributeValue m(Object... namesAndValues) {
        return AttributeValue.fromM(item(namesAndValues));
    }

    static AttributeValue ss(String... values) {
        return AttributeValue.fromSs(List.of(values));
    }

    static AttributeValue ns(Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(value.toString());
        }
        return AttributeValue.fromNs(texts);
    }

    static AttributeValue bs(SdkBytes... values) {
        return AttributeValue.fromBs(List.of(values));
    }

    static Map<String, AttributeValue> item(Object... namesAndValues) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], (AttributeValue) namesAndValues[i + 1]);
        }
        return item;
    }

    static AttributePath at(String path) {
        return AttributePath.parse(path);
    }

    static Operand.Path path(String path) {
        return new Operand.Path(at(path));
    }

    static Operand.Size size(String path) {
        return new Operand.Size(at(path));
    }

    static Operand.Value value(AttributeValue value) {
        return Operand.Value.of(value);
    }

    static Condition<Thing> compare(Operand left, Comparator comparator, Operand right) {
        return new Condition.Comparison<>(left, comparator, right);
    }

    static Condition<Thing> eq(String path, AttributeValue value) {
        return compare(path(path), Comparator.EQ, value(value));
    }

    static Condition<Thing> eq(String path, int value) {
        return eq(path, n(value));
    }

    static Condition<Thing> between(Operand subject, Operand low, Operand high) {
        return new Condition.Between<>(subject, low, high);
    }

    static Condition<Thing> in(Operand subject, Operand... candidates) {
        return new Condition.In<>(subject, List.of(candidates));
    }

    static Condition<Thing> exists(String path) {
        return new Condition.Exists<>(at(path));
    }

    static Condition<Thing> beginsWith(String path, Operand prefix) {
        return new Condition.BeginsWith<>(at(path), prefix);
    }

    static Condition<Thing> contains(String path, Operand operand) {
        return new Condition.Contains<>(at(path), operand);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Condition<Thing> and(Condition<Thing>... conditions) {
        return new Condition.And<>(List.of(conditions));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Condition<Thing> or(Condition<Thing>... conditions) {
        return new Condition.Or<>(List.of(conditions));
    }

    static Condition<Thing> not(Condition<Thing> condition) {
        return new Condition.Not<>(condition);
    }

    static Update<Thing> set(String path, UpdateValue value) {
        return new Update.Set<>(at(path), value);
    }

    static Update<Thing> set(String path, AttributeValue value) {
        return set(path, value(value));
    }

    static Update<Thing> remove(String path) {
        return new Update.Remove<>(at(path));
    }

    static Update<Thing> add(String path, AttributeValue value) {
        return new Update.Add<>(at(path), value(value));
    }

    static Update<Thing> delete(String path, AttributeValue value) {
        return new Update.Delete<>(at(path), value(value));
    }

    static UpdateValue plus(UpdateValue left, UpdateValue right) {
        return new UpdateValue.Arithmetic(left, UpdateValue.Operator.PLUS, right);
    }

    static UpdateValue minus(UpdateValue left, UpdateValue right) {
        return new UpdateValue.Arithmetic(left, UpdateValue.Operator.MINUS, right);
    }

    static UpdateValue ifNotExists(String path, UpdateValue otherwise) {
        return new UpdateValue.IfNotExists(at(path), otherwise);
    }

    static UpdateValue listAppend(UpdateValue first, UpdateValue second) {
        return new UpdateValue.ListAppend(first, second);
    }
}
