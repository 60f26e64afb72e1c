package io.dynamodel.testing;

import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.schema.AttributeDescription;
import io.dynamodel.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies that a schema gives back what it was given, without a database. Immutable.
 *
 * <pre>{@code
 * SchemaVerifier.of(Users.SCHEMA).withSample(ada).verify();
 * }</pre>
 *
 * <p>Each sample is written, read, and written again. What is found out: an attribute that is read back with another
 * value, a conversion that loses something, a component that no attribute stores, and arguments of the constructor that
 * are exchanged, which the compiler cannot see where their types are equal. Exchanged arguments are found even if their
 * values in the sample are equal.
 *
 * <p>Nested schemas are verified as far as the samples reach, and better by themselves. What rules change on writing
 * (defaults, generated values, transforms) is not held against the schema.
 *
 * @param <R> the item type
 */
@CheckReturnValue
public final class SchemaVerifier<R> {
    private final Schema<R> schema;
    private final List<R> samples;

    private SchemaVerifier(Schema<R> schema, List<R> samples) {
        this.schema = schema;
        this.samples = samples;
    }

    /** Verifies this schema, with samples that are still to be given. */
    public static <R> SchemaVerifier<R> of(Schema<R> schema) {
        return new SchemaVerifier<>(schema, List.of());
    }

    /**
     * With one more sample. Each attribute must have a value in at least one of the samples.
     *
     * @param sample a valid item
     */
    public SchemaVerifier<R> withSample(R sample) {
        List<R> more = new ArrayList<>(samples);
        more.add(sample);
        return new SchemaVerifier<>(schema, List.copyOf(more));
    }

    /**
     * Verifies all samples.
     *
     * @throws AssertionError with all differences; values of attributes that are {@code sensitive()} are not shown
     */
    public void verify() {
        if (samples.isEmpty()) {
            throw new AssertionError("Nothing was verified: give a sample, withSample(..)");
        }
        List<String> problems = new ArrayList<>();
        List<RuntimeException> causes = new ArrayList<>();
        Set<String> stored = new HashSet<>();
        for (int i = 0; i < samples.size(); i++) {
            String label = samples.size() == 1 ? "" : "sample " + (i + 1) + ": ";
            try {
                RoundTrip<R> trip = RoundTrip.of(schema, samples.get(i));
                stored.addAll(trip.storedNames());
                trip.problems().forEach(problem -> problems.add(label + problem));
            } catch (RuntimeException e) {
                problems.add(label + e.getMessage());
                causes.add(e);
            }
        }
        if (causes.isEmpty()) {
            addUnverified(stored, problems);
        }
        if (!problems.isEmpty()) {
            AssertionError error = new AssertionError(
                    "The schema of " + schema.schemaDescription().itemType() + " does not give back what it was given:"
                            + "\n  " + String.join("\n  ", problems));
            causes.forEach(error::addSuppressed);
            throw error;
        }
    }

    private void addUnverified(Set<String> stored, List<String> problems) {
        for (AttributeDescription attribute : schema.schemaDescription().attributes()) {
            boolean readOnly =
                    attribute.rules().stream().anyMatch(rule -> rule.name().equals("readOnly"));
            if (!readOnly && !stored.contains(attribute.name())) {
                problems.add(
                        attribute.name() + ": no sample has a value, so that it cannot be verified; add one that has");
            }
        }
    }
}
