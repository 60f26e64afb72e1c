package io.dynamodel.schema.internal;

import io.dynamodel.schema.Attribute;
import java.util.List;
import java.util.function.Predicate;

/**
 * A rule of the whole item.
 *
 * @param test whether an item keeps it
 * @param message what was expected, as the end of a sentence that begins with "must"
 * @param inputs the attributes that it looks at; none means any
 */
public record ItemRule<R>(Predicate<? super R> test, String message, List<Attribute<R, ?>> inputs) {
    public ItemRule {
        inputs = List.copyOf(inputs);
    }

    void check(R item, Preparation preparation) {
        try {
            if (!test.test(item)) {
                preparation.itemViolation("validate", "must " + message);
            }
        } catch (RuntimeException e) {
            preparation.thrownAt("", "validate", "must " + message + ", but the check", e);
        }
    }
}
