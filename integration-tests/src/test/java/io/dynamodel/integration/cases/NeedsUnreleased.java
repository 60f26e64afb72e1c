package io.dynamodel.integration.cases;

/** Ends the interpretation of a case that needs what this release does not have. */
final class NeedsUnreleased extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Unreleased what;

    NeedsUnreleased(Unreleased what) {
        super(what.title());
        this.what = what;
    }

    Unreleased what() {
        return what;
    }
}
