package io.dynamodel.schema.internal;

import org.jspecify.annotations.Nullable;

/** The values that rules make; what the application's functions throw is a violation that names the attribute. */
final class Defaults {
    private Defaults() {}

    /** What the rule gives an absent attribute; {@code item} is there for functions of the item. */
    static <R> @Nullable Object valueOf(
            RuleSpec<R, Object> rule,
            @Nullable R item,
            AttributeDefinition<R, Object> attribute,
            Preparation preparation) {
        try {
            if (rule instanceof RuleSpec.DefaultValue<R, Object> value) {
                return value.value();
            } else if (rule instanceof RuleSpec.Generated<R, Object> generated) {
                return generated.supplier().get();
            } else if (rule instanceof RuleSpec.DefaultFrom<R, Object> function && item != null) {
                return function.function().apply(item);
            }
        } catch (RuntimeException e) {
            preparation.thrownAt(attribute.name().text(), rule.name(), "has no value, as its default", e);
        }
        return null;
    }

    /** What a computed attribute is for the item. */
    static <R> @Nullable Object computed(AttributeDefinition<R, Object> attribute, R item, Preparation preparation) {
        try {
            return attribute.valueOf(item);
        } catch (RuntimeException e) {
            preparation.thrownAt(attribute.name().text(), "computed", "has no value, as its function", e);
            return null;
        }
    }
}
