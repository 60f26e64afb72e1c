package io.dynamodel.core.execution;

import io.dynamodel.core.execution.RequestListener.RequestFailed;
import io.dynamodel.core.execution.RequestListener.RequestSent;
import io.dynamodel.core.execution.RequestListener.RequestSucceeded;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/** Tells listeners and the log of requests. If nobody listens, a request costs one look at the log level. */
final class Reporter {
    /** Instead of a time: nobody listens. */
    private static final long NOBODY = Long.MIN_VALUE;

    private final List<RequestListener> listeners;
    private final Logger log;
    private final Set<Class<?>> complainedAbout = ConcurrentHashMap.newKeySet();

    Reporter(List<RequestListener> listeners) {
        this(listeners, LoggerFactory.getLogger("io.dynamodel.request"));
    }

    Reporter(List<RequestListener> listeners, Logger log) {
        this.listeners = List.copyOf(listeners);
        this.log = log;
    }

    /** To be called before sending; the result goes to {@link #succeeded} or {@link #failed}. */
    long sent(Call<?> call) {
        if (listeners.isEmpty() && !log.isDebugEnabled()) {
            return NOBODY;
        }
        if (!listeners.isEmpty()) {
            RequestSent event = new RequestSent(call.operation(), call.table(), call.index(), call.request());
            tell(listener -> listener.requestSent(event));
        }
        return System.nanoTime();
    }

    <A extends DynamoDbResponse> void succeeded(Call<A> call, long sent, A answer) {
        if (sent == NOBODY) {
            return;
        }
        Duration latency = Duration.ofNanos(System.nanoTime() - sent);
        List<ConsumedCapacity> consumed = call.consumedCapacity(answer);
        if (log.isDebugEnabled()) {
            log.debug("{} took {} ms{}", CallFacts.describe(call), millis(latency), units(consumed));
        }
        if (!listeners.isEmpty()) {
            RequestSucceeded event = new RequestSucceeded(
                    call.operation(), call.table(), call.index(), call.request(), latency, consumed);
            tell(listener -> listener.requestSucceeded(event));
        }
    }

    void failed(Call<?> call, long sent, Throwable failure) {
        if (sent == NOBODY) {
            return;
        }
        Duration latency = Duration.ofNanos(System.nanoTime() - sent);
        if (log.isDebugEnabled()) {
            log.debug("{} failed after {} ms: {}", CallFacts.describe(call), millis(latency), kind(failure));
        }
        if (!listeners.isEmpty()) {
            RequestFailed event =
                    new RequestFailed(call.operation(), call.table(), call.index(), call.request(), latency, failure);
            tell(listener -> listener.requestFailed(event));
        }
    }

    private void tell(Consumer<RequestListener> event) {
        for (RequestListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Exception | LinkageError | AssertionError e) { // Exception, since Kotlin's are not checked
                if (complainedAbout.add(listener.getClass())) {
                    log.warn(
                            "Request listener {} threw; this is ignored, and said once",
                            listener.getClass().getName(),
                            e);
                }
            }
        }
    }

    private static String millis(Duration latency) {
        return String.valueOf(Math.round(latency.toNanos() / 1e5) / 10.0);
    }

    private static String units(List<ConsumedCapacity> consumed) {
        double units = 0;
        for (ConsumedCapacity one : consumed) {
            units += one.capacityUnits() == null ? 0 : one.capacityUnits();
        }
        return consumed.isEmpty() ? "" : ", " + units + " capacity units";
    }

    /** Its message is left out, since DynamoDB's contain values. */
    private static String kind(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        if (!(failure instanceof AwsServiceException service)) {
            return kind;
        }
        AwsErrorDetails details = service.awsErrorDetails();
        return kind + (details == null ? "" : " " + details.errorCode()) + ", request " + service.requestId();
    }
}
