package io.dynamodel.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Somebody else is at work on an item. */
record Conflict() implements Effect {
    @Override
    public <Q, A> CompletableFuture<A> around(Hop<Q, A> hop) {
        if (!Operations.TRANSACTIONS.contains(hop.operation())) {
            hop.injected("");
            Refusal refusal = new Refusal(400, "TransactionConflictException", "Transaction is ongoing for the item");
            return hop.level().refused(refusal, hop.origin());
        }
        int operations = hop.request().withArray("TransactItems").size();
        int blamed = hop.random().nextInt(Math.max(1, operations));
        List<String> reasons = new ArrayList<>(Collections.nCopies(Math.max(1, operations), "None"));
        reasons.set(blamed, "TransactionConflict");
        hop.injected("of " + blamed);
        return hop.level().refused(Refusal.cancelled(reasons), hop.origin());
    }
}
