package io.dynamodel.query.internal.unique;

import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.expand.FailureMeaning;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What it means that a claim is in other hands than expected where that is not looked into: something else of the
 * transaction is refused, or it was no violation whenever it was looked at.
 *
 * @param context the model
 * @param constraint the constraint
 */
record Unsettled(ModelContext<?> context, UniqueDefinition constraint) implements FailureMeaning {
    @Override
    public String text(Map<String, AttributeValue> stored) {
        return "unique constraint '" + constraint.name() + "' on " + constraint.names()
                + ": another item has claimed the value, or this item lost it meanwhile. Whether that item still holds it"
                + " was not found out, since something else was refused or others kept changing it; mend what else was"
                + " refused, and try again";
    }

    @Override
    public boolean isOfUsersItem() {
        return false;
    }
}
