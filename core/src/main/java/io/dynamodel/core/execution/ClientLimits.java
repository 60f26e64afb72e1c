package io.dynamodel.core.execution;

import io.dynamodel.core.transport.ItemTransport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * How long the calls of one client may take, and how often they are tried: what Dynamodel was told, else what the client
 * was told, else the default. What goes beyond the client is said to it with the request only where it must be, since that
 * costs: timers, and a configuration of its own for each request.
 */
final class ClientLimits {
    /** Where nobody said anything. */
    static final Duration DEFAULT = Duration.ofSeconds(10);

    /** Of a client that does not tell: what the SDK's retry strategies for DynamoDB have at most. */
    private static final int DEFAULT_ATTEMPTS = 9;

    private final CallLimits told;
    private final @Nullable ClientOverrideConfiguration client;
    private final @Nullable Duration ofClient;
    private final Duration total;

    private ClientLimits(CallLimits told, @Nullable ClientOverrideConfiguration client) {
        this.told = told;
        this.client = client;
        this.ofClient = client == null ? null : client.apiCallTimeout().orElse(null);
        Duration given = told.call() != null ? told.call() : ofClient;
        this.total = given == null ? DEFAULT : given;
    }

    static ClientLimits of(AwsClient client, CallLimits told) {
        ClientOverrideConfiguration configuration;
        try {
            configuration = client.serviceClientConfiguration().overrideConfiguration();
        } catch (RuntimeException e) { // of a stand-in for a client, which has no configuration
            configuration = null;
        }
        return new ClientLimits(told, configuration);
    }

    /** How long a call may take with all its attempts. */
    Duration total() {
        return total;
    }

    /** The same, if somebody said it. */
    @Nullable
    Duration said() {
        return told.call() != null ? told.call() : ofClient;
    }

    /** How many attempts are made at most. */
    int maxAttempts() {
        return client == null
                ? DEFAULT_ATTEMPTS
                : client.retryStrategy().map(RetryStrategy::maxAttempts).orElse(DEFAULT_ATTEMPTS);
    }

    /** Until when a call that begins or goes on now is tried, by {@link System#nanoTime}. */
    long end(@Nullable Repetition earlier) {
        long end = System.nanoTime() + Deadline.nanos(total);
        return earlier != null && earlier.end() - end < 0 ? earlier.end() : end;
    }

    /** How long a call may take with all its attempts, within the caller's deadline if there is one. */
    Duration total(@Nullable Repetition earlier) {
        Duration within = earlier == null ? null : earlier.within();
        return within != null && within.compareTo(total) < 0 ? within : total;
    }

    /** Whether the SDK must make one attempt alone: the library makes the others, or none may follow. */
    boolean isSingle(Call<?> call, ItemTransport transport, @Nullable Repetition earlier) {
        return (earlier != null && earlier.own())
                || (!Boolean.TRUE.equals(transport.attended()) && call.isWrite() && !call.isRepeatable());
    }

    /** The call, with what the SDK must be told of it. */
    <A extends DynamoDbResponse> Call<A> applied(
            Call<A> call, ItemTransport transport, @Nullable Repetition earlier, long end, boolean single) {
        if (call instanceof TableCall && earlier == null) {
            return call; // which take longer, and are few
        }
        boolean alone = client != null && ofClient == null && Boolean.FALSE.equals(transport.attended());
        Duration timeout = earlier != null ? until(end) : told.call() != null || alone ? total : null;
        return timeout == null && told.attempt() == null && !single
                ? call
                : RequestOverrides.apply(call, timeout, told.attempt(), single);
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), end - System.nanoTime()));
    }
}
