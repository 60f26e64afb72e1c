package io.dynamodel.core.transport;

import org.jspecify.annotations.Nullable;

/** One body, decoded. */
final class DecodedAnswer<C extends ItemCollector> {
    private final C collector;
    private final @Nullable RuntimeException failure;
    private final byte @Nullable [] rest;

    /**
     * @param collector has its items
     * @param failure what the collector threw; null if nothing
     * @param rest the body without its items; null if nothing is left
     */
    DecodedAnswer(C collector, @Nullable RuntimeException failure, byte @Nullable [] rest) {
        this.collector = collector;
        this.failure = failure;
        this.rest = rest;
    }

    /** The items, or what the collector threw. */
    C collected() {
        if (failure != null) {
            throw failure;
        }
        return collector;
    }

    /** What the SDK gets; null for nothing. */
    byte @Nullable [] rest() {
        return rest;
    }
}
