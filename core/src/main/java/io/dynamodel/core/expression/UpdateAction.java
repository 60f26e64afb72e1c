package io.dynamodel.core.expression;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.core.value.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What one update makes of the value at its path. */
final class UpdateAction {
    private final Update<?> update;
    private final Map<String, AttributeValue> item;

    private UpdateAction(Update<?> update, Map<String, AttributeValue> item) {
        this.update = update;
        this.item = item;
    }

    /** The new value, or null for none; operands are read from the old item. */
    static @Nullable AttributeValue apply(
            Update<?> update, @Nullable AttributeValue old, Map<String, AttributeValue> item) {
        return new UpdateAction(update, item).apply(old);
    }

    private @Nullable AttributeValue apply(@Nullable AttributeValue old) {
        if (update instanceof Update.Set<?> set) {
            return resolve(set.value());
        }
        if (update instanceof Update.Add<?> add) {
            AttributeValue value = add.value().value();
            return old == null ? value : sum(old, value);
        }
        if (update instanceof Update.Delete<?> delete && old != null) {
            AttributeValue value = delete.value().value();
            requireType(old, AttributeValues.typeOf(value));
            return SetArithmetic.minus(old, value);
        }
        return null; // REMOVE, or DELETE from nothing
    }

    private AttributeValue sum(AttributeValue old, AttributeValue added) {
        ValueType type = AttributeValues.typeOf(added);
        requireType(old, type);
        return type == ValueType.N ? calculate(old, added, false) : SetArithmetic.plus(old, added);
    }

    private AttributeValue resolve(UpdateValue value) {
        if (value instanceof Operand.Value constant) {
            return constant.value();
        }
        if (value instanceof Operand.Path path) {
            AttributeValue found = path.path().in(item);
            if (found == null) {
                throw refused("'" + path.path() + "' does not exist in the item");
            }
            return found;
        }
        if (value instanceof UpdateValue.IfNotExists ifNotExists) {
            AttributeValue otherwise = resolve(ifNotExists.otherwise()); // must exist even where it is not needed
            AttributeValue found = ifNotExists.path().in(item);
            return found == null ? otherwise : found;
        }
        if (value instanceof UpdateValue.ListAppend append) {
            List<AttributeValue> elements = new ArrayList<>(
                    requireType(resolve(append.first()), ValueType.L).l());
            elements.addAll(requireType(resolve(append.second()), ValueType.L).l());
            return AttributeValue.fromL(elements);
        }
        UpdateValue.Arithmetic sum = (UpdateValue.Arithmetic) value;
        return calculate(
                requireType(resolve(sum.left()), ValueType.N),
                requireType(resolve(sum.right()), ValueType.N),
                sum.operator() == UpdateValue.Operator.MINUS);
    }

    private AttributeValue calculate(AttributeValue left, AttributeValue right, boolean subtract) {
        try {
            BigDecimal x = Numbers.parse(left.n());
            BigDecimal y = Numbers.parse(right.n());
            return AttributeValue.fromN(Numbers.canonical(subtract ? x.subtract(y) : x.add(y)));
        } catch (ValueException e) {
            throw refused("its result cannot be stored: " + e.getMessage());
        }
    }

    private AttributeValue requireType(AttributeValue value, ValueType expected) {
        ValueType found = AttributeValues.typeOf(value);
        if (found != expected) {
            throw refused("an operand must be " + expected + ", but is " + found);
        }
        return value;
    }

    private InvalidRequestException refused(String why) {
        return new InvalidRequestException("The update '" + update + "' cannot be applied to this item: " + why);
    }
}
