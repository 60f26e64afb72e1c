package io.dynamodel.core.error;

import java.util.List;

/**
 * A value that another item holds already.
 *
 * @param constraint the name of the constraint
 * @param attributes the stored names of the attributes that make up the value, those of the scope last
 * @param holder the key of the item that holds it, as text; empty if that is not known
 */
public record UniqueViolation(String constraint, List<String> attributes, String holder) {
    /** Copies the names. */
    public UniqueViolation {
        attributes = List.copyOf(attributes);
    }

    /** Which constraint, and who holds the value; no item data but a key. */
    @Override
    public String toString() {
        return "unique constraint '" + constraint + "' on " + attributes + ": "
                + (holder.isEmpty()
                        ? "another item holds this value"
                        : "the item with key " + holder + " holds this value");
    }
}
