package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.schema.Key;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps constraints that span items, such as uniqueness, by further writes in the same transaction. It sees all writes of
 * a transaction together that are under it, since two of them may concern the same further item, of which a transaction
 * can have one write only.
 *
 * <p>Pure: it may be asked several times for one execution, whenever something that was read turns out to be stale, or a
 * further item had to be read. Checks are no writes and are not shown to it. It is found as
 * {@link Expansion#constraints()}, and writes whose planners are equal are put together: all schemas should share one.
 */
public interface ConstraintPlanner {
    /**
     * Whether the item must be read before a write can be planned. Asked after the hooks. A write for which it is false
     * may come with what is stored all the same, if somebody else needs it.
     */
    boolean needsStored(CompiledWrite<?> write);

    /**
     * What is added.
     *
     * @param writes in the order in which they are sent
     * @param known what else is known of items, from {@link Plan#needed} and from writes that were refused
     */
    Plan plan(List<PlannedWrite> writes, Known known);

    /** Items as they were seen, which may have changed since: what is relied on must be proven. */
    interface Known {
        /** The item; empty if there was none, null if nobody has looked. */
        @Nullable
        Map<String, AttributeValue> item(ModelContext<?> context, Key<?> key);
    }

    /** A further item that must be read before it can be planned. */
    record Needed<R>(ModelContext<R> context, Key<R> key) {}

    /**
     * One write that is going to be done.
     *
     * @param place its place in the list
     * @param write validated and compiled, what hooks added included: verb, key, the item of a put, the changes of an
     *     update as they will be sent
     * @param stored the item as it was read, by a consistent read; empty if there is none (a {@code create} is given
     *     that without a read, for its own condition proves it); null if it was not read. A read is no proof: what is
     *     relied on goes into {@link Plan#proofs()}
     */
    record PlannedWrite(
            int place, CompiledWrite<?> write, @Nullable Map<String, AttributeValue> stored) {}

    /**
     * What is added to the writes.
     *
     * @param proofs by the places of the writes: conditions on their items that prove what was read. If one does not
     *     hold, all is planned anew with the item as it is then; the caller never sees it
     * @param added further writes, which make a transaction of a single one
     * @param needed items that must be read first; all is planned anew then
     * @param refusals by the places of the writes: what would be violated. If there is one, nothing is sent
     * @param refused the places of the writes whose conditions do not hold on what was read, so that nothing can be said
     *     of the rest: they are sent so that DynamoDB refuses them for the items as they are then
     */
    record Plan(
            Map<Integer, List<Condition<?>>> proofs,
            List<AddedWrite> added,
            List<Needed<?>> needed,
            Map<Integer, UniqueViolationException> refusals,
            Set<Integer> refused) {
        /** Copies all. */
        public Plan {
            proofs = Map.copyOf(proofs);
            added = List.copyOf(added);
            needed = List.copyOf(needed);
            refusals = Map.copyOf(refusals);
            refused = Set.copyOf(refused);
        }
    }

    /**
     * A further write. A check that proves what was read of an item which a write of the transaction is on anyway becomes
     * a part of that write's condition; else each item can have one write only. It is a compiled one, of the context of the model that brings it where it goes into the same
     * table: {@code CompiledWrite.of(context, "put", Key.ofItem(origin, definition, key), EncodedItem.of(item),
     * condition, ..)}, {@code "delete"} or {@code "check"} without an item. No hooks run for it.
     *
     * @param place the place of the write that brings it: failures are told there
     * @param name what it is in messages, such as {@code the unique value of 'email'}; no item data
     * @param write the write; each item may have one in all of the transaction
     * @param provesRead whether its condition failing means no more than that something that was read is stale, so that
     *     all is read again and planned anew, the item that it failed on being {@linkplain Known known}
     * @param meaning what it means otherwise that its condition does not hold
     */
    record AddedWrite(int place, String name, CompiledWrite<?> write, boolean provesRead, FailureMeaning meaning) {}
}
