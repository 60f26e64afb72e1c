package io.dynamodel.schema.internal;

import io.dynamodel.schema.IndexDescription;
import io.dynamodel.schema.RuleDescription;
import io.dynamodel.schema.WriteKind;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.type.DelegatingType;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a definition must keep so that DynamoDB takes it
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">quotas</a>) and so that it
 * means what it says. Each problem says what to do.
 */
public final class DefinitionChecks {
    private static final Pattern INDEX_NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    private static final int MAX_KEY_NAME_BYTES = 255;
    private static final int MAX_KEY_PARTS = 4;
    private static final int MAX_GLOBAL_INDEXES = 20;
    private static final int MAX_LOCAL_INDEXES = 5;
    private static final int MAX_INCLUDED = 100;

    private DefinitionChecks() {}

    /** The primary key of a table. */
    public static void tableKey(KeyDefinition key, List<String> problems) {
        if (key.partition().size() > 1 || key.sort().size() > 1) {
            problems.add("The primary key " + key.names()
                    + " has several attributes in one half; DynamoDB allows that for global indexes only");
        }
        parts("The primary key", key, problems);
    }

    /** The key and name of an index. */
    public static void index(String name, boolean global, KeyDefinition key, List<String> problems) {
        if (!INDEX_NAME.matcher(name).matches()) {
            problems.add("Index '" + name + "': a name has 3 to 255 letters, digits, '_', '.' or '-'");
        }
        if (key.partition().size() > MAX_KEY_PARTS || key.sort().size() > MAX_KEY_PARTS) {
            problems.add("Index '" + name + "' has more than " + MAX_KEY_PARTS + " attributes in one half of its key");
        }
        if (!global && key.sort().size() > 1) {
            problems.add("Local index '" + name + "' has a sort key of several attributes; make it a global index");
        }
        parts("Index '" + name + "'", key, problems);
    }

    private static void parts(String subject, KeyDefinition key, List<String> problems) {
        if (new HashSet<>(key.names()).size() < key.names().size()) {
            problems.add(subject + " names an attribute twice: " + key.names());
        }
        for (PathRef<?> part : key.partition()) {
            part(subject, part, problems);
        }
        for (PathRef<?> part : key.sort()) {
            part(subject, part, problems);
            if (!part.type().isOrdered() && Temporal.class.isAssignableFrom(part.type().javaType())) {
                problems.add(subject + ": '" + part.path() + "' is stored as "
                        + part.type().describe().name()
                        + ", which does not sort by time; use an ordered type for a sort key, such as instant");
            }
        }
    }

    private static void part(String subject, PathRef<?> part, List<String> problems) {
        String name = part.path().root();
        if (!part.type().valueType().isScalarKey()) {
            problems.add(subject + ": '" + name + "' is stored as " + part.type().valueType()
                    + ", but key attributes are S, N or B");
        }
        if (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_KEY_NAME_BYTES) {
            problems.add(subject + ": the name of a key attribute has at most " + MAX_KEY_NAME_BYTES + " bytes");
        }
        if (!part.rules().onGet().isEmpty()) {
            problems.add(subject + ": '" + name
                    + "' has a get transform, so that the key read would not be the key stored; remove onGet(..)");
        }
    }

    /** All indexes together. */
    public static void indexes(Map<String, CompiledSchema.Index> indexes, List<String> problems) {
        int global = 0;
        int local = 0;
        int included = 0;
        for (CompiledSchema.Index index : indexes.values()) {
            IndexDescription description = index.description();
            if (description.global()) {
                global++;
            } else {
                local++;
            }
            included += description.included().size();
        }
        if (global > MAX_GLOBAL_INDEXES) {
            problems.add("There are " + global + " global indexes; DynamoDB allows " + MAX_GLOBAL_INDEXES);
        }
        if (local > MAX_LOCAL_INDEXES) {
            problems.add("There are " + local + " local indexes; DynamoDB allows " + MAX_LOCAL_INDEXES);
        }
        if (included > MAX_INCLUDED) {
            problems.add("The indexes include " + included + " attributes; DynamoDB allows " + MAX_INCLUDED
                    + " over all of them");
        }
    }

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
            if (itemType.isRecord() && attribute.hasGetter() && attribute.role() != Role.COMPUTED
                    && !components.add(attribute.component())) {
                problems.add("Component '" + attribute.component() + "' carries two attributes, one of them '" + name
                        + "'");
            }
            role(attribute, roles, problems);
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
            problems.add(
                    "The name '" + name + "' is used twice"
                            + (other.equals(attribute) ? "" : ", by '" + other + "' and '" + attribute + "'")
                            + "; stored names and aliases must differ");
        }
    }

    private static void role(
            AttributeDefinition<?, Object> attribute, Map<Role, String> roles, List<String> problems) {
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

    private static void defaults(AttributeDefinition<?, Object> attribute, List<String> problems) {
        for (WriteKind kind : WriteKind.values()) {
            if (attribute.rules().defaultOn(kind) instanceof RuleSpec.DefaultValue<?, Object> rule) {
                Preparation preparation = new Preparation(Instant.EPOCH);
                preparation.enter(attribute.name().text());
                attribute.rules().values().prepare(attribute.type(), rule.value(), preparation);
                preparation.violations().forEach(violation ->
                        problems.add("The default of attribute " + violation + ": it breaks the attribute's own rules"));
                return;
            }
        }
    }

    private static void sizes(AttributeDefinition<?, Object> attribute, List<String> problems) {
        if (attribute.type() instanceof DelegatingType<?>) {
            return; // what it stands for may not exist yet
        }
        switch (attribute.type().valueType()) {
            case N, BOOL, NULL -> {
                for (RuleDescription rule : attribute.rules().descriptions()) {
                    if (rule.name().equals("size") || rule.name().equals("minSize") || rule.name().equals("maxSize")) {
                        problems.add("Attribute '" + attribute + "' is stored as "
                                + attribute.type().valueType() + " and has no size; use atLeast(..) and atMost(..)");
                    }
                }
            }
            default -> {
                // S, B, sets, lists and maps have a size
            }
        }
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
}
