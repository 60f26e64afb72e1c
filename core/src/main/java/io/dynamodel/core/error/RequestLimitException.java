package io.dynamodel.core.error;

/**
 * A request beyond one of DynamoDB's limits, refused before it is sent: an item of more than 400 KB, an expression of
 * more than 4 KB or 300 operators.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas</a>
 */
public final class RequestLimitException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final String limit;
    private final long maximum;
    private final long actual;

    /**
     * @param limit what is limited, such as {@code bytes of an item}
     * @param maximum how many there may be
     * @param actual how many there are
     * @param remedy where it happened and what to do
     */
    public RequestLimitException(String limit, long maximum, long actual, String remedy) {
        super("DynamoDB allows " + maximum + " " + limit + ", but there are " + actual + ": " + remedy);
        this.limit = limit;
        this.maximum = maximum;
        this.actual = actual;
    }

    /** What is limited. */
    public String limit() {
        return limit;
    }

    /** How many there may be. */
    public long maximum() {
        return maximum;
    }

    /** How many there are. */
    public long actual() {
        return actual;
    }
}
