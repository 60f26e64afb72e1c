package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.UpdateProgram;
import io.dynamodel.schema.internal.PreparedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A write and what was added to it so far. Immutable, but for what it has found out and keeps. */
public final class DraftState<R> {
    private final Expandable<R> write;
    private final Instant now;
    private final @Nullable Map<String, AttributeValue> stored;
    private final List<Condition<R>> conditions;
    private final List<Update<R>> updates;
    private final List<WriteOperation> alongside;

    /** Which hook was given this draft, or one of which it was made. */
    private final Object turn;

    /** The write with the changes so far, without the conditions; compiled once, for ids are made by it. */
    private volatile @Nullable CompiledWrite<R> compiled;

    private DraftState(
            Expandable<R> write,
            Instant now,
            @Nullable Map<String, AttributeValue> stored,
            List<Condition<R>> conditions,
            List<Update<R>> updates,
            List<WriteOperation> alongside,
            Object turn,
            @Nullable CompiledWrite<R> compiled) {
        this.write = write;
        this.now = now;
        this.stored = stored;
        this.conditions = conditions;
        this.updates = updates;
        this.alongside = alongside;
        this.turn = turn;
        this.compiled = compiled;
    }

    /** @param stored the item as it was read; null if it was not */
    static <R> DraftState<R> of(Expandable<R> write, Instant now, @Nullable Map<String, AttributeValue> stored) {
        return new DraftState<>(write, now, stored, List.of(), List.of(), List.of(), new Object(), null);
    }

    /** The same, for the next hook. */
    DraftState<R> next() {
        return new DraftState<>(write, now, stored, conditions, updates, alongside, new Object(), compiled);
    }

    /** Whether it is the other one, or was made of it by the hook that was given that. */
    boolean isMadeOf(DraftState<?> other) {
        return turn == other.turn;
    }

    /** The write as it was asked for. */
    public Expandable<R> write() {
        return write;
    }

    /** The time of the execution. */
    public Instant now() {
        return now;
    }

    /** The item as it was read, empty if there is none; null if it was not read. */
    public @Nullable Map<String, AttributeValue> stored() {
        return stored;
    }

    /** The same, read; null if there is none. */
    public @Nullable R storedItem() {
        return stored == null || stored.isEmpty() ? null : write.context().read(StoredItem.of(stored));
    }

    /** The item as it will be stored; null if that is not known, or none will be. */
    public @Nullable R item() {
        PreparedItem<R> whole = write.item();
        if (whole != null) {
            return whole.stored();
        }
        return write.changes() && stored != null ? afterUpdate(AfterUpdate::of, stored) : null;
    }

    /** The same as it will be stored; empty if that is not known, or none will be. */
    public Map<String, AttributeValue> itemValues() {
        PreparedItem<R> whole = write.item();
        if (whole != null) {
            return whole.encoded().values();
        }
        return write.changes() && stored != null ? afterUpdate(AfterUpdate::values, stored) : Map.of();
    }

    /** What becomes of the item; if it cannot be, it fails as the write without hooks does. */
    private <T> T afterUpdate(
            BiFunction<CompiledWrite<R>, Map<String, AttributeValue>, T> change, Map<String, AttributeValue> before) {
        CompiledWrite<R> update = compiled();
        try {
            return change.apply(update, before);
        } catch (InvalidRequestException | ItemMappingException e) {
            if (!holds(before)) {
                throw compiledWithAll().conditionFailed(before, new Refused(this, e));
            } else if (write.onlyAlone() != null) {
                throw new InvalidRequestException(
                        "What the " + write.name() + " makes of the item cannot be told to its hooks, since it "
                                + write.onlyAlone() + ": set the whole map, or use a model without them",
                        e);
            }
            throw e instanceof InvalidRequestException
                    ? new InvalidRequestException(
                            UpdateProgram.impossible(update, "The " + write.name(), e.getMessage()), e)
                    : e;
        }
    }

    private boolean holds(Map<String, AttributeValue> before) {
        try {
            return condition().test(before);
        } catch (ValueException e) {
            return true; // who can tell
        }
    }

    /** Why a hook was not told what becomes of the item: the write is going to be refused. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient DraftState<?> state;

        private Refused(DraftState<?> state, RuntimeException cause) {
            super(cause);
            this.state = state;
        }

        /** The write as far as it was known then. */
        DraftState<?> state() {
            return state;
        }
    }

    /** The changes so far. */
    public List<Update<R>> updates() {
        return joined(write.updates(), updates);
    }

    /** The condition so far. */
    public Condition<R> condition() {
        return Condition.all(List.of(compiled().condition(), Condition.all(conditions)));
    }

    List<WriteOperation> alongside() {
        return alongside;
    }

    /** The changes that were added. */
    List<Update<R>> added() {
        return updates;
    }

    /** The conditions that were added. */
    Condition<R> addedCondition() {
        return Condition.all(conditions);
    }

    /** The write with all that was added to it. */
    CompiledWrite<R> compiledWithAll() {
        return compiled().onlyIf(addedCondition());
    }

    private CompiledWrite<R> compiled() {
        CompiledWrite<R> known = compiled;
        if (known == null) {
            known = write.compiler().compile(updates);
            compiled = known;
        }
        return known;
    }

    /** With a condition. */
    public DraftState<R> onlyIf(Condition<R> also) {
        return new DraftState<>(
                write, now, stored, joined(conditions, List.of(also)), updates, alongside, turn, compiled);
    }

    /** With changes. */
    public DraftState<R> update(List<Update<R>> more) {
        return new DraftState<>(write, now, stored, conditions, joined(updates, more), alongside, turn, null);
    }

    /** With further operations. */
    public DraftState<R> alongside(List<WriteOperation> more) {
        return new DraftState<>(write, now, stored, conditions, updates, joined(alongside, more), turn, compiled);
    }

    /** Without further operations. */
    DraftState<R> alone() {
        return new DraftState<>(write, now, stored, conditions, updates, List.of(), turn, compiled);
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        List<E> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
