package io.dynamodel.core.error;

import java.util.List;

/** A read that was to give one item found none, or more than one. */
public final class NotOneItemException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final int found;
    private final List<String> keys;

    /**
     * @param subject the read and its table
     * @param found 0, or 2 for two or more: no more are read than it takes to know
     * @param keys the keys of those that were read, as text
     */
    public NotOneItemException(String subject, int found, List<String> keys) {
        super(
                found == 0
                        ? subject + " found no item where there must be one; use oneOrNone() if there may be none"
                        : subject + " found " + found + " items or more where there may be one: "
                                + String.join(" and ", keys) + "; use first() if any of them will do");
        this.found = found;
        this.keys = List.copyOf(keys);
    }

    /** How many were found: 0, or 2 for two or more. */
    public int found() {
        return found;
    }

    /** The keys of those that were read, as text; sensitive values are hidden. */
    public List<String> keys() {
        return keys;
    }
}
