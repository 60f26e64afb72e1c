package io.dynamodel.query.internal.expand;

import io.dynamodel.core.execution.Step;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.PreparedWrite;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the caller's, some of whose operations grow.
 *
 * @param port how it is sent
 * @param subject what it is in messages
 * @param writes the operations, in the caller's order
 * @param token the caller's; null to make one for each time that other content is sent
 */
public record GrownTransaction(
        Engine engine,
        TransactionPort port,
        String subject,
        List<Expandable<?>> writes,
        @Nullable String token) {

    /** What comes after it. */
    public interface Finish<T extends @Nullable Object> {
        /** The plan of the transaction, with what is sent after it. */
        RequestPlan plan(RequestPlan plan, List<PreparedWrite> writes);

        /**
         * The result when it is done.
         *
         * @param writes the caller's operations as they were done
         */
        Step<T> result(List<PreparedWrite> writes, String token);
    }

    /** One execution. */
    public <T extends @Nullable Object> Compiled<T> compile(Instant now, ItemEncoding encoding, Finish<T> finish) {
        Expander expander = new Expander(subject, writes, false, false, now, encoding);
        return new Rounds<>(engine, subject, expander, token, (expanded, tokens) -> {
                    expanded.refuse(subject);
                    String known = tokens.get();
                    Sent sent = new Sent(port, engine, subject, expanded, known);
                    List<PreparedWrite> own = expanded.prepared();
                    return new Compiled<>(
                            () -> finish.plan(sent.plan(), own), sent.step(() -> finish.result(own, known)));
                })
                .compile();
    }
}
