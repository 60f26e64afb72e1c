package io.dynamodel.transactions.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction is executed.
 *
 * @param deadline after which nothing more is sent; null for {@link #PATIENCE}
 * @param token what DynamoDB knows the transaction again by; null to make one for each execution
 * @param readsBack whether updated items are read when the transaction is done
 */
public record TransactionOptions(
        @Nullable Duration deadline, @Nullable String token, boolean readsBack) {
    /** How long it is tried again unless something else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As long as DynamoDB remembers a token. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private static final int MAX_TOKEN = 36;

    /** Unless something else is said. */
    public static final TransactionOptions DEFAULTS = new TransactionOptions(null, null, false);

    /** Both must be such that DynamoDB applies the transaction once. */
    public TransactionOptions {
        if (deadline != null && (deadline.isZero() || deadline.isNegative() || deadline.compareTo(MEMORY) > 0)) {
            throw new InvalidRequestException("The deadline of a transaction lies ahead, by 10 minutes at most, since"
                    + " DynamoDB remembers tokens for so long; but this is " + deadline);
        }
        if (token != null && (token.isEmpty() || token.length() > MAX_TOKEN)) {
            throw new InvalidRequestException(
                    "The token of a transaction has 1 to 36 characters, but this has " + token.length());
        }
    }

    /** The same with this deadline. */
    public TransactionOptions withDeadline(Duration budget) {
        return new TransactionOptions(budget, token, readsBack);
    }

    /** The same with this token. */
    public TransactionOptions withToken(String given) {
        return new TransactionOptions(deadline, given, readsBack);
    }

    /** The same, reading updated items. */
    public TransactionOptions readingBack() {
        return new TransactionOptions(deadline, token, true);
    }

    /** The end of an execution that begins now. */
    Deadline begin() {
        return Deadline.after(deadline == null ? PATIENCE : deadline, System::nanoTime);
    }

    /**
     * What the request must be told of the end: the first one nothing if nobody has said anything, since it costs a timer.
     *
     * @param round 1 for the first request
     */
    @Nullable
    Deadline limit(Deadline end, int round) {
        return deadline == null && round == 1 ? null : end;
    }
}
