package io.dynamodel.core.execution;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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

    /** From the operating system, by way of the JDK, Apache and Netty alike. */
    private static final String NOT_CONNECTED = "Connection refused";

    private static final Pattern PREFIX = Pattern.compile("^Request attempt \\d+ failure: ");

    private Attempts() {}

    /** Whether an attempt before the last one may have been applied although its answer was lost. */
    static boolean earlierMayHaveBeenApplied(Throwable failure) {
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
        if (REFUSED.matcher(earlier).find() || earlier.contains(NOT_CONNECTED)) {
            return false;
        }
        boolean isLikeLast = String.valueOf(last.getMessage())
                .startsWith(PREFIX.matcher(earlier).replaceFirst(""));
        return !(isLikeLast && NeverSent.is(last));
    }
}
