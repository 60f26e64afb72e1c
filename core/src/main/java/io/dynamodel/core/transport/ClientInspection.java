package io.dynamodel.core.transport;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Whether items may bypass the SDK's values on a client. An interceptor that reads or changes items, such as one that
 * encrypts them, would not see them: so all of them must be known. Which of its hooks an interceptor overrides tells
 * nothing, since every hook can get at requests and responses.
 */
final class ClientInspection {
    /** The SDK's clients. Others, which wrap or stand for them, may cache, copy or rebuild requests and answers. */
    private static final Set<String> OWN_CLIENTS = Set.of(
            "software.amazon.awssdk.services.dynamodb.DefaultDynamoDbClient",
            "software.amazon.awssdk.services.dynamodb.DefaultDynamoDbAsyncClient");

    /**
     * Where interceptors come from that only count and trace: the SDK itself, Dynamodel, the OpenTelemetry
     * instrumentation and agent, AWS X-Ray, the Datadog agent. The AWS Database Encryption SDK is {@code software.amazon.cryptography}.
     */
    private static final List<String> HARMLESS = List.of(
            "software.amazon.awssdk.",
            "io.dynamodel.",
            "io.opentelemetry.instrumentation.awssdk.",
            "io.opentelemetry.javaagent.",
            "com.amazonaws.xray.interceptors.",
            "datadog.trace.instrumentation.aws.");

    private ClientInspection() {}

    /** Why the wire path must not be used on a client; null if it may. */
    static @Nullable String obstacle(SdkClient client, WirePath setting, Set<String> harmless) {
        if (setting == WirePath.NEVER) {
            return "it is switched off";
        }
        if (setting == WirePath.AUTO && !OWN_CLIENTS.contains(client.getClass().getName())) {
            return "the client is not the SDK's own but " + client.getClass().getName();
        }
        List<ExecutionInterceptor> interceptors;
        try {
            interceptors = interceptors(client);
        } catch (RuntimeException e) { // of a stand-in for a client
            return setting == WirePath.ALWAYS ? null : "the client does not tell its interceptors: " + e.getMessage();
        }
        if (!hasOurs(interceptors)) {
            return setting == WirePath.ALWAYS
                    ? null
                    : "its interceptor is not on the client: the resource software/amazon/awssdk/services/dynamodb/"
                            + "execution.interceptors of dynamodel-discovery was not found when the client was built; add"
                            + " it with overrideConfiguration(c -> c.addExecutionInterceptor(new"
                            + " DynamodelWireInterceptor()))";
        }
        return setting == WirePath.ALWAYS ? null : unknown(interceptors, harmless);
    }

    /** Whether our interceptor is on a client; null if it does not tell. */
    static @Nullable Boolean hasInterceptor(SdkClient client) {
        try {
            return hasOurs(interceptors(client));
        } catch (RuntimeException e) { // of a stand-in for a client
            return null;
        }
    }

    private static List<ExecutionInterceptor> interceptors(SdkClient client) {
        if (client instanceof DynamoDbClient blocking) {
            return blocking.serviceClientConfiguration().overrideConfiguration().executionInterceptors();
        }
        return ((DynamoDbAsyncClient) client)
                .serviceClientConfiguration()
                .overrideConfiguration()
                .executionInterceptors();
    }

    private static boolean hasOurs(List<ExecutionInterceptor> interceptors) {
        for (ExecutionInterceptor interceptor : interceptors) {
            if (interceptor instanceof DynamodelWireInterceptor) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String unknown(List<ExecutionInterceptor> interceptors, Set<String> harmless) {
        for (ExecutionInterceptor interceptor : interceptors) {
            String name = interceptor.getClass().getName();
            if (!harmless.contains(name) && !isKnown(name)) {
                return "the interceptor " + name + " may read or change items; if it does not, name it with"
                        + " Dynamodel.builder().harmlessInterceptor(..)";
            }
        }
        return null;
    }

    private static boolean isKnown(String name) {
        for (String harmless : HARMLESS) {
            if (name.startsWith(harmless)) {
                return true;
            }
        }
        return false;
    }
}
