package io.dynamodel.query;

import io.dynamodel.core.execution.RequestText;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The requests that an operation would send: the dry run. Most operations send one; what follows depends on the answers
 * is listed with the reason.
 *
 * <p>The requests are the SDK's own and complete. The text form is made for people: DynamoDB's parameter names, values
 * typed as on the wire, sensitive ones hidden.
 */
public final class RequestPlan {
    private final List<Entry> entries;
    private final Predicate<String> hidden;

    /**
     * One request and when it is sent.
     *
     * @param request the request
     * @param when empty if it is always sent
     */
    public record Entry(DynamoDbRequest request, String when) {
        /** Nothing is null. */
        public Entry {
            Objects.requireNonNull(request, "request");
            Objects.requireNonNull(when, "when");
        }
    }

    /** For the library's own modules. */
    public RequestPlan(List<Entry> entries, Predicate<String> hidden) {
        this.entries = List.copyOf(entries);
        this.hidden = hidden;
    }

    /** For the library's own modules: one request, always sent. */
    public static RequestPlan of(DynamoDbRequest request, Predicate<String> hidden) {
        return new RequestPlan(List.of(new Entry(request, "")), hidden);
    }

    /** The requests in the order in which they are sent. */
    public List<DynamoDbRequest> requests() {
        return entries.stream().map(Entry::request).toList();
    }

    /** The requests and when they are sent. */
    public List<Entry> entries() {
        return entries;
    }

    /** The first request. */
    public DynamoDbRequest first() {
        return entries.get(0).request();
    }

    /**
     * The first request, of the class that the operation sends.
     *
     * @throws ClassCastException if it is of another one
     */
    public <Q extends DynamoDbRequest> Q first(Class<Q> type) {
        return type.cast(first());
    }

    /** The requests as text, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : entries) {
            if (text.length() > 0) {
                text.append("\n\n");
            }
            if (!entry.when().isEmpty()) {
                text.append("-- ").append(entry.when()).append('\n');
            }
            text.append(RequestText.of(entry.request(), hidden));
        }
        return text.toString();
    }
}
