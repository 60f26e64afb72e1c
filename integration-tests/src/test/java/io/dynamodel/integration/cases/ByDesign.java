package io.dynamodel.integration.cases;

/** Ends the interpretation of a case that asks for what cannot be said, on purpose. */
final class ByDesign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Difference difference;

    ByDesign(Difference difference, String what) {
        super(what);
        this.difference = difference;
    }

    Difference difference() {
        return difference;
    }
}
