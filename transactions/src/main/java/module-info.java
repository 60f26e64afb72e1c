import org.jspecify.annotations.NullMarked;

/** Several operations, all or nothing. */
@NullMarked
module io.dynamodel.transactions {
    requires static transitive org.jspecify;
    requires transitive io.dynamodel.query;

    exports io.dynamodel.transactions;
    exports io.dynamodel.transactions.internal to
            io.dynamodel;
}
