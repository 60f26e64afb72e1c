package io.dynamodel.core.execution;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.transport.Exchange;
import io.dynamodel.core.transport.NotSentAgainException;
import io.dynamodel.core.transport.NotSentAgainException.Reason;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * What is known after a call has failed, and what follows from it.
 *
 * <p>The SDK sends again by itself what its retry strategy says, and is stopped by the interceptor where that does harm.
 * The library sends again what the SDK does not: after a conflict with a transaction or a damaged answer, and where the SDK
 * was stopped or told to make one attempt although another one does no harm.
 *
 * @param call what was sent
 * @param failure how the last attempt failed, or why there was no further one
 * @param attempts how many were made
 * @param doubtfulBefore whether one of them, but the last, may have been applied
 * @param lastRefused whether DynamoDB is known to have refused the last one, so that nothing was done by it
 * @param earlier what became of it before
 */
record Aftermath(
        Call<?> call,
        RuntimeException failure,
        int attempts,
        boolean doubtfulBefore,
        boolean lastRefused,
        @Nullable Repetition earlier) {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** An attempt that is cut off leaves open what it did, so none begins that would have less time; a quarter of all, at most. */
    private static final Duration LEAST_TIME = Duration.ofMillis(250);

    static Aftermath of(Step.Send<?, ?, ?> send, @Nullable Exchange<?> exchange, Throwable thrown) {
        RuntimeException failure = FailureTranslation.exception(send.call(), thrown);
        Repetition earlier = send.earlier();
        boolean doubtful = earlier != null && earlier.doubtful();
        int before = earlier == null ? 0 : earlier.attempts();
        if (exchange == null || !exchange.isClaimed()) {
            Integer made = failure instanceof SdkException e ? e.numAttempts() : null;
            return new Aftermath(
                    send.call(),
                    failure,
                    before + (made == null ? 1 : made),
                    doubtful || Attempts.earlierMayHaveBeenApplied(failure),
                    false,
                    earlier);
        }
        return new Aftermath(
                send.call(),
                failure,
                before + exchange.attempts(),
                doubtful
                        || exchange.failedBefore()
                        || (exchange.silentBefore() && Attempts.unansweredMayHaveBeenApplied(failure)),
                exchange.lastRefused() || exchange.attempts() == 0,
                earlier);
    }

    /** Whether any attempt may have been applied. */
    private boolean isDoubtful() {
        return call.isWrite()
                && (doubtfulBefore || (!lastRefused && FailureTranslation.lastMayHaveBeenApplied(failure)));
    }

    /** How it is sent again; null if it is not. */
    @Nullable
    Repetition repetition(ClientLimits limits, long end, boolean single) {
        Reason stopped = NotSentAgainException.reasonOf(failure);
        boolean conflict = failure instanceof TransactionConflictException;
        boolean damaged = FailureTranslation.isDamaged(failure);
        boolean worthIt = stopped != null || damaged || (single && isPassing());
        if (!conflict && !(worthIt && attempts < limits.maxAttempts())) {
            return null;
        }
        boolean doubtful = isDoubtful();
        if (doubtful && !call.isRepeatable()) {
            return null;
        }
        int count = earlier == null ? 1 : earlier.count() + 1;
        boolean own = stopped != null || damaged || (earlier != null && earlier.own());
        Duration pause = pause(stopped, count);
        Duration within = earlier == null ? null : earlier.within();
        Repetition again = new Repetition(end, within, attempts, doubtful, own, count, pause);
        long left = end - System.nanoTime() - pause.toNanos();
        return left >= leastTime(limits.total(earlier)).toNanos() ? again : null;
    }

    /** How much time there must be for an attempt, of what there is for all. */
    static Duration leastTime(Duration total) {
        Duration share = total.dividedBy(4);
        return share.compareTo(LEAST_TIME) < 0 ? share : LEAST_TIME;
    }

    /** What may go better the next time. */
    private boolean isPassing() {
        return FailureTranslation.isThrottled(failure)
                || FailureTranslation.isLostOrNotTaken(failure)
                || NeverSent.isPassing(failure);
    }

    /** The SDK has waited where it was stopped. */
    private Duration pause(@Nullable Reason stopped, int count) {
        if (stopped != null) {
            return Duration.ZERO;
        }
        Backoff backoff = FailureTranslation.isThrottled(failure) ? Backoff.whileBusy() : Backoff.upTo(LONGEST_PAUSE);
        return backoff.delay(count, ThreadLocalRandom.current());
    }

    /** What the caller is told. */
    RuntimeException meaning(ClientLimits limits) {
        boolean late = NotSentAgainException.reasonOf(failure) == Reason.OUT_OF_TIME && !isDoubtful();
        RuntimeException meaning = late
                ? new OutOfTimeException(limits.total(), late(limits), failure)
                : FailureTranslation.of(call, failure, isDoubtful());
        if (attempts > 1 && (failure instanceof ConditionalCheckFailedException || isTransaction())) {
            failure.addSuppressed(new EarlierAttempts(attempts - 1, doubtfulBefore));
        }
        return meaning;
    }

    /** Which are sent again by those who ask how often they were sent. */
    private boolean isTransaction() {
        return call instanceof Call.TransactWriteItems || call instanceof Call.TransactGetItems;
    }

    /** What the caller is told who was interrupted before the next attempt. */
    RuntimeException interrupted(RuntimeException interrupt) {
        interrupt.addSuppressed(failure);
        return FailureTranslation.of(call, interrupt, isDoubtful());
    }

    private String late(ClientLimits limits) {
        Throwable[] before = failure.getSuppressed();
        return CallFacts.describe(call) + " was not done within " + limits.total() + ", in " + attempts
                + (attempts == 1 ? " attempt" : " attempts")
                + (before.length == 0 ? "" : ". " + before[before.length - 1].getMessage())
                + (call.isWrite() ? ". Nothing was changed" : "")
                + ". Dynamodel.builder().callTimeout(..) gives calls more time";
    }

    /** A call whose time was over. */
    private static final class OutOfTimeException extends DeadlineException {
        private static final long serialVersionUID = 1L;

        OutOfTimeException(Duration deadline, String message, Throwable cause) {
            super(deadline, message, cause);
        }
    }
}
