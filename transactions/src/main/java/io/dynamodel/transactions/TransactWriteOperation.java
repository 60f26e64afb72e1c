package io.dynamodel.transactions;

import io.dynamodel.core.execution.Step;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.CompositeOperation;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.Given;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.batch.PreparedWrites;
import io.dynamodel.query.internal.expand.GrownTransaction;
import io.dynamodel.query.internal.expand.TransactionParts;
import io.dynamodel.transactions.internal.ItemsOnce;
import io.dynamodel.transactions.internal.ReadBack;
import io.dynamodel.transactions.internal.TransactionOptions;
import io.dynamodel.transactions.internal.Transactions;
import io.dynamodel.transactions.internal.WriteProgram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does several writes, of any models and tables, all or nothing, and in the given order: {@code create}, {@code put},
 * {@code update}, {@code upsert}, {@code delete}, and {@code check} for a condition on an item that is not written.
 * DynamoDB takes up to 100 of them, each on an item of its own, with up to 4 MB; more is refused before it is sent.
 *
 * <p>One TransactWriteItems. Each operation costs twice what it costs alone, also if the transaction fails.
 *
 * <p>Each execution has a token by which DynamoDB knows it again for ten minutes. So it is sent again where an answer was
 * lost, and applied once. It is sent again too where all operations that are to blame met with what passes: a conflict
 * with another transaction or write, or throttling; after a random time that grows up to 5 seconds, until the deadline.
 *
 * <p>If a condition does not hold, or the transaction cannot be done for another reason, it fails with
 * {@link io.dynamodel.core.error.TransactionFailedException}, which has a reason for each operation; if it is not known
 * whether it was applied, with {@link io.dynamodel.core.error.OutcomeUnknownException}.
 */
public final class TransactWriteOperation extends CompositeOperation<TransactWriteResult> {
    private final List<WriteOperation> writes;
    private final TransactionOptions options;
    private final boolean grows;

    private TransactWriteOperation(Engine engine, List<WriteOperation> writes, TransactionOptions options) {
        super(engine, "transaction", writes.stream().map(WriteOperation::table).toList());
        this.writes = writes;
        this.options = options;
        this.grows = writes.stream().anyMatch(WriteOperation::grows);
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static TransactWriteOperation of(Engine engine, List<? extends WriteOperation> writes) {
        List<WriteOperation> copy = Given.list(writes, "writes");
        ItemsOnce.checkCount("transaction", copy.size());
        TransactWriteOperation transaction = new TransactWriteOperation(engine, copy, TransactionOptions.DEFAULTS);
        transaction.requireOneClient(copy.stream());
        return transaction;
    }

    private TransactWriteOperation with(TransactionOptions given) {
        return new TransactWriteOperation(runner(), writes, given);
    }

    /**
     * The token by which DynamoDB knows the transaction again, such as the id of a message that may come twice. The same
     * transaction with the same token is applied once within ten minutes, whoever sends it; with the same token and other
     * content it is refused. Unless given, each execution has its own.
     *
     * <p>What an operation generates, such as ids and times, is made anew by each execution and is other content. So is what
     * hooks and unique constraints make of an item that they read before, once it has changed, by this very transaction too:
     * to send it again is an {@link io.dynamodel.core.error.OutcomeUnknownException} then, unless it was prepared.
     *
     * @param token 1 to 36 characters
     */
    public TransactWriteOperation token(String token) {
        return with(options.withToken(Objects.requireNonNull(token, "token")));
    }

    /**
     * How long the transaction may be sent again, by the SDK too; 30 seconds unless given, ten minutes at most. What is in
     * flight then is broken off, so that its outcome is unknown; no attempt begins that would have little time left.
     */
    public TransactWriteOperation deadline(Duration deadline) {
        return with(options.withDeadline(Objects.requireNonNull(deadline, "deadline")));
    }

    /**
     * Reads the items of {@code update} and {@code upsert} once the transaction is done, since DynamoDB returns nothing of
     * them: one consistent BatchGetItem, one read unit for each 4 KB of each item. It is a read by itself, after the
     * transaction: it may see what somebody else wrote in between.
     */
    public TransactWriteOperation readingBack() {
        return with(options.readingBack());
    }

    @Override
    @SuppressWarnings("exports")
    protected Compiled<TransactWriteResult> compileParts(Instant now, ItemEncoding encoding) {
        if (grows) {
            return new GrownTransaction(
                            runner(),
                            Transactions.with(options),
                            toString(),
                            PreparedWrites.expandable(toString(), writes, now, encoding),
                            options.token())
                    .compile(now, encoding, new Finish());
        }
        List<PreparedWrite> prepared = PreparedWrites.of(toString(), writes, now, encoding);
        String token = options.token() == null ? UUID.randomUUID().toString() : options.token();
        WriteProgram program = new WriteProgram(runner(), toString(), TransactionParts.of(prepared), token, options);
        ReadBack readBack = readBack(prepared);
        return new Compiled<>(
                () -> readBack.after(RequestPlan.of(program.request(), hidden(prepared))),
                program.step()
                        .then(stored -> readBack.step()
                                .then(read -> Step.done(new TransactWriteResult(writes, stored, read, token)))));
    }

    /** What comes after it. */
    private final class Finish implements GrownTransaction.Finish<TransactWriteResult> {
        @Override
        public RequestPlan plan(RequestPlan plan, List<PreparedWrite> prepared) {
            return readBack(prepared).after(plan);
        }

        @Override
        public Step<TransactWriteResult> result(List<PreparedWrite> prepared, String token) {
            List<@Nullable Object> stored = new ArrayList<>(prepared.size());
            for (PreparedWrite write : prepared) {
                stored.add(write.result());
            }
            return readBack(prepared).step().map(read -> new TransactWriteResult(writes, stored, read, token));
        }
    }

    private ReadBack readBack(List<PreparedWrite> prepared) {
        return options.readsBack() ? ReadBack.of(runner(), prepared) : ReadBack.none();
    }

    /** What is sensitive in one of the operations is hidden in all. */
    private static Predicate<String> hidden(List<PreparedWrite> writes) {
        List<Predicate<String>> each = new ArrayList<>(writes.size());
        for (PreparedWrite write : writes) {
            each.add(write.write().hidden());
        }
        return name -> each.stream().anyMatch(hidden -> hidden.test(name));
    }
}
