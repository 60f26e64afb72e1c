package io.dynamodel.integration.cases;

/** The runner meets something that it does not know how to say with Dynamodel's API; reported, never hidden. */
final class Uninterpreted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Uninterpreted(String what) {
        super(what);
    }
}
