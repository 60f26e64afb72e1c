package io.dynamodel.transactions.internal;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Deadline;
import io.dynamodel.core.execution.FailureTranslation;
import io.dynamodel.core.execution.RequestText;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.TransactionParts;
import io.dynamodel.query.internal.expand.TransactionParts.Added;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * A transaction of writes as steps. It is sent until it is done, refused, or out of time: always the same request with
 * the same token, so that it is applied once, however often it is sent.
 */
public final class WriteProgram {
    private static final Backoff BACKOFF = Backoff.whileBusy();

    private final String subject;
    private final TransactionParts parts;
    private final List<PreparedWrite> writes;
    private final String token;
    private final TransactionOptions options;
    private final WriteRequest request;

    /**
     * @param subject what the transaction is in messages
     * @throws InvalidRequestException if DynamoDB would refuse it
     * @throws io.dynamodel.core.error.RequestLimitException if there is too much of it
     */
    public WriteProgram(
            Engine engine, String subject, TransactionParts parts, String token, TransactionOptions options) {
        this.subject = subject;
        this.parts = parts;
        this.writes = parts.all();
        this.token = token;
        this.options = options;
        this.request = new WriteRequest(engine, parts, token);
    }

    /** The request. */
    public DynamoDbRequest request() {
        return request.call().request();
    }

    /** Sends it, and gives what is stored then: an item for each put of the caller's, null for other writes. */
    public Step<List<@Nullable Object>> step() {
        return Step.pause(Duration.ZERO, () -> new Run().send(1));
    }

    /** One execution. */
    private final class Run {
        private final Deadline end = options.begin();

        /** Whether it may have been applied. */
        private boolean doubtful;

        /** How often it was sent. */
        private int attempts;

        /** Whether the SDK has told of all attempts. */
        private boolean counted = true;

        Step<List<@Nullable Object>> send(int round) {
            return Step.send(
                    request.call(),
                    options.limit(end, round),
                    answer -> Step.done(stored()),
                    failure -> failed(failure, round));
        }

        private Step<List<@Nullable Object>> failed(RuntimeException failure, int round) {
            Integer made = FailureTranslation.attempts(failure);
            counted &= made != null;
            attempts += made == null ? 1 : made;
            if (failure instanceof TransactionCanceledException cancelled) {
                doubtful = false; // to what was applied before, DynamoDB would have answered that it is done
                RuntimeException last = cancelled(cancelled, attempts);
                return Cancellation.passes(cancelled) ? again(round, last) : Step.failed(last);
            }
            if (failure instanceof IdempotentParameterMismatchException) {
                return Step.failed(mismatch(failure));
            }
            boolean lost =
                    failure instanceof OutcomeUnknownException || failure instanceof TransactionInProgressException;
            doubtful |= lost;
            RuntimeException last = doubtful ? unknown(failure, counted ? attempts : 0) : refused(failure);
            boolean passes = lost
                    || FailureTranslation.isThrottled(failure)
                    || failure instanceof DeadlineException // of one call, which is shorter
                    || (doubtful && failure instanceof ServiceSetupException setup && isUnreachable(setup));
            return passes ? again(round, last) : Step.failed(last);
        }

        private Step<List<@Nullable Object>> again(int round, RuntimeException otherwise) {
            return BACKOFF.retry(
                    round,
                    end,
                    () -> send(round + 1),
                    () -> Step.failed(otherwise),
                    interrupt -> Step.failed(doubtful ? unknown(interrupt, counted ? attempts : 0) : interrupt));
        }
    }

    private static boolean isUnreachable(ServiceSetupException failure) {
        return failure.missing() == ServiceSetupException.Missing.ENDPOINT;
    }

    private List<@Nullable Object> stored() {
        List<@Nullable Object> stored = new ArrayList<>(parts.own().size());
        for (PreparedWrite write : parts.own()) {
            stored.add(write.result());
        }
        return stored;
    }

    // ---- failures ----

    private RuntimeException cancelled(TransactionCanceledException cancelled, int attempts) {
        if (!Cancellation.isAligned(cancelled, writes.size())) {
            return cancelled; // nothing is known beyond what it says
        }
        List<Reason> reasons = new ArrayList<>(parts.own().size());
        for (int i = 0; i < parts.own().size(); i++) {
            reasons.add(reason(
                    i, writes.get(i).write(), cancelled.cancellationReasons().get(i)));
        }
        for (int i = parts.own().size(); i < writes.size(); i++) {
            CancellationReason reason = cancelled.cancellationReasons().get(i);
            if (!Cancellation.code(reason).equals(Reason.NONE)) {
                Added added = parts.added().get(i - parts.own().size());
                reasons.set(added.origin(), joined(reasons.get(added.origin()), added, reason));
            }
        }
        return new TransactionFailedException(subject, attempts, reasons, cancelled);
    }

    /** A write that the caller did not name fails at the operation that brought it, beside what failed there itself. */
    private static Reason joined(Reason own, Added added, CancellationReason reason) {
        String code = Cancellation.code(reason);
        Map<String, AttributeValue> stored = stored(code, reason);
        CompiledWrite<?> write = added.write().write();
        String why =
                code.equals(Reason.CONDITION_FAILED) ? added.meaning().text(stored) : otherwise(write, code, reason);
        String text = "the " + added.name() + ", which it brings: " + why;
        Map<String, AttributeValue> shown = added.meaning().isOfUsersItem() ? stored : Map.of();
        return own.isFailure()
                ? own.withText(own.text() + ". Besides, " + text)
                : new Reason(
                        own.place(),
                        own.table(),
                        own.verb(),
                        own.key(),
                        code,
                        text,
                        own.condition(),
                        shown,
                        shown.isEmpty() ? null : write.decodedIfItFits(shown),
                        shown.isEmpty()
                                ? ""
                                : RequestText.ofItem(shown, write.context().hidden()));
    }

    private static Map<String, AttributeValue> stored(String code, CancellationReason reason) {
        return code.equals(Reason.CONDITION_FAILED) && reason.hasItem() ? reason.item() : Map.of();
    }

    private static Reason reason(int place, CompiledWrite<?> write, CancellationReason reason) {
        String code = Cancellation.code(reason);
        boolean conditionFailed = code.equals(Reason.CONDITION_FAILED);
        Map<String, AttributeValue> stored = stored(code, reason);
        String condition =
                write.conditionExpression() == null ? "" : write.condition().toString();
        return new Reason(
                place,
                write.context().table(),
                write.verb(),
                write.key().toString(),
                code,
                conditionFailed ? conditionFailed(condition, write.why(stored)) : otherwise(write, code, reason),
                condition,
                stored,
                stored.isEmpty() ? null : write.decodedIfItFits(stored),
                stored.isEmpty()
                        ? ""
                        : RequestText.ofItem(stored, write.context().hidden()));
    }

    private static String conditionFailed(String condition, String why) {
        return "its condition did not hold: " + condition + (why.isEmpty() ? "" : ". " + why);
    }

    private static String otherwise(CompiledWrite<?> write, String code, CancellationReason reason) {
        if (code.equals(Reason.NONE)) {
            return "";
        }
        boolean tells = reason.message() != null && !write.context().hasSensitive();
        return Cancellation.text(code, tells ? reason.message() : "");
    }

    /** That something which an update needs is absent, DynamoDB may tell by a validation error alone. */
    private RuntimeException refused(RuntimeException failure) {
        if (!(failure instanceof DynamoDbException refusal)
                || refusal.awsErrorDetails() == null
                || !"ValidationException".equals(refusal.awsErrorDetails().errorCode())) {
            return failure;
        }
        boolean tells =
                writes.stream().noneMatch(write -> write.write().context().hasSensitive());
        return new InvalidRequestException(
                "DynamoDB refused the " + subject + ", and nothing was done"
                        + (tells ? " (" + refusal.awsErrorDetails().errorMessage() + ")" : "")
                        + ". An update may not be applicable to the item as it is stored: the map or list that holds a nested"
                        + " path is absent, or what it reads is absent or of another type; or the items that are written"
                        + " have more than 4 MB together",
                refusal);
    }

    private InvalidRequestException mismatch(RuntimeException failure) {
        return new InvalidRequestException(
                "The token '" + token + "' of the " + subject
                        + " was used in the last ten minutes for a transaction with"
                        + " other content, so that this one was not done. Each execution makes ids and times anew: to send the"
                        + " same again, prepare() it and execute that; for another transaction take another token",
                failure);
    }

    /** @param attempts how often it was sent; 0 if that is not known */
    private OutcomeUnknownException unknown(RuntimeException failure, int attempts) {
        String times = attempts == 0 ? "" : attempts == 1 ? " once" : " " + attempts + " times";
        return new OutcomeUnknownException(
                "The " + subject + " was sent" + times
                        + ", but there is no good"
                        + " answer: it may or may not have been applied. Read what it writes to find out, or, if it was"
                        + " prepared by prepare(), execute that again within ten minutes: by its token '" + token
                        + "' DynamoDB applies it once",
                failure instanceof OutcomeUnknownException && failure.getCause() != null
                        ? failure.getCause() // which does not know of the token
                        : failure);
    }
}
