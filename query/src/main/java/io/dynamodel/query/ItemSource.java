package io.dynamodel.query;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Assignment;
import io.dynamodel.schema.internal.PreparedItem;
import io.dynamodel.schema.internal.VersionStep;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Where the item of a create or put comes from: an object, or tokens with values. */
sealed interface ItemSource<R> {

    /** An object. */
    static <R> ItemSource<R> ofItem(R item) {
        return new OfItem<>(Objects.requireNonNull(item, "item"));
    }

    /** Tokens with values. */
    static <R> ItemSource<R> ofAssignments(List<Assignment<R>> assignments) {
        return new OfAssignments<>(assignments);
    }

    /** The item after the write side of the pipeline. */
    PreparedItem<R> prepare(
            ModelContext<R> context, Instant now, String verb, VersionStep version, ItemEncoding encoding);

    record OfItem<R>(R item) implements ItemSource<R> {
        @Override
        public PreparedItem<R> prepare(
                ModelContext<R> context, Instant now, String verb, VersionStep version, ItemEncoding encoding) {
            return context.compiled().writing().prepare(item, now, context.subject(verb), version, encoding);
        }
    }

    record OfAssignments<R>(List<Assignment<R>> assignments) implements ItemSource<R> {
        @Override
        public PreparedItem<R> prepare(
                ModelContext<R> context, Instant now, String verb, VersionStep version, ItemEncoding encoding) {
            return context.compiled().writing().prepare(assignments, now, context.subject(verb), version, encoding);
        }
    }
}
