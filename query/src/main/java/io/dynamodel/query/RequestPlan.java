package io.dynamodel.query;

import io.dynamodel.core.execution.RequestText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * The requests that an operation would send: the dry run. Most operations send one; what follows depends on the answers
 * is listed with the reason.
 *
 * <p>The requests are the SDK's own and complete. The text form is made for people: DynamoDB's names of operation and
 * parameters, values typed as on the wire, sensitive ones hidden.
 */
public final class RequestPlan {
    private final List<Entry> entries;
    private final List<Predicate<String>> hidden;

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

        /** The request with all its values, sensitive ones too, is for programs: the text has its kind only. */
        @Override
        public String toString() {
            return when.isEmpty() ? operation(request) : operation(request) + ", " + when;
        }
    }

    private RequestPlan(List<Entry> entries, List<Predicate<String>> hidden) {
        this.entries = List.copyOf(entries);
        this.hidden = List.copyOf(hidden);
    }

    /** For the library's own modules: one request, always sent. */
    public static RequestPlan of(DynamoDbRequest request, Predicate<String> hidden) {
        return new RequestPlan(List.of(new Entry(request, "")), List.of(hidden));
    }

    /** For the library's own modules: several requests, all sent. */
    public static RequestPlan ofAll(List<? extends DynamoDbRequest> requests, Predicate<String> hidden) {
        List<Entry> entries = new ArrayList<>(requests.size());
        for (DynamoDbRequest request : requests) {
            entries.add(new Entry(request, ""));
        }
        return new RequestPlan(entries, Collections.nCopies(entries.size(), hidden));
    }

    /** For the library's own modules: nothing is sent, since no item can satisfy what is asked. */
    public static RequestPlan nothing() {
        return new RequestPlan(List.of(), List.of());
    }

    /** For the library's own modules: this plan, and a further request that is sent in some case. */
    public RequestPlan followedBy(DynamoDbRequest request, String when, Predicate<String> hiddenInIt) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(request, when));
        List<Predicate<String>> moreHidden = new ArrayList<>(hidden);
        moreHidden.add(hiddenInIt);
        return new RequestPlan(more, moreHidden);
    }

    /** For the library's own modules: this plan, and then another. */
    public RequestPlan and(RequestPlan other) {
        List<Entry> more = new ArrayList<>(entries);
        more.addAll(other.entries);
        List<Predicate<String>> moreHidden = new ArrayList<>(hidden);
        moreHidden.addAll(other.hidden);
        return new RequestPlan(more, moreHidden);
    }

    /** The requests in the order in which they are sent. */
    public List<DynamoDbRequest> requests() {
        return entries.stream().map(Entry::request).toList();
    }

    /** For the library's own modules: which names and placeholders of a request the text leaves out. */
    public Predicate<String> hidden(int entry) {
        return hidden.get(entry);
    }

    /** The requests and when they are sent. */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The first request.
     *
     * @throws IllegalStateException if nothing is sent
     */
    public DynamoDbRequest first() {
        if (entries.isEmpty()) {
            throw new IllegalStateException("Nothing is sent: nothing is asked, or no item can satisfy it");
        }
        return entries.get(0).request();
    }

    /**
     * The first request, of the class that the operation sends.
     *
     * @throws ClassCastException if it is of another one
     * @throws IllegalStateException if nothing is sent
     */
    public <Q extends DynamoDbRequest> Q first(Class<Q> type) {
        return type.cast(first());
    }

    /** The requests as text, for people. */
    @Override
    public String toString() {
        if (entries.isEmpty()) {
            return "-- nothing is sent: no item can satisfy what is asked";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (i > 0) {
                text.append("\n\n");
            }
            if (!entry.when().isEmpty()) {
                text.append("-- ").append(entry.when()).append('\n');
            }
            text.append(operation(entry.request())).append(' ').append(RequestText.of(entry.request(), hidden.get(i)));
        }
        return text.toString();
    }

    /** For the library's own modules: DynamoDB's name of the operation. The SDK names its classes after it. */
    public static String operation(DynamoDbRequest request) {
        String name = request.getClass().getSimpleName();
        return name.endsWith("Request") ? name.substring(0, name.length() - "Request".length()) : name;
    }
}
