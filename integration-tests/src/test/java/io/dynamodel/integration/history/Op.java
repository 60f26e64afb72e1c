package io.dynamodel.integration.history;

/**
 * One operation as its caller saw it.
 *
 * @param id its number, unique in a history
 * @param thread who did it
 * @param object on what; operations on different objects do not concern each other
 * @param action what was to be done
 * @param status what became of it
 * @param seen what the caller was told: the state after it, or the one on which a condition failed; null for nothing
 * @param told what the caller was told if it failed; else empty
 * @param invoked when it began, on a clock that ticks with each beginning and end
 * @param returned when its outcome was known; never for an unknown one
 */
record Op(
        long id,
        int thread,
        String object,
        Action action,
        Status status,
        Object seen,
        String told,
        long invoked,
        long returned) {
    /** What became of an operation. */
    enum Status {
        /** It was done. */
        OK,
        /** Its condition did not hold: nothing was done, but something was seen. */
        REFUSED,
        /** It was done, will be, or never. */
        UNKNOWN
    }

    static final long NEVER = Long.MAX_VALUE;

    /** What may be done to an object; each kind of object has its own. */
    interface Action {
        /** Whether it could change the object. */
        default boolean isWrite() {
            return true;
        }

        /**
         * Whether it may take effect several times before its outcome is known: it does no harm twice in a row, so that it is
         * sent again where an answer was lost, and in between somebody may have undone it.
         */
        default boolean isRepeatable() {
            return false;
        }
    }

    boolean isOk() {
        return status == Status.OK;
    }

    boolean isUnknown() {
        return status == Status.UNKNOWN;
    }

    /** Whether it changes nothing, whatever became of it. */
    boolean isRead() {
        return !action.isWrite() || status == Status.REFUSED;
    }

    /** The same before its outcome was known. */
    Op attempt() {
        return new Op(id, thread, object, action, Status.UNKNOWN, null, "", invoked, NEVER);
    }

    @Override
    public String toString() {
        return "#" + id + " of thread " + thread + " [" + invoked + ", " + (returned == NEVER ? "?" : returned) + "] "
                + action + " -> " + status + (seen == null ? "" : ", saw " + seen)
                + (told.isEmpty() ? "" : ", told: " + told);
    }
}
