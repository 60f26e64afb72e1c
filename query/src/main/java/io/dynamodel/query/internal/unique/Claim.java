package io.dynamodel.query.internal.unique;

import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A value that an item holds, or wants to: the item of the same table that stands for it.
 *
 * @param constraint which constraint
 * @param context the model of the claims of this table
 * @param key the key of the claim
 */
record Claim(UniqueDefinition constraint, ModelContext<Document> context, Key<Document> key) {

    /**
     * The same for all models of the table.
     *
     * @param table the table
     * @param key the key of the claim
     */
    record Id(String table, Map<String, AttributeValue> key) {}

    Id id() {
        return new Id(context.table(), Claims.canonical(key.values()));
    }
}
