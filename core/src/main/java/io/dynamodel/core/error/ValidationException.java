package io.dynamodel.core.error;

import java.util.List;

/**
 * Values that break the rules of their schema. Nothing was sent. All violations of the item are listed, with their
 * paths. The caller must act.
 */
public final class ValidationException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final List<Violation> violations;

    /**
     * @param subject what was checked, such as {@code create on 'users'}
     * @param violations at least one
     */
    public ValidationException(String subject, List<Violation> violations) {
        super(message(subject, violations));
        this.subject = subject;
        this.violations = List.copyOf(violations);
    }

    /** What was checked. */
    public String subject() {
        return subject;
    }

    /** Every violation, in the order of the schema. */
    public List<Violation> violations() {
        return violations;
    }

    private static String message(String subject, List<Violation> violations) {
        StringBuilder text = new StringBuilder(subject)
                .append(" was refused before sending, ")
                .append(violations.size() == 1 ? "1 violation:" : violations.size() + " violations:");
        for (Violation violation : violations) {
            text.append("\n  - ").append(violation);
        }
        return text.toString();
    }
}
