package io.dynamodel.query;

import io.dynamodel.core.error.DynamodelException;

/**
 * A read that gives everything ({@code list()}, {@code stream()}, {@code count()} and their kin) has spent
 * {@code maxRequests(..)} or {@code maxReadUnits(..)} before it was at the end. It does not pass off a part as the
 * whole; {@code page()} does give a part, and says so.
 */
public final class ReadBudgetException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final transient Page<?> page;
    private final long items;

    /**
     * @param subject the read and its table
     * @param page what was read and not handed out, and where to go on
     * @param items how many items there were
     */
    public ReadBudgetException(String subject, Page<?> page, long items) {
        super(subject + " has spent its budget and is not at the end: " + done(page, items)
                + ". Go on with page().nextCursor(), take page by page, or allow more with maxRequests(..) or"
                + " maxReadUnits(..)");
        this.page = page;
        this.items = items;
    }

    static String done(Page<?> page, long items) {
        return page.requests() + " requests"
                + (page.readUnits().isPresent() ? " of " + page.readUnits().getAsDouble() + " read units" : "") + ", "
                + items + " items";
    }

    /**
     * Where it stopped: its cursor goes on after everything that was read or counted. For {@code list()} it holds the
     * items that were read; what a stream or a publisher has handed out, and what was only counted, is not in it.
     */
    public Page<?> page() {
        return page;
    }

    /** How many items were read, handed out or counted. */
    public long items() {
        return items;
    }
}
