package io.dynamodel.query;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.Given;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.GetOutcome;
import io.dynamodel.query.internal.batch.GetProgram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of items of any models by their keys. Each read is one of {@code model.get(key)}, with its own
 * {@code consistent()} and {@code select(..)}; the result has them in the order in which they were given.
 *
 * <p>One BatchGetItem for each 100 keys, and for each further way in which items of one table are read; the same key is
 * asked for once and its item handed to each read. The price is that of single gets: half a read unit for each 4 KB of
 * each item, or one if consistent. An answer has at most 16 MB; what DynamoDB leaves unprocessed for that or another
 * reason is asked for again, after a random time that grows up to 5 seconds.
 *
 * <p>Requests are sent one after the other, or, by {@code executeAsync()}, several at once. If some items cannot be read
 * in the end, {@link BatchGetIncompleteException} hands the others back.
 */
public final class BatchGetOperation extends Operation<BatchGetResult> {
    private final List<ItemRead<?, ?>> reads;
    private final BatchOptions options;
    private final @Nullable Consumer<ItemMappingException> lenient;

    private BatchGetOperation(
            Engine engine,
            List<ItemRead<?, ?>> reads,
            BatchOptions options,
            @Nullable Consumer<ItemMappingException> lenient) {
        super(engine, Batches.subject("batch get", reads.stream().map(ItemRead::table)));
        this.reads = reads;
        this.options = options;
        this.lenient = lenient;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static BatchGetOperation of(Engine engine, List<? extends ItemRead<?, ?>> reads) {
        List<ItemRead<?, ?>> copy = Given.list(reads, "reads");
        for (ItemRead<?, ?> read : copy) {
            Batches.requireSame(engine, (Operation<?>) read, read.table());
        }
        return new BatchGetOperation(engine, copy, BatchOptions.DEFAULTS, null);
    }

    BatchGetOperation withOptions(BatchOptions given) {
        return new BatchGetOperation(engine(), reads, given, lenient);
    }

    /**
     * How long the batch may go on sending requests; what is not read then is left. Unless given, it goes on until
     * nothing has come back for 30 seconds.
     */
    public BatchGetOperation deadline(Duration deadline) {
        return withOptions(options.withDeadline(deadline));
    }

    /** How many requests {@code executeAsync()} has in flight at most; 4 unless given. */
    public BatchGetOperation concurrency(int requests) {
        return withOptions(options.withConcurrency(requests));
    }

    /**
     * Puts stored items that do not fit the schema aside instead of failing: in the result they are neither found nor
     * missing.
     *
     * @param aside is told of each; on the thread that gets the answer, so it must not block
     */
    public BatchGetOperation lenient(Consumer<ItemMappingException> aside) {
        return new BatchGetOperation(engine(), reads, options, Objects.requireNonNull(aside, "aside"));
    }

    @Override
    Compiled<BatchGetResult> compile(Instant now, ItemEncoding encoding) {
        GetProgram program =
                new GetProgram(engine(), reads.stream().map(ItemRead::reading).toList(), options, lenient);
        return new Compiled<>(
                () -> RequestPlan.ofAll(
                        program.requests(),
                        Batches.hidden(reads.stream().map(read -> read.reading().context()))),
                program.step().map(this::result));
    }

    private BatchGetResult result(GetOutcome outcome) {
        BatchGetResult result = new BatchGetResult(reads, outcome);
        if (!outcome.isComplete()) {
            List<ItemRead<?, ?>> left = result.left();
            throw new BatchGetIncompleteException(
                    Batches.incomplete(this, left.size(), reads.size(), "read", outcome.cause()),
                    result,
                    new BatchGetOperation(engine(), left, options, lenient),
                    outcome.cause());
        }
        return result;
    }
}
