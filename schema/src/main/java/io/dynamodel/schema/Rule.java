package io.dynamodel.schema;

import io.dynamodel.schema.internal.RuleSpec;

/**
 * Something that an attribute's values must keep, or that happens to them on their way in or out. {@link Rules} makes
 * them; they are arguments of the methods that register an attribute.
 *
 * @param <R> the item type
 * @param <V> the type of the values
 */
public final class Rule<R, V> {
    private final RuleSpec<R, V> spec;

    Rule(RuleSpec<R, V> spec) {
        this.spec = spec;
    }

    RuleSpec<R, V> spec() {
        return spec;
    }

    /** The name of the factory. */
    public String name() {
        return spec.name();
    }

    /** The rule as it was written, as far as it is data. */
    @Override
    public String toString() {
        return spec.name()
                + (spec.parameters().isEmpty() ? "()" : spec.parameters().toString());
    }
}
