package io.dynamodel.core.execution;

import io.dynamodel.core.error.ServiceSetupException.Missing;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Failures on this side: the request, or its last attempt, never left. They are told by the types in the chain of
 * causes, as thrown by SDK 2.54 over Apache 4 and 5, the JDK's {@code HttpURLConnection} and Netty, and by where they
 * were thrown; by name where a type is of an HTTP client that may be absent.
 */
final class NeverSent {
    /** All connections of the client's pool are in use: Apache 5 and 4. */
    private static final Set<String> POOL_EXHAUSTED =
            Set.of("ConnectionRequestTimeoutException", "ConnectionPoolTimeoutException");

    /** Apache 5 and 4, and Netty. */
    private static final String CONNECT_TIMEOUT = "ConnectTimeoutException";

    /** The JDK has no type of its own for it. */
    private static final String CONNECT_TIMEOUT_OF_JDK = "Connect timed out";

    /** What all packages of the SDK begin with, also where somebody has relocated them. */
    private static final String SDK = DynamoDbClient.class.getPackageName().replace("services.dynamodb", "");

    /** Where the SDK looks for a region; public packages of its modules {@code regions} and {@code auth}. */
    private static final String REGION_PROVIDERS = SDK + "regions.providers.";

    private static final String CREDENTIALS_PROVIDERS = SDK + "auth.credentials.";

    private NeverSent() {}

    static boolean is(Throwable failure) {
        if (missing(failure) != null) {
            return true;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException || isPoolExhausted(cause)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was for want of a connection, which there may be the next time. */
    static boolean isPassing(Throwable failure) {
        boolean exhausted = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            exhausted |= isPoolExhausted(cause);
        }
        return exhausted || missing(failure) == Missing.ENDPOINT;
    }

    /** What is missing to send any request at all, if that is the trouble. */
    static @Nullable Missing missing(Throwable failure) {
        Missing missing = null;
        for (Throwable cause = failure; cause != null && missing == null; cause = cause.getCause()) {
            if (isThrownWithin(cause, REGION_PROVIDERS)) {
                missing = Missing.REGION;
            } else if (isThrownWithin(cause, CREDENTIALS_PROVIDERS)) {
                missing = Missing.CREDENTIALS; // before looking for an endpoint: some ask a server for them
            }
        }
        return missing == null && notConnected(failure) != null ? Missing.ENDPOINT : missing;
    }

    /** What kept the client from reaching the endpoint, if that is the trouble. */
    static @Nullable Throwable notConnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnresolvedAddressException
                    || isConnectTimeout(cause)) {
                return cause;
            }
        }
        return null;
    }

    private static boolean isConnectTimeout(Throwable cause) {
        return cause.getClass().getSimpleName().equals(CONNECT_TIMEOUT)
                || (cause instanceof SocketTimeoutException
                        && CONNECT_TIMEOUT_OF_JDK.equalsIgnoreCase(cause.getMessage()));
    }

    private static boolean isPoolExhausted(Throwable cause) {
        return POOL_EXHAUSTED.contains(cause.getClass().getSimpleName());
    }

    /** The SDK throws a bare {@code SdkClientException} if there are no credentials or there is no region. */
    private static boolean isThrownWithin(Throwable cause, String packagePrefix) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith(packagePrefix)) {
                return true;
            }
        }
        return false;
    }
}
