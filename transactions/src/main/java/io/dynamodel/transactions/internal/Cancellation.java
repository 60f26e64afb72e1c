package io.dynamodel.transactions.internal;

import io.dynamodel.core.error.TransactionFailedException.Reason;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why DynamoDB has cancelled a transaction: one reason for each operation, in the order in which they were sent. */
final class Cancellation {
    /** What passes. */
    private static final Set<String> TRANSIENT =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private Cancellation() {}

    /** Whether the same may do later: all operations that are to blame met with something that passes. */
    static boolean passes(TransactionCanceledException cancelled) {
        boolean any = false;
        for (CancellationReason reason : cancelled.cancellationReasons()) {
            String code = code(reason);
            if (TRANSIENT.contains(code)) {
                any = true;
            } else if (!code.equals(Reason.NONE)) {
                return false;
            }
        }
        return any;
    }

    /** Whether there is one for each operation. */
    static boolean isAligned(TransactionCanceledException cancelled, int operations) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        return reasons.size() == operations
                && reasons.stream().anyMatch(reason -> !code(reason).equals(Reason.NONE));
    }

    static String code(CancellationReason reason) {
        return reason.code() == null ? Reason.NONE : reason.code();
    }

    /**
     * What the code means, and what to do.
     *
     * @param said what DynamoDB says of it; empty if that could repeat what is sensitive
     */
    static String text(String code, String said) {
        return switch (code) {
            case "TransactionConflict" -> "another transaction or write was under way on this item; try again later";
            case "ThrottlingError", "ProvisionedThroughputExceeded" ->
                "the table has no capacity left for it now (" + code + "); try again later";
            case "ItemCollectionSizeLimitExceeded" ->
                "the items of its partition and their entries in local indexes would exceed 10 GB";
            case "ValidationError" ->
                "it cannot be applied to the item as it is stored" + in(said) + ". What it reads or goes into may be"
                        + " absent or of another type, or the item would become too large";
            case "AccessDenied" -> "it is not permitted" + in(said);
            default -> code + in(said);
        };
    }

    private static String in(String said) {
        return said.isEmpty() ? "" : " (" + said + ")";
    }
}
