package io.dynamodel.query;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.query.internal.Given;
import io.dynamodel.query.internal.PathChecks;
import io.dynamodel.query.internal.expand.DraftState;
import io.dynamodel.schema.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write that is about to be sent, as its hooks see and extend it. Immutable: what adds to it gives another one.
 *
 * @param <R> the item type
 */
@CheckReturnValue
public final class WriteDraft<R> {
    private final DraftState<R> state;

    private WriteDraft(DraftState<R> state) {
        this.state = state;
    }

    @SuppressWarnings("exports") // for the library's own modules
    public static <R> WriteDraft<R> of(DraftState<R> state) {
        return new WriteDraft<>(state);
    }

    @SuppressWarnings("exports") // for the library's own modules
    public DraftState<R> state() {
        return state;
    }

    // ---- what it is ----

    /** {@code create}, {@code put}, {@code update}, {@code upsert} or {@code delete}; a {@code modify} is an update. */
    public String verb() {
        return state.write().verb();
    }

    /** The name of the table. */
    public String table() {
        return state.write().context().table();
    }

    /** The key of the item. */
    public Key<R> key() {
        return state.write().key();
    }

    /** The time of the execution, as {@code createdAt()} and {@code updatedAt()} get it. */
    public Instant now() {
        return state.now();
    }

    /**
     * The item as it will be stored: that of a create or put always, with what the schema generates; that of an update
     * or upsert, by the changes so far, where the hook {@linkplain WriteHook#readsStored reads what is stored}; none of a
     * delete. It is what DynamoDB will make of it, unless the write fails.
     *
     * @throws io.dynamodel.core.error.DynamodelException if an update cannot be applied to the item as it is stored, or
     *     what comes out does not fit the schema
     */
    public Optional<R> item() {
        return Optional.ofNullable(state.item());
    }

    /** The attributes of {@link #item} as DynamoDB will have them; none where there is no such item. */
    public Map<String, AttributeValue> itemValues() {
        return state.itemValues();
    }

    /** The changes of an update or upsert, as asked for so far; none of other writes. */
    public List<Update<R>> updates() {
        return state.updates();
    }

    /** All that must hold so far, that which the library demands included. */
    public Condition<R> condition() {
        return state.condition();
    }

    /**
     * The item as it is stored before the write; empty if there is none, as before a create. That the write fails unless
     * it is so is seen to.
     *
     * @throws InvalidRequestException if it was not read
     * @throws io.dynamodel.core.error.ItemMappingException if it does not fit the schema
     */
    public Optional<R> stored() {
        return requireStored().isEmpty() ? Optional.empty() : Optional.ofNullable(state.storedItem());
    }

    /**
     * The attributes of {@link #stored} as DynamoDB has them, those that the schema does not know included; none if there
     * is no item. Without a version, that an unknown attribute is as it was read is seen to only if the schema keeps it, and
     * that it is absent only if the write names it.
     *
     * @throws InvalidRequestException if it was not read
     */
    public Map<String, AttributeValue> storedValues() {
        return requireStored();
    }

    private Map<String, AttributeValue> requireStored() {
        Map<String, AttributeValue> stored = state.stored();
        if (stored == null) {
            throw new InvalidRequestException(
                    "A hook of the " + state.write().context().subject(verb())
                            + " asks for the stored item, which was not read: make it by WriteHook.readingStored(..), or have its"
                            + " readsStored() return true");
        }
        return stored;
    }

    // ---- what is added ----

    /** Only if the condition holds too, for the item before the write. */
    public WriteDraft<R> onlyIf(Condition<R> also) {
        return new WriteDraft<>(
                state.onlyIf(PathChecks.known(state.write().context().compiled(), also)));
    }

    /**
     * With further changes, which go through the rules of the schema as those of the caller do.
     *
     * @throws InvalidRequestException if the write is no update or upsert: what is put goes through the schema's
     *     transforms and derived values instead
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is read and never written
    public final WriteDraft<R> update(Update<R>... more) {
        if (!verb().equals("update") && !verb().equals("upsert")) {
            throw new InvalidRequestException(
                    "A hook adds a change to a " + state.write().context().subject(verb())
                            + ", but only update and upsert have changes; look at verb() first. What a create or put stores is"
                            + " changed by the schema: by a transform, a default or a computed attribute");
        }
        return new WriteDraft<>(state.update(List.of(more)));
    }

    /**
     * With further operations, of any models on the same client, which are done together with the write or not at all: it
     * becomes a transaction, which costs twice as many write units, and counts 100 operations at most. Hooks of their
     * models run too.
     *
     * @throws InvalidRequestException if one belongs to another client
     */
    public WriteDraft<R> alongside(WriteOperation... operations) {
        return alongside(Arrays.asList(operations));
    }

    /** With further operations, which are done together with the write or not at all. */
    public WriteDraft<R> alongside(List<? extends WriteOperation> operations) {
        List<WriteOperation> more = new ArrayList<>(operations.size());
        for (WriteOperation operation : Given.list(operations, "operations")) {
            if (!((Operation<?>) operation)
                    .engine()
                    .equals(state.write().context().engine())) {
                throw new InvalidRequestException("A hook of the "
                        + state.write().context().subject(verb()) + " adds a " + operation
                        + ", but the models of the two"
                        + " were made by different Dynamodels; a transaction goes over one client: make both by the same"
                        + " one");
            }
            more.add(operation);
        }
        return new WriteDraft<>(state.alongside(more));
    }

    /** What is written where, without item data. */
    @Override
    public String toString() {
        return "WriteDraft[" + state.write().context().subject(verb()) + "]";
    }
}
