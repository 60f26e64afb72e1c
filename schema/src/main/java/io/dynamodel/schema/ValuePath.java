package io.dynamodel.schema;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Condition.Comparator;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A place in an item, with what can be said of it whatever its type. Operands go the way of a stored value: set
 * transforms, then encoding, so that a lower-cased attribute is compared with the lower-cased operand.
 *
 * @param <R> the item type
 * @param <V> the type of the values
 */
public sealed class ValuePath<R, V> permits ScalarPath, ListPath, SetPath, DictionaryPath, MapPath, ValueAttribute {
    private final PathRef<V> ref;

    ValuePath(PathRef<V> ref) {
        this.ref = Objects.requireNonNull(ref, "ref");
    }

    @SuppressWarnings("exports") // for the library's own modules
    public final PathRef<V> ref() {
        return ref;
    }

    final AttributePath where() {
        return ref.path();
    }

    final Operand.Path operand() {
        return new Operand.Path(ref.path());
    }

    final Condition<R> compare(Comparator comparator, V value) {
        return new Condition.Comparison<>(operand(), comparator, ref.encode(value));
    }

    final Condition<R> compare(Comparator comparator, ValuePath<R, V> other) {
        ref.requireComparable(other.ref);
        return new Condition.Comparison<>(operand(), comparator, other.operand());
    }

    // ---- conditions ----

    /** Equal to the value. */
    public final Condition<R> eq(V value) {
        return compare(Comparator.EQ, value);
    }

    /** Equal to another attribute of the same item. */
    public final Condition<R> eq(ValuePath<R, V> other) {
        return compare(Comparator.EQ, other);
    }

    /** Not equal to the value; holds also where the attribute is absent. */
    public final Condition<R> ne(V value) {
        return compare(Comparator.NE, value);
    }

    /** Not equal to another attribute of the same item; holds also where one of them is absent. */
    public final Condition<R> ne(ValuePath<R, V> other) {
        return compare(Comparator.NE, other);
    }

    /** Equal to one of the values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final Condition<R> isIn(V... values) {
        return isIn(List.of(values));
    }

    /** Equal to one of the values; there must be at least one, and more than DynamoDB's 100 are split. */
    public final Condition<R> isIn(Collection<? extends V> values) {
        List<Operand> candidates = new ArrayList<>(values.size());
        for (V value : values) {
            candidates.add(ref.encode(value));
        }
        return new Condition.In<>(operand(), candidates);
    }

    /** The attribute is there, with whatever value. */
    public final Condition<R> exists() {
        return new Condition.Exists<>(where());
    }

    /** The attribute is absent. */
    public final Condition<R> notExists() {
        return new Condition.NotExists<>(where());
    }

    /** The stored value has the given type. */
    public final Condition<R> hasType(ValueType type) {
        return new Condition.HasType<>(where(), type);
    }

    /** The stored value has the type that the schema says. */
    public final Condition<R> hasDeclaredType() {
        return hasType(ref.type().valueType());
    }

    // ---- updates ----

    /**
     * Sets the value, also where the attribute was absent; an empty set, which DynamoDB cannot store, removes the
     * attribute. A nested path needs the map that holds it.
     */
    public final Update<R> set(V value) {
        return ref.isAbsent(value) ? remove() : new Update.Set<>(where(), ref.encode(value));
    }

    /** Sets the value that another attribute of the same item had before the update. */
    public final Update<R> set(ValuePath<R, V> other) {
        return new Update.Set<>(where(), other.operand());
    }

    /** Sets what the expression yields; it reads the item as it was before the update. */
    public final Update<R> set(ValueExpression<R, V> expression) {
        return new Update.Set<>(where(), expression.value());
    }

    /** Sets the value only where the attribute is absent. */
    public final Update<R> setIfAbsent(V value) {
        return new Update.Set<>(where(), fallback(ref.encode(value)));
    }

    /** Removes the attribute, map entry or list element. */
    public final Update<R> remove() {
        return new Update.Remove<>(where());
    }

    /** The value of this attribute before the update, or the given one where it is absent: for {@code set(..)}. */
    public ValueExpression<R, V> orElse(V value) {
        return new ValueExpression<>(fallback(ref.encode(value)));
    }

    /** The value of this attribute before the update, or that of another one where it is absent. */
    public ValueExpression<R, V> orElse(ValuePath<R, V> other) {
        return new ValueExpression<>(fallback(other.operand()));
    }

    final UpdateValue.IfNotExists fallback(UpdateValue otherwise) {
        return new UpdateValue.IfNotExists(where(), otherwise);
    }

    /** The path, such as {@code home.city}. */
    @Override
    public final String toString() {
        return where().toString();
    }
}
