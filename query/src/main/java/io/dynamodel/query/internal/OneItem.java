package io.dynamodel.query.internal;

import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.value.StoredItem;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one item of an answer, read; or none. It makes others of its kind, one for each attempt. Not thread-safe. */
public final class OneItem<R> implements ItemCollector, Supplier<OneItem<R>> {
    private final ModelContext<R> context;
    private final @Nullable CompiledWrite<R> done;
    private @Nullable R item;

    /** The item that a read finds. */
    public OneItem(ModelContext<R> context) {
        this(context, null);
    }

    /** The item that a write brings back: if it cannot be read, the write is done nevertheless. */
    public OneItem(CompiledWrite<R> done) {
        this(done.context(), done);
    }

    private OneItem(ModelContext<R> context, @Nullable CompiledWrite<R> done) {
        this.context = context;
        this.done = done;
    }

    /** An empty one. */
    @Override
    public OneItem<R> get() {
        return new OneItem<>(context, done);
    }

    @Override
    public void add(StoredItem stored) {
        item = done == null ? context.read(stored) : done.result(stored);
    }

    /** The item, which is always there. */
    public R one() {
        return Objects.requireNonNull(item, "DynamoDB answered without the item that it was asked for");
    }

    /** The item, if there is one. */
    public Optional<R> any() {
        return Optional.ofNullable(item);
    }
}
