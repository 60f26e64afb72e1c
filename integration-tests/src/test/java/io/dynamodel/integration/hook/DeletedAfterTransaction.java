package io.dynamodel.integration.hook;

import io.dynamodel.core.execution.RequestListener;

/**
 * Somebody else, who comes right after a transaction.
 *
 * @param action what they do
 */
record DeletedAfterTransaction(Runnable action) implements RequestListener {
    @Override
    public void requestSucceeded(RequestSucceeded event) {
        if (event.operation().equals("TransactWriteItems")) {
            action.run();
        }
    }
}
