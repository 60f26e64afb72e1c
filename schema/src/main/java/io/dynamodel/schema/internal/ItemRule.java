package io.dynamodel.schema.internal;

import io.dynamodel.schema.Attribute;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    @Nullable String problem(R item) {
        try {
            return test.test(item) ? null : "The item must " + message;
        } catch (RuntimeException e) {
            return "The item must " + message + ", but the check threw " + e.getClass().getName();
        }
    }
}
