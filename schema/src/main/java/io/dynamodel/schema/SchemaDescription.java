package io.dynamodel.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema as plain data: what exports, table creation and tools read. It holds no code; rules that are code appear by
 * their name only.
 *
 * @param itemType the simple name of the item's class
 * @param attributes in the order of their definition
 * @param key the primary key; null for a nested schema
 * @param indexes in the order of their definition
 * @param unique the unique constraints, in the order of their definition
 * @param formerlyUnique the names of unique constraints whose claims may still be in the table
 * @param rules the names and messages of the rules of the whole item
 * @param unknownOnRead what happens to unknown attributes on read: {@code drop}, {@code keep} or {@code reject}
 * @param unknownOnWrite the same on write
 * @param recursive whether the description stops here because the schema contains itself; everything else is then empty
 */
public record SchemaDescription(
        String itemType,
        List<AttributeDescription> attributes,
        @Nullable KeyDescription key,
        List<IndexDescription> indexes,
        List<UniqueDescription> unique,
        List<String> formerlyUnique,
        List<RuleDescription> rules,
        String unknownOnRead,
        String unknownOnWrite,
        boolean recursive) {
    /** Copies the lists. */
    public SchemaDescription {
        attributes = List.copyOf(attributes);
        indexes = List.copyOf(indexes);
        unique = List.copyOf(unique);
        formerlyUnique = List.copyOf(formerlyUnique);
        rules = List.copyOf(rules);
    }
}
