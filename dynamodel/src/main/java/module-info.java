import org.jspecify.annotations.NullMarked;

/** The façade: the one module to require. */
@NullMarked
module io.dynamodel {
    requires static transitive org.jspecify;
    requires transitive io.dynamodel.transactions;

    exports io.dynamodel;
}
