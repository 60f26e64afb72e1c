package io.dynamodel.query.internal.expand;

import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.CompiledWrite;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB makes of an item by an update. */
final class AfterUpdate {
    private AfterUpdate() {}

    /**
     * The item after the update.
     *
     * @param stored the item before it; empty if there is none
     */
    static <R> R of(CompiledWrite<R> update, Map<String, AttributeValue> stored) {
        return update.context().read(StoredItem.of(values(update, stored)));
    }

    /** The same, as it is stored. */
    static Map<String, AttributeValue> values(CompiledWrite<?> update, Map<String, AttributeValue> stored) {
        Map<String, AttributeValue> before = new LinkedHashMap<>(update.key().values());
        before.putAll(stored);
        return update.updates().isEmpty() ? before : UpdateEvaluator.apply(update.updates(), before);
    }
}
