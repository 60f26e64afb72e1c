package io.dynamodel.core.execution;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.ServiceSetupException.Missing;
import io.dynamodel.core.transport.DamagedAnswerException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Says what an exception of the SDK means where it does not say so itself; every other one stays as it is.
 *
 * <ul>
 *   <li>Nothing can be asked as things are set up: {@link ServiceSetupException}, with what to do.
 *   <li>A write may have been applied although there is no good answer to it: {@link OutcomeUnknownException}. That is
 *       so after a timeout, a broken connection or a damaged answer, and after a server's fault, that is a status 5xx:
 *       a write to which DynamoDB answers {@code InternalServerError} may have succeeded. It is so even if that befell
 *       only one of the SDK's attempts, and a later one was throttled or never sent.
 * </ul>
 *
 * <p>A failed condition and a cancelled transaction always stay as they are, for they carry what the caller needs; ask
 * {@link #earlierAttemptMayHaveBeenApplied} whether it was perhaps the same write that got in first.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *     handling with DynamoDB</a>
 */
public final class FailureTranslation {
    private FailureTranslation() {}

    /**
     * What the failure of a call means.
     *
     * @param call what was sent
     * @param failure what the SDK threw, or what its future failed with
     */
    public static RuntimeException of(Call<?> call, Throwable failure) {
        RuntimeException exception = exception(call, failure);
        return of(
                call,
                exception,
                call.isWrite() && (lastMayHaveBeenApplied(exception) || Attempts.earlierMayHaveBeenApplied(exception)));
    }

    /** @param doubtful whether it is a write that may have been applied */
    static RuntimeException of(Call<?> call, RuntimeException exception, boolean doubtful) {
        if (exception instanceof ConditionalCheckFailedException || exception instanceof TransactionCanceledException) {
            return exception;
        }
        if (exception instanceof ResourceNotFoundException) {
            return new ServiceSetupException(Missing.TABLE, noTable(call), exception);
        }
        if (doubtful) {
            return new OutcomeUnknownException(unknownOutcome(call), exception);
        }
        Missing missing = NeverSent.missing(exception);
        return missing == null ? exception : setup(missing, CallFacts.describe(call) + " was not sent", exception);
    }

    /**
     * What it means that a client could not be made, for which the SDK needs to know a region.
     *
     * @param failure what the SDK threw
     */
    public static RuntimeException ofClientCreation(RuntimeException failure) {
        Missing missing = NeverSent.missing(failure);
        return missing == null ? failure : setup(missing, "The client was not made", failure);
    }

    /**
     * Whether the SDK has sent this request before and lost the answer, so that a failed condition may be due to the
     * very same write. Where that is not clear, it is true.
     *
     * @param failure what the SDK threw
     */
    public static boolean earlierAttemptMayHaveBeenApplied(Throwable failure) {
        return Attempts.earlierMayHaveBeenApplied(failure);
    }

    /**
     * How often a transaction was sent before it failed so; null if that is not known.
     *
     * @param failure what its step failed with
     */
    public static @Nullable Integer attempts(Throwable failure) {
        return Attempts.count(failure);
    }

    /** Whether DynamoDB could not take the request for now, so that nothing was done. */
    public static boolean isThrottled(Throwable failure) {
        return failure instanceof AwsServiceException refused && refused.isThrottlingException();
    }

    /** What the SDK threw, or what its future failed with, as an exception of the SDK. */
    static RuntimeException exception(Call<?> call, Throwable failure) {
        Throwable cause = unwrap(failure);
        return cause instanceof RuntimeException e ? e : SdkClientException.create(call.operation() + " failed", cause);
    }

    /** What a future failed with, without the wrappings of futures. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                return cause;
            }
            cause = inner;
        }
        return cause;
    }

    /** Whether the last attempt may have been applied although it failed. */
    static boolean lastMayHaveBeenApplied(RuntimeException exception) {
        return isServersFault(exception) || isAnswerLost(exception);
    }

    /** Whether an answer was lost on its way, or DynamoDB was at fault; not where somebody gave up waiting for it. */
    static boolean isLostOrNotTaken(RuntimeException exception) {
        return isServersFault(exception)
                || exception instanceof RetryableException
                || (isAnswerLost(exception)
                        && !(exception instanceof ApiCallTimeoutException)
                        && !(exception instanceof AbortedException)
                        && !(exception instanceof CancellationException));
    }

    /** Whether an answer came, but not as it was sent, which the SDK by itself does not ask for again. */
    static boolean isDamaged(RuntimeException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedAnswerException || cause instanceof Crc32MismatchException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isServersFault(RuntimeException exception) {
        return exception instanceof InternalServerErrorException
                || (exception instanceof DynamoDbException answer && answer.statusCode() >= 500);
    }

    private static boolean isAnswerLost(RuntimeException exception) {
        if (exception instanceof ApiCallTimeoutException
                || exception instanceof ApiCallAttemptTimeoutException
                || exception instanceof AbortedException
                || exception instanceof Crc32MismatchException
                || exception instanceof CancellationException) {
            return true;
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedAnswerException) {
                return true;
            }
            if (cause instanceof IOException) {
                return !NeverSent.is(exception);
            }
        }
        return false;
    }

    private static ServiceSetupException setup(Missing missing, String what, RuntimeException exception) {
        return new ServiceSetupException(missing, what + ", since " + remedy(missing, exception), exception);
    }

    private static String remedy(Missing missing, RuntimeException exception) {
        if (missing == Missing.CREDENTIALS) {
            return "no AWS credentials were found to sign it with. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                    + " AWS_PROFILE, or run it under a role. DynamoDB Local takes any: builder.credentialsProvider("
                    + "StaticCredentialsProvider.create(AwsBasicCredentials.create(\"local\", \"local\")))";
        }
        if (missing == Missing.REGION) {
            return "no AWS region is set. Set AWS_REGION, or region in the profile, or"
                    + " builder.region(Region.EU_WEST_1). DynamoDB Local takes any";
        }
        return "the endpoint cannot be reached (" + reason(NeverSent.notConnected(exception))
                + "). Check the client's region and endpointOverride, the network and the proxy; for DynamoDB Local,"
                + " whether it runs and on which port";
    }

    private static String reason(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static String noTable(Call<?> call) {
        String table = call.table();
        return CallFacts.describe(call) + " found no such table. "
                + (table.contains(",") ? "Create what is missing of them" : "Create it")
                + " with model.table().createIfAbsent(), or check that the client's region and endpointOverride, and"
                + " the prefix of table names, are those with which it was created";
    }

    private static String unknownOutcome(Call<?> call) {
        String what = CallFacts.describe(call) + " was sent, but there is no good answer: it may or may not have been"
                + " applied. ";
        if (call.request() instanceof TransactWriteItemsRequest transaction) {
            return what
                    + (transaction.clientRequestToken() == null
                            ? "Read what it writes to find out"
                            : "Repeat it within ten minutes, unchanged and with the same clientRequestToken: DynamoDB"
                                    + " applies it once");
        }
        return switch (call.operation()) {
            case "CreateTable", "DeleteTable", "UpdateTimeToLive" -> what + "Describe the table to find out";
            default ->
                what + "Read what it writes to find out, or repeat it if applying it twice does no harm (put,"
                        + " delete and setting values; not adding and appending) or is ruled out by its condition";
        };
    }
}
