package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.BulkProgress;
import io.dynamodel.query.BulkReport;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.expand.Expandable;
import io.dynamodel.query.internal.expand.SingleWrite;
import io.dynamodel.query.internal.expand.TransactedResult;
import io.dynamodel.schema.Key;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A bulk change: what is read, what is done with each item on which condition, and where it goes on. */
public final class BulkProgram<R> {
    private final ModelContext<R> context;
    private final String verb;
    private final ReadSpec<R> spec;
    private final Change<R> change;
    private final Settings<R> settings;
    private final Condition<R> matches;
    private final ReadStart.Position start;

    /** What is done with an item. */
    public interface Change<R> {
        /**
         * The write of an item.
         *
         * @param version that is expected; null for any
         */
        WriteOperation of(Key<R> key, @Nullable Long version, Condition<R> condition);
    }

    /**
     * What is asked besides.
     *
     * @param condition what must hold for an item as well
     * @param concurrency how many writes may be under way at once
     * @param readUnitsPerSecond null for any number
     * @param writeUnitsPerSecond null for any number
     * @param checkpoint where it goes on; null for the beginning
     * @param progress is told after each page; null for nobody
     * @param aside gets keys of items whose write fails; null to stop
     */
    public record Settings<R>(
            Condition<R> condition,
            int concurrency,
            @Nullable Double readUnitsPerSecond,
            @Nullable Double writeUnitsPerSecond,
            @Nullable String checkpoint,
            @Nullable Consumer<? super BulkProgress<R>> progress,
            @Nullable BiConsumer<? super Key<R>, ? super RuntimeException> aside) {
        /** The same on this condition. */
        public Settings<R> withCondition(Condition<R> other) {
            return new Settings<>(
                    other, concurrency, readUnitsPerSecond, writeUnitsPerSecond, checkpoint, progress, aside);
        }

        /** The same so many writes at once. */
        public Settings<R> withConcurrency(int other) {
            return new Settings<>(
                    condition, other, readUnitsPerSecond, writeUnitsPerSecond, checkpoint, progress, aside);
        }

        /** The same at this rate. */
        public Settings<R> withReadUnits(double other) {
            return new Settings<>(condition, concurrency, other, writeUnitsPerSecond, checkpoint, progress, aside);
        }

        /** The same at this rate. */
        public Settings<R> withWriteUnits(double other) {
            return new Settings<>(condition, concurrency, readUnitsPerSecond, other, checkpoint, progress, aside);
        }

        /** The same from there on. */
        public Settings<R> withCheckpoint(String other) {
            return new Settings<>(
                    condition, concurrency, readUnitsPerSecond, writeUnitsPerSecond, other, progress, aside);
        }

        /** The same told to this one. */
        public Settings<R> withProgress(Consumer<? super BulkProgress<R>> other) {
            return new Settings<>(
                    condition, concurrency, readUnitsPerSecond, writeUnitsPerSecond, checkpoint, other, aside);
        }

        /** The same failing items handed to this one. */
        public Settings<R> withAside(BiConsumer<? super Key<R>, ? super RuntimeException> other) {
            return new Settings<>(
                    condition, concurrency, readUnitsPerSecond, writeUnitsPerSecond, checkpoint, progress, other);
        }
    }

    /**
     * An item that was read.
     *
     * @param key its key
     * @param version its version; null if the schema has none
     */
    record Item<R>(Key<R> key, @Nullable Long version) {}

    /**
     * @param read what is read: keys and versions
     * @throws InvalidCursorException if the checkpoint is not good for it
     */
    public BulkProgram(ModelContext<R> context, String verb, ReadSpec<R> read, Change<R> change, Settings<R> settings) {
        this.context = context;
        this.verb = verb;
        // a budget that is never spent has DynamoDB report what is consumed
        this.spec = read.bounds().maxReadUnits() != null
                ? read
                : read.bounded(bounds -> bounds.withMaxReadUnits(Double.POSITIVE_INFINITY));
        this.change = change;
        this.settings = settings;
        this.matches = matches(context, read);
        Instant now = context.engine().now();
        String checkpoint = settings.checkpoint();
        this.start = checkpoint == null ? cursors().resolve(read.start(), now) : opened(checkpoint, now);
        if (checkpoint == null && start.backwards()) {
            throw new InvalidRequestException(
                    context.subject(verb) + " cannot begin at a previousCursor(); use descending() to go backwards");
        }
    }

    /**
     * The condition of the read as one of a write: what it asks of the primary key, its key guarantees; and what makes an
     * item part of the index must still be there.
     */
    private static <R> Condition<R> matches(ModelContext<R> context, ReadSpec<R> spec) {
        List<Condition<R>> parts = new ArrayList<>();
        Set<String> sure = new LinkedHashSet<>(context.key().names());
        if (spec.keyConditions() instanceof Condition.And<R> and) {
            parts.addAll(and.conditions());
        } else if (spec.keyConditions() != null) {
            parts.add(spec.keyConditions());
        }
        parts.removeIf(part -> {
            Set<String> roots = new LinkedHashSet<>();
            ConditionOperands.visitPaths(part, path -> roots.add(path.root()));
            boolean guaranteed = context.key().names().containsAll(roots);
            sure.addAll(roots);
            return guaranteed;
        });
        for (String name : spec.key().names()) {
            if (!sure.contains(name)) {
                parts.add(new Condition.Exists<>(AttributePath.of(name)));
            }
        }
        parts.add(spec.filter());
        return Condition.all(parts);
    }

    /** The first request of the read, and one execution for each time it is run. */
    public Compiled<BulkReport<R>> compile() {
        if (start.equals(BulkRun.END)) {
            return new Compiled<>(RequestPlan::nothing, Step.done(new BulkTally<R>().report()));
        }
        ReadProgram<R, Item<R>> read = new ReadProgram<>(
                context,
                spec.withStart(start),
                (model, stored) -> new Item<>(
                        model.keyOf(stored.values()),
                        model.compiled().versionSlot() < 0 ? null : version(model, stored.values())),
                verb);
        return new Compiled<>(
                () -> read.list().plan(), Step.pause(Duration.ZERO, () -> new BulkRun<>(this, read, start).step()));
    }

    /** The version that a write expects; none where what is stored cannot be one, so that the write fails, and says so. */
    static long version(ModelContext<?> context, Map<String, AttributeValue> stored) {
        Long version = Versions.of(context, stored);
        return version == null ? 0 : version;
    }

    ModelContext<R> context() {
        return context;
    }

    Settings<R> settings() {
        return settings;
    }

    ReadSpec<R> spec() {
        return spec;
    }

    String subject() {
        return context.subject(verb);
    }

    @SuppressWarnings("unchecked") // it is a write of this model
    CompiledWrite<R> write(Item<R> item) {
        return (CompiledWrite<R>) operation(item).compileWrite(context.engine().now(), ItemEncoding.values());
    }

    /** The same of a model whose writes grow. */
    @SuppressWarnings("unchecked") // it is a write of this model
    Step<@Nullable Void> grown(Item<R> item) {
        Instant now = context.engine().now();
        Expandable<R> write = (Expandable<R>) operation(item).expandable(now, ItemEncoding.values());
        return new SingleWrite<R, @Nullable Void>(
                        write,
                        (grown, updates, conditions) -> Writes.withoutResult(grown),
                        new TransactedResult.Nothing<>(),
                        false)
                .compile(now, ItemEncoding.values())
                .step();
    }

    private WriteOperation operation(Item<R> item) {
        return change.of(item.key(), item.version(), wanted());
    }

    /** What must hold for an item to be changed at all. */
    Condition<R> wanted() {
        return Condition.all(List.of(matches, settings.condition()));
    }

    // ---- checkpoints ----

    private Cursors<R> cursors() {
        return new Cursors<>(context, spec);
    }

    /** Told apart from cursors, and those of updates from those of deletes. */
    private byte kind() {
        return (byte) verb.charAt(0);
    }

    String checkpoint(ReadStart.Position position, Instant now) {
        Envelope envelope = cursors().envelope();
        ByteArrayOutputStream bytes = cursors().begin(envelope, kind());
        PositionBytes.write(position, cursors().names(), bytes);
        return envelope.close(bytes.toByteArray(), now);
    }

    private ReadStart.Position opened(String checkpoint, Instant now) {
        ByteBuffer content = cursors().open(checkpoint, kind(), now);
        ReadStart.Position position = PositionBytes.read(content, cursors().names());
        if (content.hasRemaining() || (position.backwards() && !position.equals(BulkRun.END))) {
            throw Envelope.malformed();
        }
        return cursors().inRange(position);
    }
}
