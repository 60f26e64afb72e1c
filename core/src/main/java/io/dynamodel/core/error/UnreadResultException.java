package io.dynamodel.core.error;

/**
 * A write that was done, and whose result could not be read: somebody has deleted the item since, the read failed, or the
 * item does not fit its schema; the last two are the cause then. It must not be repeated for that.
 */
public final class UnreadResultException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    /** @param subject what was done, on which key */
    public UnreadResultException(String subject) {
        super("The " + subject
                + " was done, but there is no item with this key any more: somebody has deleted it since."
                + " Who needs no result says returningNothing()");
    }

    /**
     * @param subject what was done, on which key
     * @param cause what kept it from being read
     */
    public UnreadResultException(String subject, RuntimeException cause) {
        super("The " + subject + " was done, but its item could not be read: " + told(cause), cause);
    }

    private static String told(RuntimeException cause) {
        return cause instanceof ItemMappingException
                ? cause.getMessage() + ". Do not repeat the write for that. Who needs no result says returningNothing()"
                : "get it again. Who needs no result says returningNothing()";
    }
}
