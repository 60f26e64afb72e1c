package io.dynamodel.query.internal;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.internal.KeyDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query or scan asks for.
 *
 * @param key the key of the table or index that is read
 * @param index the name of the index; null for the table
 * @param access how DynamoDB is asked
 * @param filter what is kept of what was read
 * @param descending whether a query goes backwards
 * @param consistent whether it sees all writes before it
 * @param limit how many items the caller wants; null for all
 * @param pageSize how many items DynamoDB reads at a time; null for as many as fit 1 MB
 * @param startKey where to go on; null for the beginning
 * @param selected the paths to bring back; null for whole items
 * @param lenient gets stored items that do not fit; null to fail on them
 */
public record ReadSpec<R>(
        KeyDefinition key,
        @Nullable String index,
        ReadAccess<R> access,
        Condition<R> filter,
        boolean descending,
        boolean consistent,
        @Nullable Integer limit,
        @Nullable Integer pageSize,
        @Nullable Map<String, AttributeValue> startKey,
        @Nullable Selected<R> selected,
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
                null,
                null,
                null,
                null,
                null);
    }

    /** The same with another filter joined by AND. */
    public ReadSpec<R> withFilter(Condition<R> also) {
        return new ReadSpec<>(
                key,
                index,
                access,
                Condition.all(List.of(filter, also)),
                descending,
                consistent,
                limit,
                pageSize,
                startKey,
                selected,
                lenient);
    }

    /** The same wishes, read from there in this way. */
    public ReadSpec<R> reading(
            KeyDefinition from, @Nullable String ofIndex, ReadAccess<R> how, Condition<R> remaining) {
        return new ReadSpec<>(
                from, ofIndex, how, remaining, descending, consistent, limit, pageSize, startKey, selected, lenient);
    }

    /** The same with more asked of the key. */
    public ReadSpec<R> withKeyConditions(Condition<R> conditions) {
        return new ReadSpec<>(
                key,
                index,
                new ReadAccess.Query<>(conditions),
                filter,
                descending,
                consistent,
                limit,
                pageSize,
                startKey,
                selected,
                lenient);
    }

    /** The same in this direction. */
    public ReadSpec<R> withDescending(boolean backwards) {
        return new ReadSpec<>(
                key, index, access, filter, backwards, consistent, limit, pageSize, startKey, selected, lenient);
    }

    /** The same as a consistent read. */
    public ReadSpec<R> withConsistent() {
        return new ReadSpec<>(
                key, index, access, filter, descending, true, limit, pageSize, startKey, selected, lenient);
    }

    /** The same for at most so many items. */
    public ReadSpec<R> withLimit(@Nullable Integer items) {
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, items, pageSize, startKey, selected, lenient);
    }

    /** The same, so many items read at a time. */
    public ReadSpec<R> withPageSize(int items) {
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, limit, items, startKey, selected, lenient);
    }

    /** The same from there on. */
    public ReadSpec<R> withStartKey(Map<String, AttributeValue> after) {
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, limit, pageSize, after, selected, lenient);
    }

    /** The same, some paths only. */
    public ReadSpec<R> withSelected(Selected<R> paths) {
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, limit, pageSize, startKey, paths, lenient);
    }

    /** The same, items that do not fit put aside. */
    public ReadSpec<R> withLenient(Consumer<ItemMappingException> aside) {
        return new ReadSpec<>(
                key, index, access, filter, descending, consistent, limit, pageSize, startKey, selected, aside);
    }

    /** Whether this is a query. */
    public boolean isQuery() {
        return access instanceof ReadAccess.Query;
    }

    /** What a query asks of partition and sort key; null for anything else. */
    public @Nullable Condition<R> keyConditions() {
        return access instanceof ReadAccess.Query<R> query ? query.keyConditions() : null;
    }
}
