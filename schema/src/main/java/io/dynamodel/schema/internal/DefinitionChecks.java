package io.dynamodel.schema.internal;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.value.ValueException;
import io.dynamodel.schema.Attribute;
import io.dynamodel.schema.AttributeType;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** What the attributes of a definition must keep so that it means what it says. Each problem says what to do. */
public final class DefinitionChecks {
    private static final Set<String> SIZE_RULES = Set.of("size", "minSize", "maxSize");

    private DefinitionChecks() {}

    /** All attributes together. */
    public static <R> void attributes(
            List<AttributeDefinition<R, Object>> attributes,
            Class<R> itemType,
            @Nullable KeyDefinition key,
            List<String> problems) {
        if (attributes.isEmpty()) {
            problems.add("There is no attribute; register at least one before build()");
        }
        Map<String, String> names = new HashMap<>();
        Map<Role, String> roles = new HashMap<>();
        Set<String> components = new HashSet<>();
        for (AttributeDefinition<R, Object> attribute : attributes) {
            String name = attribute.name().text();
            unique(names, name, name, problems);
            if (attribute.alias() != null && !attribute.alias().equals(name)) {
                unique(names, attribute.alias(), name, problems);
            }
            if (itemType.isRecord()
                    && attribute.hasGetter()
                    && attribute.role() != Role.COMPUTED
                    && !components.add(attribute.component())) {
                problems.add(
                        "Component '" + attribute.component() + "' carries two attributes, one of them '" + name + "'");
            }
            role(attribute, roles, problems);
            fixed(attribute, problems);
            defaults(attribute, problems);
            sizes(attribute, problems);
        }
        if (key != null) {
            for (String name : key.names()) {
                keyAttribute(name, attributes, problems);
            }
        }
    }

    private static void unique(Map<String, String> names, String name, String attribute, List<String> problems) {
        String other = names.put(name, attribute);
        if (other != null) {
            problems.add("The name '" + name + "' is used twice"
                    + (other.equals(attribute) ? "" : ", by '" + other + "' and '" + attribute + "'")
                    + "; stored names and aliases must differ");
        }
    }

    private static void role(AttributeDefinition<?, Object> attribute, Map<Role, String> roles, List<String> problems) {
        Role role = attribute.role();
        String name = attribute.name().text();
        if (role == Role.VERSION || role == Role.TTL) {
            String other = roles.put(role, name);
            if (other != null) {
                problems.add("There are two " + role + " attributes, '" + other + "' and '" + name + "'; keep one");
            }
        }
        if (role == Role.COMPUTED && attribute.inputs().isEmpty()) {
            problems.add("Computed attribute '" + name + "' names no input: an update could not tell when it is stale");
        }
        boolean timed = role == Role.CREATED_AT || role == Role.UPDATED_AT;
        if (timed && !attribute.type().javaType().isAssignableFrom(Instant.class)) {
            problems.add("Attribute '" + name + "' has the rule " + role + "(), which is for Instants");
        }
        boolean hasDefault = false;
        for (WriteKind kind : WriteKind.values()) {
            hasDefault |= attribute.hasDefaultOn(kind);
        }
        if (role != Role.ATTRIBUTE && role != Role.TTL && hasDefault) {
            problems.add("Attribute '" + name + "' is " + role + ", so that its value is made by the library;"
                    + " remove its default");
        }
    }

    /** Set once, and changed by the library itself, cannot both be. */
    private static void fixed(AttributeDefinition<?, Object> attribute, List<String> problems) {
        boolean immutable = attribute.rules().has(RuleSpec.Flag.Kind.IMMUTABLE);
        boolean readOnly = attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY);
        if (immutable && (attribute.role() == Role.VERSION || attribute.role() == Role.UPDATED_AT)) {
            problems.add("Attribute '" + attribute + "' is " + attribute.role()
                    + " and changes with every write; remove immutable()");
        }
        if (immutable && attribute.hasDefaultOn(WriteKind.UPDATE)) {
            problems.add("Attribute '" + attribute
                    + "' is immutable(), but has a default for every UPDATE; let the default apply on PUT and INSERT");
        }
        if (readOnly && attribute.role() == Role.VERSION) {
            problems.add("Attribute '" + attribute + "' is version, which items carry back; remove readOnly()");
        }
    }

    private static void defaults(AttributeDefinition<?, Object> attribute, List<String> problems) {
        Set<Object> seen = new HashSet<>();
        for (WriteKind kind : WriteKind.values()) {
            if (attribute.rules().defaultOn(kind) instanceof RuleSpec.DefaultValue<?, Object> rule
                    && seen.add(rule)
                    && !Nested.isLazy(attribute.type())) {
                defaultValue(attribute, rule.value(), problems);
            }
        }
    }

    private static void defaultValue(AttributeDefinition<?, Object> attribute, Object value, List<String> problems) {
        Preparation preparation = new Preparation(Instant.EPOCH);
        preparation.enter(attribute.name().text());
        Object prepared = attribute.rules().values().prepare(attribute.type(), value, preparation);
        preparation
                .violations()
                .forEach(violation -> problems.add(
                        "The default of attribute " + violation + "; give one that keeps the attribute's own rules"));
        try {
            if (preparation.violations().isEmpty() && attribute.isPresent(prepared)) {
                AttributeValues.encode(attribute.type(), prepared);
            }
        } catch (ValueException e) {
            problems.add("The default of attribute '" + attribute + "' cannot be stored: " + e.getMessage());
        }
    }

    private static void sizes(AttributeDefinition<?, Object> attribute, List<String> problems) {
        if (Nested.isLazy(attribute.type()) || hasSize(attribute.type())) {
            return;
        }
        for (String rule : attribute.rules().names()) {
            if (SIZE_RULES.contains(rule)) {
                problems.add("Attribute '" + attribute + "' holds "
                        + attribute.type().javaType().getSimpleName() + " and has no size; remove " + rule
                        + "(..), or use atLeast(..), atMost(..) or validate(..)");
            }
        }
    }

    private static boolean hasSize(AttributeType<?> type) {
        Class<?> javaType = type.javaType();
        return javaType == Object.class
                || CharSequence.class.isAssignableFrom(javaType)
                || Collection.class.isAssignableFrom(javaType)
                || Map.class.isAssignableFrom(javaType)
                || SdkBytes.class.isAssignableFrom(javaType)
                || javaType == byte[].class;
    }

    private static <R> void keyAttribute(
            String name, List<AttributeDefinition<R, Object>> attributes, List<String> problems) {
        for (AttributeDefinition<R, Object> attribute : attributes) {
            boolean isKey = attribute.name().text().equals(name);
            if (isKey && (attribute.role() == Role.VERSION || attribute.role() == Role.UPDATED_AT)) {
                problems.add("'" + name + "' is " + attribute.role()
                        + " and changes with every write; it cannot be part of the primary key");
            }
        }
    }

    /** What rules say that they look at. */
    public static <R> void inputs(
            List<AttributeDefinition<R, Object>> attributes,
            List<ItemRule<R>> itemRules,
            Origin origin,
            List<String> problems) {
        for (AttributeDefinition<R, Object> attribute : attributes) {
            String computed = "Computed attribute '" + attribute + "'";
            for (AttributeDefinition<R, Object> input :
                    inputs(computed, attribute.inputs(), attributes, origin, problems)) {
                if (input.role() == Role.COMPUTED) {
                    problems.add(computed + " names the input '" + input
                            + "', which is computed itself; name what that one is computed from");
                }
            }
            for (RuleSpec.RequiredIf<R, Object> rule : attribute.rules().requiredIf()) {
                inputs(
                        "The rule requiredIf(..) of attribute '" + attribute + "'",
                        rule.inputs(),
                        attributes,
                        origin,
                        problems);
            }
        }
        for (ItemRule<R> rule : itemRules) {
            inputs("The rule that the item must " + rule.message(), rule.inputs(), attributes, origin, problems);
        }
    }

    private static <R> List<AttributeDefinition<R, Object>> inputs(
            String subject,
            List<Attribute<R, ?>> inputs,
            List<AttributeDefinition<R, Object>> attributes,
            Origin origin,
            List<String> problems) {
        List<AttributeDefinition<R, Object>> known = new ArrayList<>();
        for (Attribute<R, ?> input : inputs) {
            PathRef<?> ref = input.path().ref();
            if (ref.path().origin() != origin) {
                problems.add(subject + " names the input '" + input.name() + "' of another schema");
            } else if (attributes.get(ref.slot()).role() == Role.VERSION) {
                problems.add(subject + " names the input '" + input.name()
                        + "', which is the version and not known before the write; leave it out");
            } else {
                known.add(attributes.get(ref.slot()));
            }
        }
        return known;
    }
}
