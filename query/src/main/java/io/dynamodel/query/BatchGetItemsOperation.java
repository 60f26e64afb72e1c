package io.dynamodel.query;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Given;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Selected;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.ValuePath;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of items of one model by their keys: a {@link BatchGetOperation} whose result is typed. Requests,
 * price, retries and errors are the same.
 *
 * @param <R> the item type
 * @param <T> what comes back: an item, or a selection
 */
public final class BatchGetItemsOperation<R, T> extends Operation<FoundItems<R, T>> {
    private final ModelContext<R> context;
    private final List<Key<R>> keys;
    private final boolean consistent;
    private final BiFunction<Key<R>, Boolean, ItemRead<R, T>> reader;
    private final BatchOptions options;
    private final @Nullable Consumer<ItemMappingException> lenient;

    private BatchGetItemsOperation(
            ModelContext<R> context,
            List<Key<R>> keys,
            boolean consistent,
            BiFunction<Key<R>, Boolean, ItemRead<R, T>> reader,
            BatchOptions options,
            @Nullable Consumer<ItemMappingException> lenient) {
        super(context.engine(), Batches.subject("batch get", keys.stream().map(key -> context.table())));
        this.context = context;
        this.keys = keys;
        this.consistent = consistent;
        this.reader = reader;
        this.options = options;
        this.lenient = lenient;
    }

    static <R> BatchGetItemsOperation<R, R> of(ModelContext<R> context, List<Key<R>> keys) {
        List<Key<R>> copy = Given.list(keys, "keys");
        copy.forEach(context::own);
        return new BatchGetItemsOperation<>(
                context,
                copy,
                false,
                (key, consistent) -> new GetOperation<>(context, key, consistent),
                BatchOptions.DEFAULTS,
                null);
    }

    /** Reads what all writes before have left, at twice the price. */
    public BatchGetItemsOperation<R, T> consistent() {
        return new BatchGetItemsOperation<>(context, keys, true, reader, options, lenient);
    }

    /** Reads only the given paths. The price is that of the whole items. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final BatchGetItemsOperation<R, Selection<R>> select(ValuePath<R, ?>... paths) {
        Selected<R> selected = Selected.of(context.compiled(), Arrays.asList(paths));
        return new BatchGetItemsOperation<>(
                context,
                keys,
                consistent,
                (key, consistently) -> new SelectedGetOperation<>(context, key, consistently, selected),
                options,
                lenient);
    }

    /** As {@link BatchGetOperation#deadline}. */
    public BatchGetItemsOperation<R, T> deadline(Duration deadline) {
        return new BatchGetItemsOperation<>(context, keys, consistent, reader, options.withDeadline(deadline), lenient);
    }

    /** As {@link BatchGetOperation#concurrency}. */
    public BatchGetItemsOperation<R, T> concurrency(int requests) {
        return new BatchGetItemsOperation<>(
                context, keys, consistent, reader, options.withConcurrency(requests), lenient);
    }

    /** As {@link BatchGetOperation#lenient}. */
    public BatchGetItemsOperation<R, T> lenient(Consumer<ItemMappingException> aside) {
        return new BatchGetItemsOperation<>(
                context, keys, consistent, reader, options, Objects.requireNonNull(aside, "aside"));
    }

    @Override
    Compiled<FoundItems<R, T>> compile(Instant now, ItemEncoding encoding) {
        List<ItemRead<R, T>> reads =
                keys.stream().map(key -> reader.apply(key, consistent)).toList();
        BatchGetOperation batch = BatchGetOperation.of(engine(), reads).withOptions(options);
        Compiled<BatchGetResult> compiled = (lenient == null ? batch : batch.lenient(lenient)).compile(now, encoding);
        return new Compiled<>(compiled.plans(), compiled.step().map(result -> new FoundItems<>(keys, result)));
    }
}
