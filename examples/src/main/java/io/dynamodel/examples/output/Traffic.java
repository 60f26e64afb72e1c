package io.dynamodel.examples.output;

import io.dynamodel.core.execution.RequestListener;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * What was really sent to DynamoDB, and what it has consumed. It keeps the first requests since {@link #clear} and the
 * sums of all, so that millions of requests take no more memory than a few.
 */
public final class Traffic implements RequestListener {
    private static final int KEPT = 10;

    private final List<Sent> kept = new ArrayList<>();
    private long requests;
    private double units;

    /**
     * One request.
     *
     * @param operation DynamoDB's name of it
     * @param request what was sent
     * @param consumed what the answer says was consumed; empty for a failed request
     */
    public record Sent(String operation, DynamoDbRequest request, List<ConsumedCapacity> consumed) {}

    @Override
    public void requestSucceeded(RequestSucceeded event) {
        add(new Sent(event.operation(), event.request(), event.consumedCapacity()));
    }

    @Override
    public void requestFailed(RequestFailed event) {
        add(new Sent(event.operation(), event.request(), List.of()));
    }

    private synchronized void add(Sent sent) {
        requests++;
        units += sent.consumed().stream().mapToDouble(Traffic::unitsOf).sum();
        if (kept.size() < KEPT) {
            kept.add(sent);
        }
    }

    private static double unitsOf(ConsumedCapacity consumed) {
        return consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        kept.clear();
        requests = 0;
        units = 0;
    }

    /** The first requests. */
    public synchronized List<Sent> sent() {
        return List.copyOf(kept);
    }

    /** The number of all requests. */
    public synchronized long requests() {
        return requests;
    }

    /** The capacity units of all requests: read units or write units, as they were reads or writes. */
    public synchronized double units() {
        return units;
    }
}
