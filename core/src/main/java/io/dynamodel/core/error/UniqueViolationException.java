package io.dynamodel.core.error;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A write that would have given an item a value which another one holds: nothing was changed. Give the item another
 * value, or change the one that has it.
 */
public final class UniqueViolationException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String verb;
    private final String key;
    private final transient List<UniqueViolation> violations;

    /**
     * @param table the table
     * @param verb the verb of the operation, such as {@code create}
     * @param key the key of the item that was to be written, as text
     * @param violations what is violated, at least one
     * @param cause what the SDK reported; null where it was seen before anything was sent
     */
    public UniqueViolationException(
            String table, String verb, String key, List<UniqueViolation> violations, @Nullable Throwable cause) {
        super(
                verb + " on '" + table + "' with key " + key + " was not done, since it would break "
                        + violations.stream().map(UniqueViolation::toString).collect(Collectors.joining(" and "))
                        + ". Give it another value, or change the item that has it",
                cause);
        this.table = table;
        this.verb = verb;
        this.key = key;
        this.violations = List.copyOf(violations);
    }

    /** The table. */
    public String table() {
        return table;
    }

    /** The verb of the operation. */
    public String verb() {
        return verb;
    }

    /** The key of the item that was to be written, as text. */
    public String key() {
        return key;
    }

    /** Everything that is violated, in the order of the schema. */
    public List<UniqueViolation> violations() {
        return violations == null ? List.of() : violations;
    }

    /** The name of the constraint; of the first, if several are violated. */
    public String constraint() {
        return violations().isEmpty() ? "" : violations().get(0).constraint();
    }

    /** The stored names of the constraint's attributes. */
    public List<String> attributes() {
        return violations().isEmpty() ? List.of() : violations().get(0).attributes();
    }

    /** The key of the item that holds the value, as text; empty if that is not known. */
    public String holder() {
        return violations().isEmpty() ? "" : violations().get(0).holder();
    }
}
