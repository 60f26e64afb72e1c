package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.DynamodelException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.StoredItems.Wanted;
import io.dynamodel.schema.internal.PreparedItem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write of a model with all that was added to it.
 *
 * @param origin the place of the caller's operation that it is, or that brought it
 * @param depth how many hooks led to it: 0 for the caller's own
 * @param write as it was asked for
 * @param moreUpdates the changes that hooks added
 * @param hookConditions the conditions that hooks added
 * @param compiled with what hooks and constraints added
 * @param stored the item as it was read; null if it was not
 * @param isProven whether all of that is proven by a condition
 * @param proof what proves what was read, or parts of it
 * @param refused whether it did not hold on what was read, and is sent for DynamoDB to refuse it
 */
public record ExpandedWrite<R>(
        int origin,
        int depth,
        Expandable<R> write,
        List<Update<R>> moreUpdates,
        Condition<R> hookConditions,
        CompiledWrite<R> compiled,
        @Nullable Map<String, AttributeValue> stored,
        boolean isProven,
        Condition<R> proof,
        boolean refused) {

    /** The same on a further condition that proves what was read. */
    @SuppressWarnings("unchecked") // the type of a condition says whose attributes it names, and these are the model's
    ExpandedWrite<R> proving(List<? extends Condition<?>> more) {
        return on(Condition.all((List<? extends Condition<R>>) more), isProven);
    }

    /** The same on condition that the item is as it was read. */
    ExpandedWrite<R> proven() {
        if (isProven) {
            return this;
        }
        Map<String, AttributeValue> read = Objects.requireNonNull(stored);
        PreparedItem<R> item = write.item();
        Collection<String> written = item == null
                ? Proof.written(compiled.updates())
                : item.encoded().values().keySet();
        try {
            return on(
                    Condition.all(
                            List.of(Proof.of(write.context(), read), Proof.absent(write.context(), read, written))),
                    true);
        } catch (RequestLimitException e) {
            throw new RequestLimitException(
                    e.limit(),
                    e.maximum(),
                    e.actual(),
                    "the " + name() + " is on condition that the item is as it was read before, attribute by attribute,"
                            + " as a transaction returns no old item and a hook may have read it. Give the schema a"
                            + " version, which is all that is compared then; or leave returningOld() out");
        }
    }

    private ExpandedWrite<R> on(Condition<R> also, boolean wholly) {
        return new ExpandedWrite<>(
                origin,
                depth,
                write,
                moreUpdates,
                hookConditions,
                compiled.proving(also),
                stored,
                wholly,
                Condition.all(List.of(proof, also)),
                refused);
    }

    /** The same, never to be done: its condition did not hold on what was read, and what would come of it is not known. */
    ExpandedWrite<R> neverDone() {
        if (refused) {
            return this;
        }
        return new ExpandedWrite<>(
                origin,
                depth,
                write,
                moreUpdates,
                hookConditions,
                compiled.proving(Proof.never(write.context())),
                stored,
                isProven,
                proof,
                true);
    }

    /** Ready to be sent as a part of a transaction. */
    public PreparedWrite prepared() {
        return write.prepared(compiled);
    }

    /** Refuses what cannot be part of a transaction. */
    void requirePart() {
        if (write.onlyAlone() != null) {
            throw new InvalidRequestException("The " + name() + " " + write.onlyAlone() + Expandable.EXECUTE_ALONE);
        }
    }

    /** Which item it writes. */
    Wanted<R> wanted() {
        return new Wanted<>(write.context(), write.key());
    }

    /** What it is in messages. */
    String name() {
        return write.subject() + " with key " + write.key();
    }

    /** What was added to what must hold: by hooks, and to prove what was read. */
    Condition<R> moreConditions() {
        Condition<R> more = Condition.all(List.of(hookConditions, proof));
        return refused ? Condition.all(List.of(more, Proof.never(write.context()))) : more;
    }

    /**
     * Whether it was refused for something that was read and has changed since, and not for what was asked, by the caller
     * or by hooks.
     *
     * @param now the item that the condition failed on
     */
    boolean isStale(Map<String, AttributeValue> now) {
        return !isRefused(now) && (!holds(proof, now) || (refused && holds(compiled.condition(), now)));
    }

    /** Whether it would be planned alike for the item as it is now. */
    boolean isConfirmedBy(Map<String, AttributeValue> now) {
        return write.proven() == null ? now.equals(stored) : !isRefused(now);
    }

    /** What cannot be told counts as stale: it is read again. */
    private static boolean holds(Condition<?> condition, Map<String, AttributeValue> now) {
        try {
            return condition.test(now);
        } catch (ValueException e) {
            return false;
        }
    }

    /**
     * Whether what was asked, as it would be without hooks, does not hold: no other read can help that, while hooks might
     * ask for something else of another item.
     */
    boolean isRefused(Map<String, AttributeValue> now) {
        if (depth > 0) {
            return false;
        }
        try {
            return !write.compile().condition().test(now);
        } catch (DynamodelException | ValueException e) {
            return false; // it can be done with what hooks add only, or cannot be told
        }
    }
}
