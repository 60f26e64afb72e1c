package io.dynamodel.core.execution;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsClient;

/** What clients were told of time. */
final class CallTimeouts {
    private CallTimeouts() {}

    static Optional<Duration> of(AwsClient client) {
        try {
            return client.serviceClientConfiguration().overrideConfiguration().apiCallTimeout();
        } catch (RuntimeException e) { // of a stand-in for a client, which has no configuration
            return Optional.empty();
        }
    }
}
