package io.dynamodel.core.execution;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the SDK tells of its attempts before the last one. It retries by itself and reports the last failure alone; of
 * the earlier ones it leaves the text, each in a suppressed exception. So this is the one place that reads messages of
 * failed attempts; what it does not recognise counts as lost.
 */
final class Attempts {
    /** Ends the message of every answer by the service; this kind means that nothing was changed. */
    private static final Pattern REFUSED = Pattern.compile("\\(Service: [^,()]*, Status Code: 4\\d\\d");

    /**
     * No connection was made, or none was free: from the operating system by way of the JDK, Apache and Netty alike; from
     * the SDK for a host that is not known; from the pools of Apache 4 and 5 and of Netty.
     */
    private static final Pattern NOT_CONNECTED = Pattern.compile("Connection refused|UnknownHostException"
            + "|[Cc]onnect timed out|Timeout waiting for connection from pool|Timeout deadline: \\d+ MILLISECONDS"
            + "|Acquire operation took longer than");

    private static final Pattern PREFIX = Pattern.compile("^Request attempt \\d+ failure: ");

    private Attempts() {}

    /**
     * Whether attempts of which it is known that they were not answered may have been applied. A failure that does not
     * tell of them says nothing about them.
     */
    static boolean unansweredMayHaveBeenApplied(Throwable failure) {
        return failure.getSuppressed().length == 0 || earlierMayHaveBeenApplied(failure);
    }

    /** How many were made; null if the SDK gave up without telling. */
    static @Nullable Integer count(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (Throwable known : cause.getSuppressed()) {
                if (known instanceof EarlierAttempts earlier) {
                    return earlier.count() + 1;
                }
            }
            if (cause instanceof ApiCallTimeoutException || cause instanceof AbortedException) {
                return null;
            }
        }
        return 1;
    }

    /** Whether an attempt before the last one may have been applied although its answer was lost. */
    static boolean earlierMayHaveBeenApplied(Throwable failure) {
        for (Throwable known : failure.getSuppressed()) {
            if (known instanceof EarlierAttempts attempts) {
                return attempts.isDoubtful();
            }
        }
        Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SdkException) {
                for (Throwable earlier : cause.getSuppressed()) {
                    if (earlier instanceof SdkClientException && mayHaveBeenApplied(earlier.getMessage(), cause)) {
                        return true;
                    }
                }
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean mayHaveBeenApplied(@Nullable String earlier, Throwable last) {
        if (earlier == null) {
            return true;
        }
        if (REFUSED.matcher(earlier).find() || NOT_CONNECTED.matcher(earlier).find()) {
            return false;
        }
        boolean isLikeLast = String.valueOf(last.getMessage())
                .startsWith(PREFIX.matcher(earlier).replaceFirst(""));
        return !(isLikeLast && NeverSent.is(last));
    }
}
