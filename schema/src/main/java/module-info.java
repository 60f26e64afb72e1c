import org.jspecify.annotations.NullMarked;

/** Attributes, rules, keys and indexes: what an item is. */
@NullMarked
module io.dynamodel.schema {
    requires static transitive org.jspecify;
    requires transitive io.dynamodel.core;
    requires transitive com.fasterxml.jackson.databind;

    exports io.dynamodel.schema;
    exports io.dynamodel.schema.internal to
            io.dynamodel.query;
}
