package io.dynamodel.query;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.Given;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.batch.WriteOutcome;
import io.dynamodel.query.internal.batch.WriteProgram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts and deletes any number of items of any models. It is no transaction: each write is done by itself, in no
 * particular order, and some may be done where others are not. DynamoDB's batches check no conditions and update
 * nothing, so only {@code put} and {@code delete} without conditions go into one; others are refused by name.
 *
 * <p>All items go through the write side of their schemas before anything is sent, and all violations are reported
 * together. One BatchWriteItem for each 25 writes or 16 MB; the price is that of single writes: one write unit for each
 * KB. What DynamoDB leaves unprocessed is sent again, after a random time that grows up to 5 seconds, and so is a request
 * whose answer was lost: a put of a whole item and a delete leave the same if they are applied twice. (What somebody else
 * writes to the same item in between is overwritten, as by any unconditional write that comes later.)
 *
 * <p>Requests are sent one after the other, or, by {@code executeAsync()}, several at once. If some writes cannot be done
 * in the end, {@link BatchWriteIncompleteException} hands them back.
 *
 * @param <T> what an execution gives
 */
public final class BatchWriteOperation<T extends @Nullable Object> extends Operation<T> {
    private final List<WriteOperation> writes;
    private final @Nullable List<PreparedWrite> prepared;
    private final boolean lastWins;
    private final BatchOptions options;
    private final Function<BatchWriteResult, T> finish;

    private BatchWriteOperation(
            Engine engine,
            List<WriteOperation> writes,
            @Nullable List<PreparedWrite> prepared,
            boolean lastWins,
            BatchOptions options,
            Function<BatchWriteResult, T> finish) {
        super(engine, Batches.subject("batch write", writes.stream().map(WriteOperation::table)));
        this.writes = writes;
        this.prepared = prepared;
        this.lastWins = lastWins;
        this.options = options;
        this.finish = finish;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static BatchWriteOperation<BatchWriteResult> of(Engine engine, List<? extends WriteOperation> writes) {
        return of(engine, writes, result -> result);
    }

    static <T extends @Nullable Object> BatchWriteOperation<T> of(
            Engine engine, List<? extends WriteOperation> writes, Function<BatchWriteResult, T> finish) {
        List<WriteOperation> copy = Given.list(writes, "writes");
        BatchedWrites.check(engine, copy);
        return new BatchWriteOperation<>(engine, copy, null, false, BatchOptions.DEFAULTS, finish);
    }

    /**
     * Of several writes of one item the last is done, and the others are not. Unless this is said they are refused: within
     * a batch DynamoDB keeps no order.
     */
    public BatchWriteOperation<T> lastWins() {
        return new BatchWriteOperation<>(engine(), writes, prepared, true, options, finish);
    }

    /**
     * How long the batch may go on sending requests; what is not done then is left. Unless given, it goes on until nothing
     * has gotten through for 30 seconds.
     */
    public BatchWriteOperation<T> deadline(Duration deadline) {
        return new BatchWriteOperation<>(engine(), writes, prepared, lastWins, options.withDeadline(deadline), finish);
    }

    /** How many requests {@code executeAsync()} has in flight at most; 4 unless given. */
    public BatchWriteOperation<T> concurrency(int requests) {
        return new BatchWriteOperation<>(
                engine(), writes, prepared, lastWins, options.withConcurrency(requests), finish);
    }

    @Override
    Compiled<T> compile(Instant now, ItemEncoding encoding) {
        List<PreparedWrite> ready = prepared == null ? BatchedWrites.prepare(this, writes, now, encoding) : prepared;
        WriteProgram program = new WriteProgram(engine(), ready, lastWins, options);
        return new Compiled<>(
                () -> RequestPlan.ofAll(
                        program.requests(),
                        Batches.hidden(ready.stream().map(write -> write.write().context()))),
                program.step().map(this::result));
    }

    private T result(WriteOutcome outcome) {
        BatchWriteResult result = new BatchWriteResult(writes, outcome);
        if (!outcome.isComplete()) {
            List<WriteOperation> left = result.left();
            throw new BatchWriteIncompleteException(
                    Batches.incomplete(this, left.size(), writes.size(), "done", outcome.cause()),
                    result,
                    new BatchWriteOperation<>(engine(), left, outcome.left(), lastWins, options, whole -> whole),
                    outcome.cause());
        }
        return finish.apply(result);
    }
}
