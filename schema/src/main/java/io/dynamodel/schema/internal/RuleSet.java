package io.dynamodel.schema.internal;

import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.RuleDescription;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.type.ContainerType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules of one attribute, compiled from the arguments of its registration; contradictions are problems. */
public final class RuleSet<R, V> {
    private final ValueRules<V> values;
    private final List<RuleSpec.RequiredIf<R, V>> requiredIf = new ArrayList<>(0);
    private final Map<WriteKind, RuleSpec<R, V>> defaults = new EnumMap<>(WriteKind.class);
    private final Set<RuleSpec.Flag.Kind> flags = EnumSet.noneOf(RuleSpec.Flag.Kind.class);
    private final List<RuleSpec<R, V>> specs;
    private boolean required;
    private @Nullable V whenAbsent;
    private @Nullable String component;
    private @Nullable String alias;

    private RuleSet(List<RuleSpec<R, V>> specs, AttributeType<V> type, String attribute, List<String> problems) {
        this.specs = specs;
        Set<String> once = new HashSet<>();
        for (RuleSpec<R, V> spec : specs) {
            if (!spec.isRepeatable() && !once.add(spec.name())) {
                problems.add("Attribute '" + attribute + "' has the rule " + spec.name() + "(..) twice; keep one");
            }
            take(spec, attribute, problems);
        }
        values = compile(specs, type, attribute, problems);
    }

    /** Compiles the rules of an attribute; contradictions go to {@code problems}. */
    public static <R, V> RuleSet<R, V> of(
            List<RuleSpec<R, V>> specs, AttributeType<V> type, String attribute, List<String> problems) {
        return new RuleSet<>(specs, type, attribute, problems);
    }

    /** What is asked for first is what most schemas have: each class that is asked for is loaded. */
    private void take(RuleSpec<R, V> spec, String attribute, List<String> problems) {
        if (spec.isOfValues()) {
            return;
        }
        if (spec instanceof RuleSpec.Required<R, V>) {
            required = true;
        } else if (spec instanceof RuleSpec.Flag<R, V> flag) {
            flags.add(flag.kind());
        } else if (spec instanceof RuleSpec.RequiredIf<R, V> conditional) {
            requiredIf.add(conditional);
        } else if (spec instanceof RuleSpec.DefaultValue<R, V> value) {
            takeDefault(spec, value.on(), attribute, problems);
        } else if (spec instanceof RuleSpec.Generated<R, V> generated) {
            takeDefault(spec, generated.on(), attribute, problems);
        } else if (spec instanceof RuleSpec.DefaultFrom<R, V> function) {
            takeDefault(spec, function.on(), attribute, problems);
        } else if (spec instanceof RuleSpec.WhenAbsent<R, V> absent) {
            whenAbsent = absent.value();
        } else if (spec instanceof RuleSpec.Named<R, V> named) {
            if (named.value().isEmpty()) {
                problems.add("Attribute '" + attribute + "': " + named.name() + "(..) needs a name");
            } else if (named.name().equals("alias")) {
                alias = named.value();
            } else {
                component = named.value();
            }
        }
    }

    private void takeDefault(RuleSpec<R, V> spec, Set<WriteKind> on, String attribute, List<String> problems) {
        for (WriteKind kind : on) {
            if (defaults.put(kind, spec) != null) {
                problems.add("Attribute '" + attribute + "' has two defaults for " + kind + "; keep one");
            }
        }
    }

    @SuppressWarnings("unchecked") // rules of elements are typed by the factory each(..)
    private static <R, V> ValueRules<V> compile(
            List<RuleSpec<R, V>> specs, AttributeType<?> type, String attribute, List<String> problems) {
        List<UnaryOperator<V>> onSet = new ArrayList<>(0);
        List<UnaryOperator<V>> onGet = new ArrayList<>(0);
        List<Check<V>> checks = new ArrayList<>(0);
        ValueRules<Object> elements = null;
        for (RuleSpec<R, V> spec : specs) {
            if (!spec.isOfValues()) {
                continue;
            }
            if (spec instanceof RuleSpec.Checks<R, V> rule) {
                checks.addAll(rule.checks());
            } else if (spec instanceof RuleSpec.Transform<R, V> transform) {
                (transform.onRead() ? onGet : onSet).add(transform.operator());
            } else if (spec instanceof RuleSpec.Each<R, V> each) {
                elements = elementRules(each, type, attribute, problems);
            }
        }
        return onSet.isEmpty() && onGet.isEmpty() && checks.isEmpty() && elements == null
                ? ValueRules.none()
                : new ValueRules<>(onSet, onGet, checks, elements);
    }

    @SuppressWarnings("unchecked")
    private static <R> ValueRules<Object> elementRules(
            RuleSpec.Each<R, ?> each, AttributeType<?> type, String attribute, List<String> problems) {
        for (RuleSpec<R, ?> rule : each.rules()) {
            boolean ofValues = rule instanceof RuleSpec.Checks<?, ?>
                    || (rule instanceof RuleSpec.Transform<?, ?> transform && !transform.onRead())
                    || rule instanceof RuleSpec.Each<?, ?>;
            if (!ofValues) {
                problems.add("Attribute '" + attribute + "': each(" + rule.name()
                        + "(..)) means nothing; elements take checks and set transforms");
            }
        }
        AttributeType<?> element = type instanceof ContainerType<?, ?> container ? container.element() : null;
        if (element == null) {
            problems.add("Attribute '" + attribute + "' is stored as " + type
                    + " and has no elements; each(..) is for lists, sets and dictionaries");
            return ValueRules.none();
        }
        return compile((List<RuleSpec<R, Object>>) (List<?>) each.rules(), element, attribute, problems);
    }

    /** The rules of the value itself. */
    public ValueRules<V> values() {
        return values;
    }

    /** Whether every whole item must have it. */
    public boolean isRequired() {
        return required;
    }

    /** When else it must be there. */
    public List<RuleSpec.RequiredIf<R, V>> requiredIf() {
        return requiredIf;
    }

    /** The default for a kind of write, or null. */
    public @Nullable RuleSpec<R, V> defaultOn(WriteKind kind) {
        return defaults.get(kind);
    }

    /** Whether the attribute has the rule. */
    public boolean has(RuleSpec.Flag.Kind kind) {
        return flags.contains(kind);
    }

    /** Whether values are never shown. */
    public boolean isSensitive() {
        return has(RuleSpec.Flag.Kind.SENSITIVE);
    }

    /** What an absent attribute reads as. */
    public @Nullable V whenAbsent() {
        return whenAbsent;
    }

    @Nullable
    String component() {
        return component;
    }

    @Nullable
    String alias() {
        return alias;
    }

    /** The rules as data, in the order of their definition. */
    public List<RuleDescription> descriptions() {
        List<RuleDescription> descriptions = new ArrayList<>(specs.size());
        for (RuleSpec<R, V> spec : specs) {
            descriptions.add(new RuleDescription(spec.name(), spec.parameters()));
        }
        return List.copyOf(descriptions);
    }

    /** The names of the rules, in the order of their definition. */
    List<String> names() {
        List<String> names = new ArrayList<>(specs.size());
        for (RuleSpec<R, V> spec : specs) {
            names.add(spec.name());
        }
        return names;
    }
}
