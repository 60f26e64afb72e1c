package io.dynamodel.schema;

import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.List;

/**
 * What no two items of a table may have in common, as registering it returns it. See
 * {@link SchemaBuilder#unique(KeyPart, UniquePart[])}.
 *
 * @param <R> the item type
 */
@SuppressWarnings("UnusedTypeParameter") // it keeps the constraints of models apart
public final class UniqueConstraint<R> {
    private final UniqueDefinition definition;

    UniqueConstraint(UniqueDefinition definition) {
        this.definition = definition;
    }

    /** The name by which its claims are stored and violations tell of it. */
    public String name() {
        return definition.name();
    }

    /** The stored names of all attributes that make up the value, those of the scope last. */
    public List<String> attributes() {
        return definition.names();
    }

    /** The name. */
    @Override
    public String toString() {
        return definition.name();
    }
}
