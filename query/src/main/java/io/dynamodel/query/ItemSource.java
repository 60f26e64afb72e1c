package io.dynamodel.query;

import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.internal.PreparedItem;
import java.time.Instant;
import java.util.List;

/** Where the item of a create or put comes from: an object, or tokens with values. */
sealed interface ItemSource<R> {

    /** The item after the write side of the pipeline. */
    PreparedItem<R> prepare(ModelContext<R> context, Instant now, String subject);

    record OfItem<R>(R item) implements ItemSource<R> {
        @Override
        public PreparedItem<R> prepare(ModelContext<R> context, Instant now, String subject) {
            return context.compiled().writing().prepare(item, now, subject);
        }
    }

    record OfAssignments<R>(List<Assignment<R>> assignments) implements ItemSource<R> {
        @Override
        public PreparedItem<R> prepare(ModelContext<R> context, Instant now, String subject) {
            return context.compiled().writing().prepare(assignments, now, subject);
        }
    }
}
