package io.dynamodel.core.transport;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The cause where the SDK was about to send a request again, and was kept from it. */
public final class NotSentAgainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** An earlier attempt may have been applied, and the request must not be applied twice. */
        IN_DOUBT("an earlier attempt may have been applied, and it must not be applied twice"),

        /** The time for the call is over, or could be over before the SDK would ask again. */
        OUT_OF_TIME("the SDK's next pause may outlast the time for the call");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private NotSentAgainException(Reason reason) {
        super("The request is not sent again: " + reason.text, null, false, false);
        this.reason = reason;
    }

    /** None of the causes is one that retry strategies look for. */
    static SdkClientException toSdk(Reason reason) {
        NotSentAgainException cause = new NotSentAgainException(reason);
        return SdkClientException.create(cause.getMessage(), cause);
    }

    /** Why a request was not sent again; null if that was not the matter. */
    public static @Nullable Reason reasonOf(Throwable failure) {
        return failure.getCause() instanceof NotSentAgainException stop ? stop.reason : null;
    }
}
