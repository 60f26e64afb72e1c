package io.dynamodel.schema.internal;

import io.dynamodel.core.error.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One item on its way in: the time that it is written at, and what is wrong with it. Not thread-safe. */
public final class Preparation {
    private final Instant now;
    private final List<Violation> violations = new ArrayList<>(0);
    private String path = "";

    public Preparation(Instant now) {
        this.now = now;
    }

    /** The time of this execution. */
    public Instant now() {
        return now;
    }

    /** What is wrong so far. */
    public List<Violation> violations() {
        return violations;
    }

    /** Goes into an attribute, or with a step such as {@code [3]} or {@code .x} into an element; see {@link #leave}. */
    public String enter(String step) {
        String outer = path;
        path = outer.isEmpty() || step.startsWith("[") || step.startsWith(".") ? outer + step : outer + "." + step;
        return outer;
    }

    /** Goes back to what {@link #enter} answered. */
    public void leave(String outer) {
        path = outer;
    }

    /** Reports a violation at the present path. */
    public void violation(String rule, String message) {
        violations.add(new Violation(path, rule, message));
    }

    /** Reports a violation within the present path. */
    public void violationAt(String inner, String rule, String message) {
        String outer = enter(inner);
        violation(rule, message);
        leave(outer);
    }
}
