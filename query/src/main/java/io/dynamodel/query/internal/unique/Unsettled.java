package io.dynamodel.query.internal.unique;

import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.expand.FailureMeaning;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What it means that a claim was in other hands than expected, each time anew: it was no violation when it was looked at.
 *
 * @param context the model
 * @param constraint the constraint
 */
record Unsettled(ModelContext<?> context, UniqueDefinition constraint) implements FailureMeaning {
    @Override
    public String text(Map<String, AttributeValue> stored) {
        return "unique constraint '" + constraint.name() + "' on " + constraint.names()
                + ": others gave up and took the value each time that it was tried; try again later";
    }
}
