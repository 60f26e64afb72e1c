package io.dynamodel.schema;

/** When a default applies. */
public enum WriteKind {
    /** When a whole item is written: {@code create}, {@code put}, and their kin in batches and transactions. */
    PUT,
    /** On every {@code update} and {@code upsert} that does not name the attribute itself. */
    UPDATE,
    /** When an {@code upsert} creates the item, or finds the attribute absent: through {@code if_not_exists}. */
    INSERT
}
