package io.dynamodel.core.error;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A transaction that DynamoDB has cancelled: nothing of it was done. There is one {@link Reason} for each operation, in
 * the caller's order, and those of the operations that are to blame are the ones that {@link #failed} gives.
 *
 * <p>The message says which operations failed and why, without item data; {@link #report} says too what their items
 * looked like.
 */
public final class TransactionFailedException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final transient List<Reason> reasons;
    private final String report;

    /**
     * What became of one operation.
     *
     * @param place its place among the operations, from 0 on
     * @param table the table
     * @param verb the verb, such as {@code create}
     * @param key the key as text
     * @param code DynamoDB's code, such as {@code ConditionalCheckFailed}; {@code None} if the operation is not to blame
     * @param text why, and what to do, without item data; empty if the operation is not to blame. Where a further write
     *     failed that the operation brought, such as one of a hook, it names that, and code and item are that one's
     * @param condition the condition of the operation as text, values left out; empty if it has none
     * @param storedItem the item as it was stored when the condition was checked; empty if there is none, or the
     *     condition held
     * @param decoded the same, decoded by its schema; null if there is none or it does not fit
     * @param itemText the same as text, sensitive values hidden
     * @param uniqueViolations which unique constraints the operation would have broken; none if it is not that
     */
    public record Reason(
            int place,
            String table,
            String verb,
            String key,
            String code,
            String text,
            String condition,
            Map<String, AttributeValue> storedItem,
            @Nullable Object decoded,
            String itemText,
            List<UniqueViolation> uniqueViolations) {
        /** The code of an operation that is not to blame. */
        public static final String NONE = "None";

        /** The code of an operation whose condition did not hold. */
        public static final String CONDITION_FAILED = "ConditionalCheckFailed";

        /** The code of an operation that would have broken a unique constraint; DynamoDB has none for that. */
        public static final String UNIQUE_VIOLATION = "UniqueViolation";

        /** Copies the item and the list. */
        public Reason {
            storedItem = Map.copyOf(storedItem);
            uniqueViolations = List.copyOf(uniqueViolations);
        }

        /** A reason that DynamoDB gave. */
        public Reason(
                int place,
                String table,
                String verb,
                String key,
                String code,
                String text,
                String condition,
                Map<String, AttributeValue> storedItem,
                @Nullable Object decoded,
                String itemText) {
            this(place, table, verb, key, code, text, condition, storedItem, decoded, itemText, List.of());
        }

        /** The reason of an operation that would have broken unique constraints; of one that is not to blame, if none. */
        public static Reason of(int place, String table, String verb, String key, List<UniqueViolation> violations) {
            return new Reason(
                    place,
                    table,
                    verb,
                    key,
                    violations.isEmpty() ? NONE : UNIQUE_VIOLATION,
                    violations.isEmpty()
                            ? ""
                            : "it would break "
                                    + violations.stream()
                                            .map(UniqueViolation::toString)
                                            .collect(Collectors.joining(" and ")),
                    "",
                    Map.of(),
                    null,
                    "",
                    violations);
        }

        /** Whether the operation is to blame. */
        public boolean isFailure() {
            return !code.equals(NONE);
        }

        /** Whether the operation's condition did not hold. */
        public boolean isConditionFailed() {
            return code.equals(CONDITION_FAILED);
        }

        /**
         * The stored item, decoded by its schema; empty if there is none, or it does not fit the schema, or it is not of
         * the class asked for.
         */
        public <R> Optional<R> item(Class<R> type) {
            return type.isInstance(decoded) ? Optional.of(type.cast(decoded)) : Optional.empty();
        }

        /** The same with another text. */
        public Reason withText(String other) {
            return new Reason(
                    place, table, verb, key, code, other, condition, storedItem, decoded, itemText, uniqueViolations);
        }

        /** Which operation, and why; no item data. */
        @Override
        public String toString() {
            return "[" + place + "] " + verb + " on '" + table + "' with key " + key
                    + (isFailure() ? ": " + text : " is not to blame");
        }
    }

    /**
     * @param subject which transaction
     * @param attempts how often it was tried
     * @param reasons one for each operation, in order
     * @param cause what the SDK reported
     */
    public TransactionFailedException(String subject, int attempts, List<Reason> reasons, @Nullable Throwable cause) {
        super(summary(subject, attempts, reasons) + lines(reasons, false), cause);
        this.reasons = List.copyOf(reasons);
        this.report = summary(subject, attempts, reasons) + lines(reasons, true);
    }

    private static String summary(String subject, int attempts, List<Reason> reasons) {
        long failed = reasons.stream().filter(Reason::isFailure).count();
        return "Nothing was done of the " + subject + (attempts == 1 ? "" : ", tried " + attempts + " times")
                + ", since " + failed + " of its " + reasons.size() + " operations failed:";
    }

    private static String lines(List<Reason> reasons, boolean withItems) {
        return reasons.stream()
                .filter(Reason::isFailure)
                .map(reason -> "\n  " + reason + (withItems ? stored(reason) : ""))
                .collect(Collectors.joining());
    }

    private static String stored(Reason reason) {
        if (!reason.isConditionFailed()) {
            return "";
        }
        return "\n      "
                + (reason.itemText().isEmpty()
                        ? "there is no such item"
                        : "stored: " + reason.itemText().replace("\n", "\n      "));
    }

    /** What became of each operation, in the caller's order. */
    public List<Reason> reasons() {
        return reasons == null ? List.of() : reasons;
    }

    /** The operations that are to blame, in the caller's order. */
    public List<Reason> failed() {
        return reasons().stream().filter(Reason::isFailure).toList();
    }

    /**
     * The message, and the items as they were stored where a condition did not hold. Sensitive attributes are hidden,
     * other item data is shown: mind where it goes.
     */
    public String report() {
        return report;
    }
}
