package io.dynamodel.core.error;

import java.util.List;

/**
 * A schema or a model that is defined wrongly: thrown where it is built, with all problems at once. The programmer
 * must act.
 */
public final class SchemaException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final List<String> problems;

    /**
     * @param subject what is wrong, such as {@code Schema of User}
     * @param problems what is wrong with it, each saying what to do
     */
    public SchemaException(String subject, List<String> problems) {
        super(message(subject, problems));
        this.subject = subject;
        this.problems = List.copyOf(problems);
    }

    /** What is wrongly defined. */
    public String subject() {
        return subject;
    }

    /** Every problem, in the order of the definition. */
    public List<String> problems() {
        return problems;
    }

    private static String message(String subject, List<String> problems) {
        StringBuilder text = new StringBuilder(subject)
                .append(problems.size() == 1 ? " has a problem:" : " has " + problems.size() + " problems:");
        for (String problem : problems) {
            text.append("\n  - ").append(problem);
        }
        return text.toString();
    }
}
