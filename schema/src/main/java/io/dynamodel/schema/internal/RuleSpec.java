package io.dynamodel.schema.internal;

import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.WriteKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says. {@code Rules} makes them, {@link RuleSet} compiles those of one attribute. A new rule is a new
 * record here, a factory there, and a case in {@link RuleSet}.
 */
public sealed interface RuleSpec<R, V> {

    /** The name of the factory. */
    String name();

    /** What the factory was told, as far as it is data. */
    default Map<String, Object> parameters() {
        return Map.of();
    }

    /** Whether an attribute may have several of the name. */
    default boolean isRepeatable() {
        return false;
    }

    /** Whether it is of the value, wherever that stands, rather than of the attribute: for elements too. */
    default boolean isOfValues() {
        return false;
    }

    record Required<R, V>() implements RuleSpec<R, V> {
        @Override
        public String name() {
            return "required";
        }
    }

    record RequiredIf<R, V>(Predicate<? super R> predicate, List<Attribute<R, ?>> inputs) implements RuleSpec<R, V> {
        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public String name() {
            return "requiredIf";
        }
    }

    record DefaultValue<R, V>(V value, Set<WriteKind> on) implements RuleSpec<R, V> {
        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public String name() {
            return "defaultTo";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("value", String.valueOf(value), "on", Names.of(on));
        }
    }

    record Generated<R, V>(Supplier<? extends V> supplier, Set<WriteKind> on) implements RuleSpec<R, V> {
        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public String name() {
            return "generated";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("on", Names.of(on));
        }
    }

    record DefaultFrom<R, V>(Function<? super R, ? extends @Nullable V> function, Set<WriteKind> on)
            implements RuleSpec<R, V> {
        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public String name() {
            return "defaultFrom";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("on", Names.of(on));
        }
    }

    record Checks<R, V>(String name, Map<String, Object> parameters, List<Check<V>> checks) implements RuleSpec<R, V> {
        @Override
        public boolean isRepeatable() {
            return name.equals("validate");
        }

        @Override
        public boolean isOfValues() {
            return true;
        }
    }

    record Transform<R, V>(String name, UnaryOperator<V> operator, boolean onRead) implements RuleSpec<R, V> {
        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public boolean isOfValues() {
            return true;
        }
    }

    record Each<R, V>(List<RuleSpec<R, ?>> rules) implements RuleSpec<R, V> {
        @Override
        public boolean isOfValues() {
            return true;
        }

        @Override
        public String name() {
            return "each";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("rules", rules.stream().map(RuleSpec::name).toList());
        }
    }

    record WhenAbsent<R, V>(V value) implements RuleSpec<R, V> {
        @Override
        public String name() {
            return "whenAbsent";
        }

        @Override
        public Map<String, Object> parameters() {
            return Map.of("value", String.valueOf(value));
        }
    }

    record Named<R, V>(String name, String value) implements RuleSpec<R, V> {
        @Override
        public Map<String, Object> parameters() {
            return Map.of("name", value);
        }
    }

    record Flag<R, V>(Kind kind) implements RuleSpec<R, V> {
        /** The rules that are nothing but their name. */
        public enum Kind {
            IMMUTABLE("immutable"),
            READ_ONLY("readOnly"),
            SENSITIVE("sensitive"),
            CREATED_AT("createdAt"),
            UPDATED_AT("updatedAt"),
            COERCE("coerce");

            private final String text;

            Kind(String text) {
                this.text = text;
            }
        }

        @Override
        public String name() {
            return kind.text;
        }
    }

    /** Lists of names for {@link #parameters}. */
    final class Names {
        private Names() {}

        static List<String> of(Set<WriteKind> kinds) {
            return kinds.stream().sorted().map(Enum::name).toList();
        }
    }
}
