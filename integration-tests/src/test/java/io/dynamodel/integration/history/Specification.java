package io.dynamodel.integration.history;

import java.util.List;

/**
 * How an object behaves if one operation is done after the other.
 *
 * @param <S> its state, immutable and with equality
 */
interface Specification<S> {
    S initial();

    /** The state after an operation that was done; null if in this state it could not have ended as it did. */
    S after(S state, Op op);

    /** What is wrong to the naked eye, and easier told than by the search for an order. */
    List<Violation> obvious(String object, List<Op> ops);
}
