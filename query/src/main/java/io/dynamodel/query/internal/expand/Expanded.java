package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.ConstraintPlanner.AddedWrite;
import io.dynamodel.query.internal.expand.TransactionParts.Added;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The caller's writes and what they have grown into, as it will be sent.
 *
 * @param own the caller's, in order
 * @param alongside what hooks added
 * @param constraints what constraints added; its places are those of {@code own}
 * @param known what was read
 * @param refusals by the places of {@code own}: what would be violated; then nothing is sent
 * @param unconfirmed the writes on whose items refusals rest, where others were read after these: each must be seen once
 *     more to be as it was read, or what is told may have been true at no time
 */
public record Expanded(
        List<ExpandedWrite<?>> own,
        List<ExpandedWrite<?>> alongside,
        List<AddedWrite> constraints,
        StoredItems known,
        Map<Integer, UniqueViolationException> refusals,
        List<ExpandedWrite<?>> unconfirmed) {

    /** What the only write of the caller's fails with, where something would be violated. */
    void refuseAlone() {
        for (UniqueViolationException refusal : refusals.values()) {
            throw refusal;
        }
    }

    /** What a transaction fails with, where something would be violated. */
    void refuse(String subject) {
        if (refusals.isEmpty()) {
            return;
        }
        List<Reason> reasons = new ArrayList<>(own.size());
        for (int i = 0; i < own.size(); i++) {
            CompiledWrite<?> write = own.get(i).compiled();
            UniqueViolationException refusal = refusals.get(i);
            reasons.add(Reason.of(
                    i,
                    write.context().table(),
                    write.verb(),
                    write.key().toString(),
                    refusal == null ? List.of() : refusal.violations()));
        }
        throw new TransactionFailedException(subject, 1, reasons, null);
    }

    /** What was read of the items of the writes: what was read of others after them is not of the same time. */
    StoredItems ownItems() {
        StoredItems items = StoredItems.NONE;
        for (List<ExpandedWrite<?>> writes : List.of(own, alongside)) {
            for (ExpandedWrite<?> write : writes) {
                Map<String, AttributeValue> item = known.item(write.wanted());
                if (item != null) {
                    items = items.with(write.wanted(), item);
                }
            }
        }
        return items;
    }

    /** What is told of the first thing that would be violated. */
    RuntimeException refusal() {
        return refusals.values().iterator().next();
    }

    /** Whether there is more than the caller's writes. */
    boolean adds() {
        return !alongside.isEmpty() || !constraints.isEmpty();
    }

    /** The caller's writes, ready to be sent. */
    public List<PreparedWrite> prepared() {
        List<PreparedWrite> prepared = new ArrayList<>(own.size());
        for (ExpandedWrite<?> write : own) {
            prepared.add(write.prepared());
        }
        return prepared;
    }

    /** As a transaction. */
    TransactionParts parts() {
        List<Added> added = new ArrayList<>(alongside.size() + constraints.size());
        for (ExpandedWrite<?> write : alongside) {
            added.add(new Added(write.origin(), write.name(), write.prepared(), new Alongside(write)));
        }
        for (AddedWrite write : constraints) {
            added.add(new Added(
                    write.place(), write.name(), PreparedWrite.of(write.write(), () -> null), write.meaning()));
        }
        return new TransactionParts(prepared(), added);
    }

    /** What it means that an operation of a hook's is refused. */
    private record Alongside(ExpandedWrite<?> write) implements FailureMeaning {
        @Override
        public String text(Map<String, AttributeValue> stored) {
            CompiledWrite<?> compiled = write.compiled();
            String why = compiled.why(stored);
            return "its condition did not hold: " + compiled.condition() + (why.isEmpty() ? "" : ". " + why);
        }
    }
}
