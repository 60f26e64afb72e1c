package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.expand.BatchedWrite;
import io.dynamodel.query.internal.expand.Expandable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
        return each(subject, writes, write -> write.prepareWrite(now, encoding));
    }

    /**
     * The same for a batch, in which nothing may be added to a write.
     *
     * @throws ValidationException if a value breaks a rule
     * @throws io.dynamodel.core.error.InvalidRequestException if something is added
     */
    public static List<PreparedWrite> batched(
            String subject, List<WriteOperation> writes, Instant now, ItemEncoding encoding) {
        return each(
                subject,
                writes,
                write -> write.grows()
                        ? BatchedWrite.prepare(write.expandable(now, encoding), now, encoding)
                        : write.prepareWrite(now, encoding));
    }

    /**
     * The same of writes that can grow.
     *
     * @throws ValidationException if a value breaks a rule
     */
    public static List<Expandable<?>> expandable(
            String subject, List<WriteOperation> writes, Instant now, ItemEncoding encoding) {
        try {
            return each(subject, writes, write -> write.expandable(now, encoding));
        } catch (
                ValidationException e) { // what is wrong with updates shows only after their hooks, and is told with it
            each(subject, writes, write -> {
                Expandable<?> made = write.expandable(now, encoding);
                made.validate(now);
                return made;
            });
            throw e;
        }
    }

    private static <T> List<T> each(String subject, List<WriteOperation> writes, Function<WriteOperation, T> maker) {
        List<T> prepared = new ArrayList<>(writes.size());
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            try {
                prepared.add(maker.apply(writes.get(i)));
            } catch (ValidationException e) {
                for (Violation violation : e.violations()) {
                    violations.add(violation.at(i));
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new ValidationException(subject, violations);
        }
        return prepared;
    }
}
