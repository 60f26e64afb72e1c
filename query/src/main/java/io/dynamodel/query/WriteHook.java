package io.dynamodel.query;

import java.util.Objects;

/**
 * Joins in the writes of a model before they are sent: it can add conditions, changes, and further operations that are
 * done together with the write or not at all. {@link Model#with} gives a model whose {@code create}, {@code put},
 * {@code update}, {@code upsert}, {@code delete} and {@code modify} run it, alone, in transactions and in bulk changes.
 *
 * <p>A hook runs for each execution, and it may run several times for one: for the dry run, and again where somebody else
 * changed what it relied on. So it must do nothing but return a draft, and not block. An exception that it throws fails
 * the operation as it is.
 *
 * @param <R> the item type
 */
@FunctionalInterface
public interface WriteHook<R> {
    /**
     * Joins in a write.
     *
     * @param draft the write as it is so far: as asked for, and with what earlier hooks added
     * @return the same draft, or one with more
     */
    WriteDraft<R> apply(WriteDraft<R> draft);

    /**
     * Whether {@link WriteDraft#stored} is needed. The item is then read before the write (one read unit for each 4 KB),
     * and the write is on condition that it still is as it was read: that it has the same version, or, where the schema
     * has none, that all its attributes are the same. A {@code create} needs no read.
     */
    default boolean readsStored() {
        return false;
    }

    /** A hook that is told what is stored. */
    static <R> WriteHook<R> readingStored(WriteHook<R> hook) {
        return new StoredReader<>(Objects.requireNonNull(hook, "hook"));
    }
}
