package io.dynamodel.testing;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The requests that the clients of a {@link LocalDynamoDb} were given to send, in order, synchronous and asynchronous ones:
 * one for each call, however often the SDK retried it, and one for each page of a paginator. They are what DynamoDB is
 * asked: how the SDK is told to ask, such as how often and how long, is left out. Mutable; thread-safe.
 *
 * <p>It holds the latest {@value #MAX_REQUESTS} requests.
 */
public final class RequestRecorder {
    /** How many requests are held. */
    static final int MAX_REQUESTS = 10_000;

    private final ArrayDeque<DynamoDbRequest> requests = new ArrayDeque<>();
    private boolean overflown;

    RequestRecorder() {}

    synchronized void record(DynamoDbRequest request) {
        if (requests.size() == MAX_REQUESTS) {
            requests.removeFirst();
            overflown = true;
        }
        requests.addLast(asked(request));
    }

    private static DynamoDbRequest asked(DynamoDbRequest request) {
        if (request.overrideConfiguration().isEmpty()) {
            return request;
        }
        DynamoDbRequest.Builder builder = request.toBuilder();
        builder.overrideConfiguration((AwsRequestOverrideConfiguration) null);
        return builder.build();
    }

    /**
     * All requests, in the order in which they were given to the clients.
     *
     * @throws IllegalStateException if there were more than are held
     */
    public synchronized List<DynamoDbRequest> requests() {
        if (overflown) {
            throw new IllegalStateException(
                    "More than " + MAX_REQUESTS + " requests were sent; clear() the recorder before those that matter");
        }
        return List.copyOf(requests);
    }

    /**
     * The requests of one operation, in order.
     *
     * @param type the kind of request, for instance {@code PutItemRequest.class}
     * @throws IllegalStateException if there were more requests than are held
     */
    public <T extends DynamoDbRequest> List<T> requests(Class<T> type) {
        return requests().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * The latest request.
     *
     * @throws AssertionError if there is none
     */
    public DynamoDbRequest last() {
        return last(DynamoDbRequest.class);
    }

    /**
     * The latest request of one operation.
     *
     * @param type the kind of request, for instance {@code PutItemRequest.class}
     * @throws AssertionError if there is none; the message says what was sent instead
     */
    public synchronized <T extends DynamoDbRequest> T last(Class<T> type) {
        for (Iterator<DynamoDbRequest> backwards = requests.descendingIterator(); backwards.hasNext(); ) {
            DynamoDbRequest request = backwards.next();
            if (type.isInstance(request)) {
                return type.cast(request);
            }
        }
        throw new AssertionError("No " + type.getSimpleName() + " was sent; sent were " + this);
    }

    /** Forgets all requests so far. */
    public synchronized void clear() {
        requests.clear();
        overflown = false;
    }

    /** The kinds of the requests, in order; never their data. */
    @Override
    public synchronized String toString() {
        return requests.stream()
                .map(request -> request.getClass().getSimpleName())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
