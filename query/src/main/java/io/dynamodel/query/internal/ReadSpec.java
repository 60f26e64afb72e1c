package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.KeyDefinition;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a query or scan asks for.
 *
 * @param key the key of the table or index that is read
 * @param index the name of the index; null for the table
 * @param access how DynamoDB is asked
 * @param filter what is kept of what was read
 * @param descending whether a query goes backwards
 * @param consistent whether it sees all writes before it
 * @param bounds how much it gives, and what one execution may take
 * @param start where it begins
 * @param cursorContext the caller's words to which its sealed cursors are bound; empty for none
 * @param selected the paths to bring back; null for whole items
 * @param hydrated whether the items of an index that lacks attributes are fetched from the table
 * @param lenient gets stored items that do not fit; null to fail on them
 */
public record ReadSpec<R>(
        KeyDefinition key,
        @Nullable String index,
        ReadAccess<R> access,
        Condition<R> filter,
        boolean descending,
        boolean consistent,
        ReadBounds bounds,
        ReadStart start,
        String cursorContext,
        @Nullable Selected<R> selected,
        boolean hydrated,
        @Nullable Consumer<ItemMappingException> lenient) {

    /** The beginning of a query or scan. */
    public static <R> ReadSpec<R> of(KeyDefinition key, @Nullable String index, @Nullable Condition<R> keyConditions) {
        return new ReadSpec<>(
                key,
                index,
                keyConditions == null ? new ReadAccess.Scan<>() : new ReadAccess.Query<>(keyConditions),
                new Condition.Always<>(),
                false,
                false,
                ReadBounds.NONE,
                ReadStart.BEGINNING,
                "",
                null,
                false,
                null);
    }

    /** The same with another filter joined by AND. */
    public ReadSpec<R> withFilter(Condition<R> also) {
        Condition<R> both = Condition.all(List.of(filter, also));
        return new ReadSpec<>(
                key,
                index,
                access,
                both,
                descending,
                consistent,
                bounds,
                start,
                cursorContext,
                selected,
                hydrated,
                lenient);
    }

    /** The same wishes, read from there in this way. */
    public ReadSpec<R> reading(
            KeyDefinition from, @Nullable String ofIndex, ReadAccess<R> how, Condition<R> remaining) {
        return new ReadSpec<>(
                from,
                ofIndex,
                how,
                remaining,
                descending,
                consistent,
                bounds,
                start,
                cursorContext,
                selected,
                hydrated,
                lenient);
    }

    /** The same with more asked of the key. */
    public ReadSpec<R> withKeyConditions(Condition<R> conditions) {
        return reading(key, index, new ReadAccess.Query<>(conditions), filter);
    }

    /** The same in this direction. */
    public ReadSpec<R> withDescending(boolean backwards) {
        return new ReadSpec<>(
                key,
                index,
                access,
                filter,
                backwards,
                consistent,
                bounds,
                start,
                cursorContext,
                selected,
                hydrated,
                lenient);
    }

    /** The same as a consistent read. */
    public ReadSpec<R> withConsistent() {
        return new ReadSpec<>(
                key,
                index,
                access,
                filter,
                descending,
                true,
                bounds,
                start,
                cursorContext,
                selected,
                hydrated,
                lenient);
    }

    private ReadSpec<R> withBounds(ReadBounds other) {
        return new ReadSpec<>(
                key,
                index,
                access,
                filter,
                descending,
                consistent,
                other,
                start,
                cursorContext,
                selected,
                hydrated,
                lenient);
    }

    /** The same within other bounds. */
    public ReadSpec<R> bounded(UnaryOperator<ReadBounds> change) {
        return withBounds(change.apply(bounds));
    }

    /** The same for at most so many items. */
    public ReadSpec<R> withLimit(@Nullable Integer items) {
        return withBounds(bounds.withLimit(items));
    }

    /** The same, so many items read at a time. */
    public ReadSpec<R> withPageSize(int items) {
        return withBounds(bounds.withPageSize(items));
    }

    /** The same from there on. */
    public ReadSpec<R> withStart(ReadStart other) {
        return new ReadSpec<>(
                key,
                index,
                access,
                filter,
                descending,
                consistent,
                bounds,
                other,
                cursorContext,
                selected,
                hydrated,
                lenient);
    }

    /** The same, its sealed cursors bound to these words. */
    public ReadSpec<R> withCursorContext(String words) {
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, bounds, start, words, selected, hydrated, lenient);
    }

    /**
     * The same, some paths only.
     *
     * @throws InvalidRequestException if whole items are to be fetched
     */
    public ReadSpec<R> withSelected(Selected<R> paths) {
        if (hydrated) {
            throw refused();
        }
        return new ReadSpec<>(
                key,
                index,
                access,
                filter,
                descending,
                consistent,
                bounds,
                start,
                cursorContext,
                paths,
                false,
                lenient);
    }

    /**
     * The same, whole items fetched from the table where an index lacks attributes.
     *
     * @throws InvalidRequestException if some paths are selected
     */
    public ReadSpec<R> withHydrated() {
        if (selected != null) {
            throw refused();
        }
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, bounds, start, cursorContext, null, true, lenient);
    }

    private static InvalidRequestException refused() {
        return new InvalidRequestException(
                "hydrate() fetches whole items from the table, select(..) takes what the index"
                        + " holds: leave out one of them");
    }

    /** The same, items that do not fit put aside. */
    public ReadSpec<R> withLenient(Consumer<ItemMappingException> aside) {
        return new ReadSpec<>(
                key,
                index,
                access,
                filter,
                descending,
                consistent,
                bounds,
                start,
                cursorContext,
                selected,
                hydrated,
                aside);
    }

    /** Whether this is a query. */
    public boolean isQuery() {
        return access instanceof ReadAccess.Query;
    }

    /** What a query asks of partition and sort key; null for anything else. */
    public @Nullable Condition<R> keyConditions() {
        return access instanceof ReadAccess.Query<R> query ? query.keyConditions() : null;
    }

    /** How many items the caller wants; null for all. */
    public @Nullable Integer limit() {
        return bounds.limit();
    }

    /** How many items DynamoDB reads at a time; null for as many as fit 1 MB. */
    public @Nullable Integer pageSize() {
        return bounds.pageSize();
    }
}
