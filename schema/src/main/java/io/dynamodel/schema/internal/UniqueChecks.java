package io.dynamodel.schema.internal;

import io.dynamodel.schema.internal.AttributeDefinition.Role;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What unique constraints must keep so that they can be kept, and so that they mean what they say. */
public final class UniqueChecks {
    /** A name is part of the key of each claim, of which DynamoDB takes 2,048 bytes. */
    private static final int MAX_NAME_BYTES = 255;

    private static final Set<String> CLAIM_ATTRIBUTES =
            Set.of(ReservedKeys.CONSTRAINT, ReservedKeys.HOLDER, ReservedKeys.ATTRIBUTES);

    private final List<? extends AttributeDefinition<?, ?>> attributes;
    private final @Nullable KeyDefinition key;
    private final Origin origin;
    private final List<String> problems;

    private UniqueChecks(
            List<? extends AttributeDefinition<?, ?>> attributes,
            @Nullable KeyDefinition key,
            Origin origin,
            List<String> problems) {
        this.attributes = attributes;
        this.key = key;
        this.origin = origin;
        this.problems = problems;
    }

    /** Adds what is wrong with the constraints. */
    public static void check(
            List<UniqueDefinition> constraints,
            List<String> former,
            List<? extends AttributeDefinition<?, ?>> attributes,
            @Nullable KeyDefinition key,
            Origin origin,
            List<String> problems) {
        if (constraints.isEmpty() && former.isEmpty()) {
            return;
        }
        UniqueChecks checks = new UniqueChecks(attributes, key, origin, problems);
        for (UniqueDefinition constraint : constraints) {
            checks.one(constraint);
        }
        checks.together(constraints);
        checks.former(former, constraints);
    }

    private static String subject(UniqueDefinition constraint) {
        return "Unique constraint '" + constraint.name() + "'";
    }

    private void one(UniqueDefinition constraint) {
        String subject = subject(constraint);
        int bytes = constraint.name().getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MAX_NAME_BYTES) {
            problems.add(subject + ": a name has 1 to " + MAX_NAME_BYTES + " bytes, but this has " + bytes
                    + "; give it another with unique(name, ..)");
        }
        List<String> names = constraint.names();
        if (new HashSet<>(names).size() < names.size()) {
            problems.add(subject + " names an attribute twice: " + names);
        }
        for (PathRef<?> part : constraint.all()) {
            part(subject, part);
        }
        if (constraint.all().stream().allMatch(this::isConstant)) {
            problems.add(
                    subject + " is on " + names + ", which all items have in common: the table could hold one item");
        }
        if (key == null) {
            problems.add(subject + " is of a schema without a primary key; constraints are for items of a table");
        } else if (new HashSet<>(names).containsAll(key.names())) {
            problems.add(subject + " contains the whole primary key " + key.names()
                    + ", which no two items share anyway; leave the constraint out");
        }
    }

    private boolean isConstant(PathRef<?> part) {
        return part.path().origin() == origin && attributes.get(part.slot()).constant() != null;
    }

    private void part(String subject, PathRef<?> part) {
        String name = part.path().root();
        if (part.path().origin() != origin) {
            problems.add(subject + ": '" + name + "' belongs to " + part.path().origin()
                    + "; use an attribute of this schema");
            return;
        }
        if (!part.type().valueType().isScalarKey()) {
            problems.add(subject + ": '" + name + "' is stored as "
                    + part.type().valueType() + ", but unique values are S, N or B");
        }
        Role role = attributes.get(part.slot()).role();
        if (role == Role.VERSION || role == Role.TTL || role == Role.CREATED_AT || role == Role.UPDATED_AT) {
            problems.add(subject + ": '" + name + "' is " + role + " and says nothing that could be unique");
        }
    }

    private void together(List<UniqueDefinition> constraints) {
        Set<String> names = new HashSet<>();
        Map<Set<String>, String> values = new HashMap<>();
        for (UniqueDefinition constraint : constraints) {
            if (!names.add(constraint.name())) {
                problems.add("There are two unique constraints of the name '" + constraint.name()
                        + "'; give one another with unique(name, ..)");
            }
            String same = values.putIfAbsent(new HashSet<>(constraint.names()), constraint.name());
            if (same != null && !same.equals(constraint.name())) {
                problems.add(subject(constraint) + " is on the same attributes as '" + same + "'; keep one");
            }
        }
    }

    private void former(List<String> former, List<UniqueDefinition> constraints) {
        if (key == null && !former.isEmpty()) {
            problems.add("Former unique constraint '" + former.get(0)
                    + "' is of a schema without a primary key; constraints are for items of a table");
        }
        Set<String> names = new HashSet<>();
        constraints.forEach(constraint -> names.add(constraint.name()));
        for (String name : former) {
            if (!names.add(name)) {
                problems.add(
                        "'" + name + "' is formerlyUnique(..), and there is another unique constraint of that name;"
                                + " keep one");
            }
        }
        for (AttributeDefinition<?, ?> attribute : attributes) {
            String name = attribute.name().text();
            if (CLAIM_ATTRIBUTES.contains(name)) {
                problems.add("Attribute '" + name + "' has the name of one by which claims of unique constraints are"
                        + " known; take another name");
            }
        }
    }
}
