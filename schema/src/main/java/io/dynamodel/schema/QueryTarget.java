package io.dynamodel.schema;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.Origin;
import io.dynamodel.schema.internal.PathRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query can be asked of: the table's key, or an index.
 *
 * @param <R> the item type
 * @param <P> the type of the partition key
 */
public abstract sealed class QueryTarget<R, P> permits PrimaryKey, Index, SortedQueryTarget {
    private final Origin origin;
    private final KeyDefinition definition;
    private final @Nullable String indexName;

    QueryTarget(Origin origin, KeyDefinition definition, @Nullable String indexName) {
        this.origin = origin;
        this.definition = definition;
        this.indexName = indexName;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public final Origin origin() {
        return origin;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public final KeyDefinition definition() {
        return definition;
    }

    /** The name of the index; null for the table itself. */
    public final @Nullable String indexName() {
        return indexName;
    }

    /** The condition that an item is in the partition. */
    public final Condition<R> partitionIs(P partition) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        definition.encodePartition(Objects.requireNonNull(partition, "partition"), values);
        List<Condition<R>> conditions = new ArrayList<>(definition.partition().size());
        for (PathRef<?> part : definition.partition()) {
            conditions.add(new Condition.Comparison<>(
                    new Operand.Path(part.path()),
                    Condition.Comparator.EQ,
                    new Operand.Value(
                            Objects.requireNonNull(values.get(part.path().root())), part.sensitive())));
        }
        return Condition.all(conditions);
    }

    /** The name of the index, or {@code the table}. */
    @Override
    public final String toString() {
        return indexName == null ? "the table" : "index '" + indexName + "'";
    }
}
