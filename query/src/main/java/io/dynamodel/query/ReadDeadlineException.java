package io.dynamodel.query;

import io.dynamodel.core.error.DeadlineException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A read was not at its end in the time of {@code deadline(..)}. Nothing is changed by a read: it can be repeated. */
public final class ReadDeadlineException extends DeadlineException {
    private static final long serialVersionUID = 1L;

    private final transient Page<?> page;
    private final long items;

    /**
     * @param subject the read and its table
     * @param deadline how long it might take
     * @param page what was read and not handed out, and where to go on
     * @param items how many items there were
     * @param cause what the SDK reported, if a request was cut off
     */
    public ReadDeadlineException(
            String subject, Duration deadline, Page<?> page, long items, @Nullable Throwable cause) {
        super(
                deadline,
                subject + " was not at its end within " + deadline + ": " + ReadBudgetException.done(page, items)
                        + " by then. Go on with page().nextCursor(), ask for less, or allow more with deadline(..)",
                cause);
        this.page = page;
        this.items = items;
    }

    /**
     * Where it stopped: its cursor goes on after everything that was read or counted. For {@code list()} and
     * {@code page()} it holds the items that were read; what a stream or a publisher has handed out, and what was only
     * counted, is not in it.
     */
    public Page<?> page() {
        return page;
    }

    /** How many items were read, handed out or counted. */
    public long items() {
        return items;
    }
}
