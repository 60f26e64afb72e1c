package io.dynamodel.query;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.BulkProgram;
import io.dynamodel.query.internal.BulkProgram.Change;
import io.dynamodel.query.internal.BulkProgram.Settings;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.query.internal.explain.Explainer;
import io.dynamodel.schema.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Updates or deletes every item of a read, each by a conditional write of its own: an immutable value.
 *
 * <p>Only keys and versions are read, page after page. An item is changed only if it still exists, still satisfies the
 * whole condition of the read, and still has the version that was read, where the schema has a version; else it is
 * skipped. It is no transaction: others see items changed and not yet changed beside each other. Each write goes through
 * what an {@code update(..)} or {@code delete(..)} of its key goes through, with the time of its own.
 *
 * <p>An execution sees each item once, as DynamoDB's pages do: an update that moves an item ahead in the index that is
 * read, by another value of its sort key, has it met again. After a stop, items of the page that was under way are seen
 * again. A change that is not the same when it is done twice, such as adding 1, is then applied a second time, unless the
 * condition of the read or {@link #onlyIf} excludes items that have it.
 *
 * <p>It consumes what the read does, and for each item what its write does, also if the condition does not hold.
 * {@link #request} shows the first read; what is written depends on what it finds.
 *
 * @param <R> the item type
 */
public final class BulkOperation<R> extends Operation<BulkReport<R>> {
    private static final int DEFAULT_CONCURRENCY = 16;

    private final ModelContext<R> context;
    private final String verb;
    private final Supplier<ReadSpec<R>> read;
    private final Change<R> change;
    private final Settings<R> settings;

    private BulkOperation(
            ModelContext<R> context, String verb, Supplier<ReadSpec<R>> read, Change<R> change, Settings<R> settings) {
        super(context, verb);
        this.context = context;
        this.verb = verb;
        this.read = read;
        this.change = change;
        this.settings = settings;
    }

    private static <R> BulkOperation<R> of(
            ModelContext<R> context, String verb, Supplier<ReadSpec<R>> read, Change<R> change) {
        return new BulkOperation<>(
                context,
                verb,
                read,
                change,
                new Settings<>(new Condition.Always<>(), DEFAULT_CONCURRENCY, null, null, null, null, null));
    }

    static <R> BulkOperation<R> updates(ModelContext<R> context, Supplier<ReadSpec<R>> read, List<Update<R>> updates) {
        if (updates.isEmpty()) {
            throw new InvalidRequestException("updateEach() names no change; say what to set, add or remove");
        }
        return of(context, "updateEach", read, (key, version, condition) -> {
            UpdateOperation<R> update =
                    UpdateOperation.of(context, key, updates, false).onlyIf(condition);
            return version == null ? update : update.expecting(version);
        });
    }

    static <R> BulkOperation<R> deletes(ModelContext<R> context, Supplier<ReadSpec<R>> read) {
        return of(context, "deleteEach", read, (key, version, condition) -> {
            Condition<R> exists =
                    new Condition.Exists<>(context.key().partition().get(0).path());
            return new DeleteOperation<>(context, key, Condition.all(List.of(exists, condition)), version);
        });
    }

    private BulkOperation<R> with(Settings<R> other) {
        return new BulkOperation<>(context, verb, read, change, other);
    }

    private BulkOperation<R> with(UnaryOperator<ReadSpec<R>> more) {
        return new BulkOperation<>(context, verb, () -> more.apply(read.get()), change, settings);
    }

    /**
     * Changes only items for which the condition holds as well, when they are written; others are skipped. Unlike a
     * filter, it costs a write for each item for which it does not hold. Several calls are joined by AND.
     */
    public BulkOperation<R> onlyIf(Condition<R> also) {
        Condition<R> known = PathChecks.known(context.compiled(), also);
        return with(settings.withCondition(Condition.all(List.of(settings.condition(), known))));
    }

    /**
     * How many writes may be under way at once, 16 unless told, where it runs on the asynchronous client. The synchronous
     * one does one after the other. The next page is read when all of one are written.
     */
    public BulkOperation<R> concurrency(int writes) {
        return with(settings.withConcurrency(ReadOperation.positive("concurrency", writes)));
    }

    /** How many read units it may take, on average, as DynamoDB reports them. A {@code pageSize(..)} makes it even. */
    public BulkOperation<R> readUnitsPerSecond(double units) {
        return with(settings.withReadUnits(positive("readUnitsPerSecond", units)));
    }

    /** How many write units it may take, on average, as DynamoDB reports them. No thread is held while it waits. */
    public BulkOperation<R> writeUnitsPerSecond(double units) {
        return with(settings.withWriteUnits(positive("writeUnitsPerSecond", units)));
    }

    private static double positive(String what, double units) {
        if (!(units > 0)) {
            throw new IllegalArgumentException(what + "(" + units + ") must be more than 0");
        }
        return units;
    }

    /** How long one execution may take in all; it stops then. A write in flight is given up: it may have been done. */
    public BulkOperation<R> deadline(Duration total) {
        Duration checked = ReadOperation.positiveTime(total);
        return with((ReadSpec<R> spec) -> spec.bounded(bounds -> bounds.withDeadline(checked)));
    }

    /**
     * Hands items aside whose write fails, and goes on; else the first of them stops everything. What stops it in any
     * case: a read that fails, a change that is refused before it is sent, and the end of the time.
     *
     * @param aside gets the key and what went wrong; what it throws itself stops everything
     */
    public BulkOperation<R> onFailure(BiConsumer<? super Key<R>, ? super RuntimeException> aside) {
        return with(settings.withAside(Objects.requireNonNull(aside, "aside")));
    }

    /**
     * Is told how far it has come, after each page whose items are all done. To survive the end of the process, keep
     * {@link BulkProgress#checkpoint} somewhere now and then.
     *
     * @param progress must not block for long; what it throws stops everything
     */
    public BulkOperation<R> onProgress(Consumer<? super BulkProgress<R>> progress) {
        return with(settings.withProgress(Objects.requireNonNull(progress, "progress")));
    }

    /**
     * Goes on where another execution stopped. A limit begins anew. It fails with an
     * {@link io.dynamodel.core.error.InvalidCursorException} when executed, if the checkpoint is damaged, has expired, or
     * belongs to another verb, table, index, condition, direction or version of the schema.
     *
     * @param checkpoint of {@link BulkProgress#checkpoint}
     */
    public BulkOperation<R> startingAt(String checkpoint) {
        return with(settings.withCheckpoint(Objects.requireNonNull(checkpoint, "checkpoint")));
    }

    @Override
    Compiled<BulkReport<R>> compile(Instant now, ItemEncoding encoding) {
        return new BulkProgram<>(context, verb, read.get(), change, settings).compile();
    }

    @Override
    Explanation explanation(Sizes sizes) {
        return Explainer.andThen(
                super.explanation(sizes),
                new Explanation.Request(
                        verb.startsWith("update") ? "UpdateItem" : "DeleteItem",
                        "for each item, on condition that it still is what was read"));
    }
}
