package io.dynamodel.schema;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.UnionType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Defines a type of nested items of several classes. Not thread-safe.
 *
 * @param <U> what the classes have in common
 */
public final class UnionBuilder<U> {
    private final Class<U> base;
    private final String discriminator;
    private final List<UnionType.Member<U>> members = new ArrayList<>();

    UnionBuilder(Class<U> base, String discriminator) {
        this.base = base;
        this.discriminator = discriminator;
    }

    /**
     * Adds a class.
     *
     * @param code what the discriminator of its items is
     * @param type the class
     * @param schema the schema of its items
     */
    @CanIgnoreReturnValue
    public <M extends U> UnionBuilder<U> member(String code, Class<M> type, Schema<M> schema) {
        members.add(new UnionType.Member<>(code, type, schema));
        return this;
    }

    /**
     * The type, for {@code value(..)}, {@code list(..)} and {@code dictionary(..)}.
     *
     * @throws SchemaException with all problems: a code or class that occurs twice, a permitted class that is missing
     */
    public AttributeType<U> build() {
        List<String> problems = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Set<Class<?>> types = new HashSet<>();
        for (UnionType.Member<U> member : members) {
            if (!codes.add(member.code())) {
                problems.add("The code '" + member.code() + "' occurs twice");
            }
            if (!types.add(member.type())) {
                problems.add(member.type().getSimpleName() + " is a member twice");
            }
            AttributeDefinition<?, ?> attribute = member.schema().compiled().attributeNamed(discriminator);
            if (attribute != null && !member.code().equals(attribute.constant())) {
                problems.add("The schema of " + member.type().getSimpleName() + " has an attribute '" + discriminator
                        + "' of its own; make it constant(\"" + discriminator + "\", \"" + member.code()
                        + "\") or rename it");
            }
        }
        missing(base, types, problems);
        if (members.isEmpty()) {
            problems.add("It has no member; add some with member(..)");
        }
        if (!problems.isEmpty()) {
            throw new SchemaException("The union " + base.getSimpleName(), problems);
        }
        return new UnionType<>(base, discriminator, members);
    }

    /** What a sealed type permits is a member, or has members of all that it permits itself. */
    private static void missing(Class<?> type, Set<Class<?>> members, List<String> problems) {
        if (!type.isSealed()) {
            return;
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            boolean covered = members.stream().anyMatch(member -> member.isAssignableFrom(permitted));
            boolean hasInstances = !Modifier.isAbstract(permitted.getModifiers());
            if (!covered && hasInstances) {
                problems.add(permitted.getSimpleName() + " is permitted by " + type.getSimpleName()
                        + ", but is no member; add it with member(..)");
            }
            if (!covered) {
                missing(permitted, members, problems);
            }
        }
    }
}
