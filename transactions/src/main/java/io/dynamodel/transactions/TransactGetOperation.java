package io.dynamodel.transactions;

import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.CompositeOperation;
import io.dynamodel.query.ItemRead;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.Given;
import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.transactions.internal.ItemsOnce;
import io.dynamodel.transactions.internal.ReadProgram;
import io.dynamodel.transactions.internal.TransactionOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads several items, of any models and tables, as they were at one moment: no write and no transaction is seen in
 * part. Each read is one of {@code model.get(key)}, with its own {@code select(..)}; {@code consistent()} changes nothing,
 * for all are. DynamoDB takes up to 100 of them, each of an item of its own; more is refused before it is sent. The items
 * may have 4 MB together.
 *
 * <p>One TransactGetItems. Each read costs two read units for each 4 KB of the item, twice what it costs alone and
 * consistent, also if the transaction fails. Where a write is under way on an item, or the request is throttled, it is
 * sent again after a random time that grows up to 5 seconds, until the deadline; then it fails with
 * {@link io.dynamodel.core.error.TransactionFailedException}, which has a reason for each read.
 */
public final class TransactGetOperation extends CompositeOperation<TransactGetResult> {
    private final List<ItemRead<?, ?>> reads;
    private final TransactionOptions options;

    private TransactGetOperation(Engine engine, List<ItemRead<?, ?>> reads, TransactionOptions options) {
        super(engine, "transactional get", tables(reads));
        this.reads = reads;
        this.options = options;
    }

    private static List<String> tables(List<ItemRead<?, ?>> reads) {
        List<String> tables = new ArrayList<>(reads.size());
        for (ItemRead<?, ?> read : reads) {
            tables.add(read.table());
        }
        return tables;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static TransactGetOperation of(Engine engine, List<? extends ItemRead<?, ?>> reads) {
        List<ItemRead<?, ?>> copy = Given.list(reads, "reads");
        ItemsOnce.checkCount("transactional get", copy.size());
        TransactGetOperation transaction = new TransactGetOperation(engine, copy, TransactionOptions.DEFAULTS);
        transaction.requireOneClient(copy.stream());
        return transaction;
    }

    /**
     * How long it may be sent again, by the SDK too; 30 seconds unless given, ten minutes at most. What is in flight then is
     * broken off; no attempt begins that would have little time left.
     */
    public TransactGetOperation deadline(Duration deadline) {
        return new TransactGetOperation(
                runner(), reads, options.withDeadline(Objects.requireNonNull(deadline, "deadline")));
    }

    @Override
    @SuppressWarnings("exports")
    protected Compiled<TransactGetResult> compileParts(Instant now, ItemEncoding encoding) {
        List<ItemReading<?>> readings = new ArrayList<>(reads.size());
        for (ItemRead<?, ?> read : reads) {
            readings.add(read.reading());
        }
        ReadProgram program = new ReadProgram(runner(), toString(), readings, options);
        return new Compiled<>(
                () -> RequestPlan.of(
                        program.request(),
                        name -> readings.stream()
                                .anyMatch(reading -> reading.context().hidden().test(name))),
                program.step().map(values -> new TransactGetResult(reads, values)));
    }
}
