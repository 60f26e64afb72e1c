package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Origin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of a table that has a partition key and a sort key.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 * @param <S> the type of the sort key
 */
public final class SortedKey<R, P, S> extends SortedQueryTarget<R, P, S> {
    SortedKey(Origin origin, KeyDefinition definition) {
        super(origin, definition, null);
    }

    /**
     * The key of one item.
     *
     * @throws io.dynamodel.core.error.ValidationException if DynamoDB does not take the values as a key
     */
    public Key<R> of(P partition, S sort) {
        Map<String, AttributeValue> values = new LinkedHashMap<>(4);
        definition().encodePartition(Objects.requireNonNull(partition, "partition"), values);
        definition().encodeSort(Objects.requireNonNull(sort, "sort"), values);
        return new Key<>(origin(), definition(), values);
    }

    /** The item is there. */
    public Condition<R> exists() {
        return new Condition.Exists<>(definition().partition().get(0).path());
    }

    /** The item is not there. */
    public Condition<R> notExists() {
        return new Condition.NotExists<>(definition().partition().get(0).path());
    }
}
