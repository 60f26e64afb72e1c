package io.dynamodel.query.internal.unique;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.TransactionParts;
import io.dynamodel.query.internal.expand.TransactionPort;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Does the writes of a repair all together, and tells whether their conditions held.
 *
 * @param context the model
 * @param port how a transaction is sent
 */
record Repairs(ModelContext<?> context, TransactionPort port)
        implements Function<List<CompiledWrite<?>>, Step<Boolean>> {

    static Repairs of(ModelContext<?> context) {
        TransactionPort port = context.engine().transactions();
        if (port == null) {
            throw new InvalidRequestException(context.subject("verifyUnique")
                    + " repairs by transactions; make the model by a Dynamodel, which can send them");
        }
        return new Repairs(context, port);
    }

    @Override
    public Step<Boolean> apply(List<CompiledWrite<?>> writes) {
        List<PreparedWrite> parts = new ArrayList<>(writes.size());
        for (CompiledWrite<?> write : writes) {
            parts.add(PreparedWrite.of(write, () -> null));
        }
        return port.of(
                        context.engine(),
                        context.subject("verifyUnique"),
                        TransactionParts.of(parts),
                        UUID.randomUUID().toString())
                .step()
                .map(nothing -> true)
                .recover(failure -> failure instanceof TransactionFailedException cancelled
                                && cancelled.failed().stream().anyMatch(Reason::isConditionFailed)
                        ? Step.done(false)
                        : Step.failed(failure));
    }
}
