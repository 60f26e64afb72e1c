package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.WriteOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the writes of one request ready. */
public final class PreparedWrites {
    private PreparedWrites() {}

    /**
     * Runs the write side of all schemas; all violations are collected, each with the place of its operation.
     *
     * @param subject what the writes are parts of
     * @throws ValidationException if a value breaks a rule
     */
    public static List<PreparedWrite> of(
            String subject, List<WriteOperation> writes, Instant now, ItemEncoding encoding) {
        List<PreparedWrite> prepared = new ArrayList<>(writes.size());
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            try {
                prepared.add(writes.get(i).prepareWrite(now, encoding));
            } catch (ValidationException e) {
                for (Violation violation : e.violations()) {
                    String path = "[" + i + "]" + (violation.path().isEmpty() ? "" : "." + violation.path());
                    violations.add(new Violation(path, violation.rule(), violation.message()));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException(subject, violations);
        }
        return prepared;
    }
}
