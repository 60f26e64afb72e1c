package io.dynamodel.schema.internal;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One item on its way in: the time that it is written at, and what is wrong with it. Not thread-safe. */
public final class Preparation {
    private final Instant now;
    private final List<Violation> violations = new ArrayList<>(0);
    private final List<RuntimeException> thrown = new ArrayList<>(0);
    private final boolean wasRead;
    private String[] steps = new String[4]; // to where it is now; joined only if something is wrong there
    private int depth;

    public Preparation(Instant now) {
        this(now, false);
    }

    /** @param wasRead whether the item was read before, so that it may carry what is read-only */
    Preparation(Instant now, boolean wasRead) {
        this.now = now;
        this.wasRead = wasRead;
    }

    /** Whether read-only values may be there, since they were read. */
    boolean wasRead() {
        return wasRead;
    }

    /** The time of this execution. */
    public Instant now() {
        return now;
    }

    /** What is wrong so far. */
    public List<Violation> violations() {
        return violations;
    }

    /** Whether something is wrong with an attribute, or within it; the path is the whole one. */
    boolean hasViolationIn(String attribute) {
        for (Violation violation : violations) {
            String at = violation.path();
            boolean within = at.startsWith(attribute)
                    && (at.length() == attribute.length() || ".[".indexOf(at.charAt(attribute.length())) >= 0);
            if (within) {
                return true;
            }
        }
        return false;
    }

    /** The error that tells all that is wrong; what the application's own code threw comes along. */
    ValidationException exception(String subject) {
        ValidationException exception = new ValidationException(subject, violations);
        thrown.forEach(exception::addSuppressed);
        return exception;
    }

    /** Goes into an attribute, or with a step such as {@code [3]} or {@code .x} into an element; see {@link #leave}. */
    public void enter(String step) {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, 2 * depth);
        }
        steps[depth++] = step;
    }

    /** Goes back to where it was before the last {@link #enter}. */
    public void leave() {
        depth--;
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            String step = steps[i];
            boolean joined = path.length() == 0 || step.isEmpty() || step.startsWith("[") || step.startsWith(".");
            path.append(joined ? "" : ".").append(step);
        }
        return path.toString();
    }

    /** Reports a violation at the present path. */
    public void violation(String rule, String message) {
        violations.add(new Violation(path(), rule, message));
    }

    /** Reports a violation within the present path. */
    public void violationAt(String inner, String rule, String message) {
        enter(inner);
        violation(rule, message);
        leave();
    }

    /** Reports that a required attribute is absent, unless it is so because no value could be made of what was given. */
    void absent(String attribute) {
        enter(attribute);
        if (!hasViolationIn(path())) {
            violation("required", "is required, but absent");
        }
        leave();
    }

    /** Reports a rule of the item at the present path. */
    void itemViolation(String rule, String message) {
        violation(rule, path().isEmpty() ? "The item " + message : message);
    }

    /**
     * Reports at a path within the present one what the application's own code threw. Its class goes into the message;
     * its message may hold item data, and stays with the exception.
     */
    void thrownAt(String inner, String rule, String message, RuntimeException e) {
        thrown.add(e);
        violationAt(inner, rule, message + " threw " + e.getClass().getName());
    }
}
