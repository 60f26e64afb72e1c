package io.dynamodel.schema.internal;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.value.AttributeName;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.WriteKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One attribute of a schema, compiled: everything that the pipeline asks. */
public final class AttributeDefinition<R, V> {
    private final int slot;
    private final AttributeName name;
    private final String component;
    private final @Nullable String alias;
    private final AttributeType<V> type;
    private final Role role;
    private final RuleSet<R, V> rules;
    private final @Nullable Function<? super R, ? extends @Nullable V> getter;
    private final @Nullable BiConsumer<? super R, ? super @Nullable V> setter;
    private final List<Attribute<R, ?>> inputs;
    private final @Nullable V constant;
    private final PathRef<V> ref;
    private final ChronoUnit precision;
    private final boolean mayMeanAbsence;

    /** What the library itself does with an attribute. */
    public enum Role {
        ATTRIBUTE("attribute"),
        VERSION("version"),
        CREATED_AT("createdAt"),
        UPDATED_AT("updatedAt"),
        TTL("ttl"),
        CONSTANT("constant"),
        COMPUTED("computed");

        private final String text;

        Role(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public AttributeDefinition(
            int slot,
            Origin origin,
            String name,
            AttributeType<V> type,
            Role role,
            RuleSet<R, V> rules,
            @Nullable Function<? super R, ? extends @Nullable V> getter,
            @Nullable BiConsumer<? super R, ? super @Nullable V> setter,
            List<Attribute<R, ?>> inputs,
            @Nullable V constant) {
        this.slot = slot;
        this.name = AttributeName.of(name);
        this.component = rules.component() == null ? name : rules.component();
        this.alias = rules.alias();
        this.type = type;
        this.role = role;
        this.rules = rules;
        this.getter = getter;
        this.setter = setter;
        this.inputs = List.copyOf(inputs);
        this.constant = constant;
        this.ref = new PathRef<>(
                AttributePath.of(name).withOrigin(origin), type, rules.values(), rules.isSensitive(), slot);
        this.mayMeanAbsence = !rules.isRequired()
                && rules.whenAbsent() == null
                && !rules.values().checks().isEmpty();
        boolean timed = role == Role.CREATED_AT || role == Role.UPDATED_AT;
        this.precision = timed ? precisionOf(type) : ChronoUnit.NANOS;
    }

    private static ChronoUnit precisionOf(AttributeType<?> type) {
        for (ChronoUnit unit : List.of(ChronoUnit.NANOS, ChronoUnit.MICROS, ChronoUnit.MILLIS)) {
            if (stores(type, Instant.EPOCH.plus(1, unit))) {
                return unit;
            }
        }
        return ChronoUnit.SECONDS;
    }

    @SuppressWarnings("unchecked") // the definition's checks refuse times of another class
    private static boolean stores(AttributeType<?> type, Instant time) {
        try {
            AttributeValues.encode((AttributeType<Object>) type, time);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The index of its value in a row. */
    public int slot() {
        return slot;
    }

    /** The stored name. */
    public AttributeName name() {
        return name;
    }

    /** The name of the record component. */
    public String component() {
        return component;
    }

    /** The other name in documents and string paths. */
    public @Nullable String alias() {
        return alias;
    }

    /** The name under which a map-shaped item carries it. */
    public String documentName() {
        return alias == null ? name.text() : alias;
    }

    /** How it is stored. */
    public AttributeType<V> type() {
        return type;
    }

    /** What the library does with it. */
    public Role role() {
        return role;
    }

    /** Its rules. */
    public RuleSet<R, V> rules() {
        return rules;
    }

    /** The token's view of it. */
    public PathRef<V> ref() {
        return ref;
    }

    /** The attributes that a computed one is made from. */
    public List<Attribute<R, ?>> inputs() {
        return inputs;
    }

    /** The value of a constant. */
    public @Nullable V constant() {
        return constant;
    }

    /** Whether items carry it: all but constants and computed attributes. */
    public boolean hasGetter() {
        return getter != null;
    }

    /** Its value in an item; for a computed attribute, the computation. */
    public @Nullable V valueOf(R item) {
        return getter == null ? constant : getter.apply(item);
    }

    /** How mutable items take it; null if they do not. */
    public @Nullable BiConsumer<? super R, ? super @Nullable V> setter() {
        return setter;
    }

    /** What it reads as where it is absent; an absent version counts as 0, also in a primitive. */
    @SuppressWarnings("unchecked") // a version is a Long
    @Nullable
    V whenAbsent() {
        V value = rules.whenAbsent();
        if (value == null && role == Role.VERSION) {
            return (V) Long.valueOf(0);
        }
        return value == null ? type.absentValue() : value;
    }

    /** Whether the value is one that is stored: neither null, nor an empty set, nor one that {@link #meansAbsence}. */
    boolean isPresent(@Nullable V value) {
        return value != null && !type.isAbsent(value) && !meansAbsence(value);
    }

    /**
     * Whether the value is what an absent attribute reads as, and one that its checks refuse, such as an empty list under
     * {@code minSize(1)}: it stands for absence, or an item could not be written as it was read.
     */
    boolean meansAbsence(V value) {
        if (!mayMeanAbsence || !value.equals(type.absentValue())) {
            return false;
        }
        for (Check<V> check : rules.values().checks()) {
            if (check.refuses(value)) {
                return true;
            }
        }
        return false;
    }

    /** The value as it is to be stored; violations go to {@code preparation}, under its present path. */
    V prepare(V value, Preparation preparation) {
        return meansAbsence(value) ? value : rules.values().prepare(type, value, preparation);
    }

    /** The time of an execution, as fine as the attribute's type can store it. */
    Instant time(Instant now) {
        return now.truncatedTo(precision);
    }

    /** Whether an absent value gets a default in this kind of write. */
    boolean hasDefaultOn(WriteKind kind) {
        return rules.defaultOn(kind) != null;
    }

    @Override
    public String toString() {
        return name.text();
    }
}
