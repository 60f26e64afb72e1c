package io.dynamodel.core.transport;

/** What is asked of a call before it is sent a second time. */
public interface Sendable {
    /** Whether it changes something, so that a lost answer leaves open what happened. */
    boolean isWrite();

    /**
     * Whether it may be sent again although an earlier attempt may have been applied: it would leave the same, or cannot
     * be applied twice. Asked only then.
     */
    boolean isRepeatable();
}
