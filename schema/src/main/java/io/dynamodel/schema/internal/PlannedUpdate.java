package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import java.util.List;

/**
 * What an update sends: the changes that were asked for and those that the schema adds, and the condition under which no
 * rule of the schema can be broken by them.
 */
public record PlannedUpdate<R>(List<Update<R>> updates, Condition<R> guard) {
    public PlannedUpdate {
        updates = List.copyOf(updates);
    }
}
