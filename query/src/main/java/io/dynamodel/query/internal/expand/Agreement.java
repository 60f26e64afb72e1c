package io.dynamodel.query.internal.expand;

import io.dynamodel.query.internal.Compiled;
import io.dynamodel.query.internal.expand.Rounds.Attempt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the executions of one prepared write send: all of them the same, also if they run at once, until it is known to be
 * stale. Whatever is made then has the same token, so that DynamoDB takes one of them at most.
 */
final class Agreement<T extends @Nullable Object> {
    private final AtomicReference<@Nullable String> token;
    private final AtomicReference<@Nullable Compiled<Attempt<T>>> agreed = new AtomicReference<>();
    private volatile boolean isRenewed;

    /** @param token the token; null to make one when it is needed */
    Agreement(@Nullable String token) {
        this.token = new AtomicReference<>(token);
    }

    /** The token of whatever is sent. */
    String token() {
        String known = token.get();
        if (known != null) {
            return known;
        }
        String made = UUID.randomUUID().toString();
        return token.compareAndSet(null, made) ? made : token();
    }

    /** What is sent; null if nobody has planned it yet. */
    @Nullable
    Compiled<Attempt<T>> sent() {
        return agreed.get();
    }

    /** What is sent: the given, unless somebody was faster. */
    Compiled<Attempt<T>> agree(Compiled<Attempt<T>> planned) {
        Compiled<Attempt<T>> earlier = agreed.get();
        if (earlier != null) {
            return earlier;
        }
        return agreed.compareAndSet(null, planned) ? planned : agree(planned);
    }

    /** DynamoDB has taken it: whatever else has the same token it will not take. */
    void done(Compiled<Attempt<T>> sent) {
        agreed.set(sent);
    }

    /** It was refused for what has changed since. */
    void stale(Compiled<Attempt<T>> sent) {
        isRenewed = true;
        agreed.compareAndSet(sent, null);
    }

    /** Whether more than one may have been sent. */
    boolean isRenewed() {
        return isRenewed;
    }
}
