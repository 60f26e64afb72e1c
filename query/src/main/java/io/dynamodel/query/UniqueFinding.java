package io.dynamodel.query;

import io.dynamodel.schema.Key;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that unique constraints do not allow, as {@link Model#verifyUnique} found it.
 *
 * @param kind what is wrong
 * @param constraint the name of the constraint
 * @param attributes the stored names of its attributes
 * @param item the item whose value has no claim, or which has a value that another one holds; empty where
 *     there is a claim alone
 * @param holder the key that the claim names; empty where there is no claim
 * @param repaired whether it is right now
 */
public record UniqueFinding<R>(
        Kind kind,
        String constraint,
        List<String> attributes,
        Optional<Key<R>> item,
        Optional<Key<R>> holder,
        boolean repaired) {
    /** Copies the names. */
    public UniqueFinding {
        Objects.requireNonNull(kind, "kind");
        attributes = List.copyOf(attributes);
    }

    /** What is wrong. */
    public enum Kind {
        /** A claim whose holder is not there, or has another value: it was changed or deleted beside the library. */
        ORPHAN,
        /** An item whose value is not claimed: it was written beside the library, or before there was the constraint. */
        UNCLAIMED,
        /** An item with a value that another one holds. Only whoever knows what the items mean can repair that. */
        DUPLICATE,
        /** A claim of a constraint that the schema says to be a former one. */
        FORMER
    }

    /** What is wrong where; no item data but keys. */
    @Override
    public String toString() {
        String names = "unique constraint '" + constraint + "' on " + attributes + ": ";
        String ofItem = item.map(key -> "the item with key " + key).orElse("");
        String ofHolder = holder.map(key -> "the item with key " + key).orElse("another item");
        return names
                + switch (kind) {
                    case ORPHAN -> "a value is claimed for " + ofHolder + ", which does not hold it";
                    case UNCLAIMED -> ofItem + " holds a value that is not claimed for it";
                    case FORMER -> "there is no such constraint any more, and a value is claimed for " + ofHolder;
                    case DUPLICATE -> ofItem + " has the value that " + ofHolder + " holds";
                }
                + (repaired ? " (repaired)" : "");
    }
}
