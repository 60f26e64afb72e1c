package io.dynamodel.core.execution;

/** Goes with the failure of the last attempt, as a suppressed exception: what is known for certain of those before. */
final class EarlierAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int count;
    private final boolean doubtful;

    EarlierAttempts(int count, boolean doubtful) {
        super(
                "It had been sent before, " + count + (count == 1 ? " time" : " times")
                        + (doubtful ? ", and may have been applied" : ", and was not applied"),
                null,
                false,
                false);
        this.count = count;
        this.doubtful = doubtful;
    }

    int count() {
        return count;
    }

    boolean isDoubtful() {
        return doubtful;
    }
}
