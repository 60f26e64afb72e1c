package io.dynamodel.transactions.internal;

import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.expand.TransactionParts;
import io.dynamodel.query.internal.expand.TransactionPort;
import org.jspecify.annotations.Nullable;

/** Sends writes that grew into transactions. */
public final class Transactions implements TransactionPort {
    private final @Nullable TransactionOptions options;

    private Transactions(@Nullable TransactionOptions options) {
        this.options = options;
    }

    /** As it is done unless something else is said. */
    public static Transactions byDefault() {
        return new Transactions(null); // loads no more than this class, for whoever has no use for it
    }

    /** As it is said. */
    public static Transactions with(TransactionOptions options) {
        return new Transactions(options);
    }

    @Override
    @SuppressWarnings("NullAway") // Void has no value but null
    public Transaction of(Engine engine, String subject, TransactionParts parts, String token) {
        WriteProgram program = new WriteProgram(
                engine, subject, parts, token, options == null ? TransactionOptions.DEFAULTS : options);
        Step<@Nullable Void> step = program.step().map(stored -> null);
        return new Transaction(program.request(), step);
    }
}
