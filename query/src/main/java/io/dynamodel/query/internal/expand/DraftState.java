package io.dynamodel.query.internal.expand;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.schema.internal.PreparedItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** The write with the changes so far, without the conditions; compiled once, for ids are made by it. */
    private volatile @Nullable CompiledWrite<R> compiled;

    private DraftState(
            Expandable<R> write,
            Instant now,
            @Nullable Map<String, AttributeValue> stored,
            List<Condition<R>> conditions,
            List<Update<R>> updates,
            List<WriteOperation> alongside,
            @Nullable CompiledWrite<R> compiled) {
        this.write = write;
        this.now = now;
        this.stored = stored;
        this.conditions = conditions;
        this.updates = updates;
        this.alongside = alongside;
        this.compiled = compiled;
    }

    /** @param stored the item as it was read; null if it was not */
    static <R> DraftState<R> of(Expandable<R> write, Instant now, @Nullable Map<String, AttributeValue> stored) {
        return new DraftState<>(write, now, stored, List.of(), List.of(), List.of(), null);
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
        return write.changes() && stored != null ? AfterUpdate.of(compiled(), stored) : null;
    }

    /** The same as it will be stored; empty if that is not known, or none will be. */
    public Map<String, AttributeValue> itemValues() {
        PreparedItem<R> whole = write.item();
        if (whole != null) {
            return whole.encoded().values();
        }
        return write.changes() && stored != null ? AfterUpdate.values(compiled(), stored) : Map.of();
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
        return new DraftState<>(write, now, stored, joined(conditions, List.of(also)), updates, alongside, compiled);
    }

    /** With changes. */
    public DraftState<R> update(List<Update<R>> more) {
        return new DraftState<>(write, now, stored, conditions, joined(updates, more), alongside, null);
    }

    /** With further operations. */
    public DraftState<R> alongside(List<WriteOperation> more) {
        return new DraftState<>(write, now, stored, conditions, updates, joined(alongside, more), compiled);
    }

    private static <E> List<E> joined(List<E> first, List<E> second) {
        List<E> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
