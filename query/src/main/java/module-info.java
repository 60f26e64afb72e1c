import org.jspecify.annotations.NullMarked;

/** Models and their operations. */
@NullMarked
module io.dynamodel.query {
    requires static transitive org.jspecify;
    requires transitive io.dynamodel.schema;

    exports io.dynamodel.query;
    exports io.dynamodel.query.internal to
            io.dynamodel,
            io.dynamodel.transactions;
    exports io.dynamodel.query.internal.batch to
            io.dynamodel.transactions;
    exports io.dynamodel.query.internal.expand to
            io.dynamodel,
            io.dynamodel.transactions;
}
