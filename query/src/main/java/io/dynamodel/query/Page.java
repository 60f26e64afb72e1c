package io.dynamodel.query;

import io.dynamodel.query.internal.PageEdges;
import io.dynamodel.query.internal.ReadCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Some of the items that a query or scan yields, and where to go on. An immutable value.
 *
 * @param <T> an item, or a selection
 */
public final class Page<T> {
    private final List<T> items;
    private final PageEdges edges;
    private final ReadCost cost;

    private Page(List<T> items, PageEdges edges, ReadCost cost) {
        this.items = items;
        this.edges = edges;
        this.cost = cost;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static <T> Page<T> of(List<T> items, PageEdges edges, ReadCost cost) {
        return new Page<>(List.copyOf(items), edges, cost);
    }

    /** In the order of the read, whichever way it was paged; may be empty although there are more. */
    public List<T> items() {
        return items;
    }

    /** Whether there may be more after it. */
    public boolean hasMore() {
        return edges.next() != null;
    }

    /** Whether there may be more before it. A scan has no way back. */
    public boolean hasPrevious() {
        return edges.previous() != null;
    }

    /**
     * The cursor of what comes after this page: text for {@code startingAfter(..)} or {@code page(..)}, that can stand
     * in a URL and outlives the process. It is good for the same read: the same table or index, conditions, direction
     * and schema as it is stored; limit, page size, selection and budget may change. Empty at the end.
     *
     * <p>Unless {@code Dynamodel.builder().sealCursors(..)} is given a sealer, whoever has a cursor can decode the key
     * of the item in it.
     *
     * @throws io.dynamodel.core.error.InvalidRequestException if it would show a sensitive value
     */
    public Optional<String> nextCursor() {
        return edges.text(edges.next());
    }

    /**
     * The cursor of what comes before this page, to be used as {@link #nextCursor} is: the page that it gives ends where
     * this one begins, with its items in the order of the read. Empty for a scan, at the beginning, and for a page that
     * was not begun with a cursor or a position.
     *
     * @throws io.dynamodel.core.error.InvalidRequestException if it would show a sensitive value
     */
    public Optional<String> previousCursor() {
        return edges.text(edges.previous());
    }

    /** The key after which there may be more, as DynamoDB has it, for {@code startingAfter(..)}; bound to nothing. */
    public Optional<Map<String, AttributeValue>> lastEvaluatedKey() {
        return Optional.ofNullable(edges.next() == null ? null : edges.next().after());
    }

    /** How many items DynamoDB read for it, before the filter. */
    public int scannedCount() {
        return cost.scannedCount();
    }

    /** How many requests it took. */
    public int requests() {
        return cost.requests();
    }

    /** How many read units it took; empty unless {@code reportConsumedCapacity()} or {@code maxReadUnits(..)} asked. */
    public OptionalDouble readUnits() {
        return cost.readUnits();
    }

    /**
     * Whether it ends here because {@code maxRequests(..)} or {@code maxReadUnits(..)} is spent, so that there may be
     * fewer items than wanted. {@link #nextCursor} goes on.
     */
    public boolean isBudgetSpent() {
        return cost.budgetSpent();
    }

    /** The same page of what a function makes of the items. */
    public <U> Page<U> map(Function<? super T, ? extends U> function) {
        List<U> mapped = new ArrayList<>(items.size());
        for (T item : items) {
            mapped.add(function.apply(item));
        }
        return of(mapped, edges, cost);
    }

    @SuppressWarnings("exports") // for the library's own modules
    public PageEdges edges() {
        return edges;
    }

    /** Whether both hold equal items, go on and back in the same places, and took the same. */
    @Override
    public boolean equals(Object o) {
        return o instanceof Page<?> other
                && items.equals(other.items)
                && Objects.equals(edges.next(), other.edges.next())
                && Objects.equals(edges.previous(), other.edges.previous())
                && cost.equals(other.cost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, edges.next(), edges.previous(), cost);
    }

    /** How much it is; no item data. */
    @Override
    public String toString() {
        return "Page[" + items.size() + " items" + (isBudgetSpent() ? ", budget spent" : "")
                + (hasMore() ? ", there may be more]" : "]");
    }
}
