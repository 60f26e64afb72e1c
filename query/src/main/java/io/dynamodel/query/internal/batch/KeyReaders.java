package io.dynamodel.query.internal.batch;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.query.internal.ModelContext;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the keys of the tables of one batch are read. */
public final class KeyReaders {
    private final Map<String, KeyReader> byTable = new HashMap<>();

    /**
     * The reader of a model's table, which several models may share.
     *
     * @throws InvalidRequestException if they give the table different keys
     */
    public KeyReader of(ModelContext<?> context) {
        KeyReader reader = byTable.computeIfAbsent(
                context.table(), table -> new KeyReader(context.key().names()));
        if (!reader.names().equals(context.key().names())) {
            throw new InvalidRequestException("Two models give table '" + context.table() + "' different keys, "
                    + reader.names() + " and " + context.key().names() + "; a table has one");
        }
        return reader;
    }

    /** The reader of a table that an answer names; null if there is none. */
    @Nullable
    KeyReader named(String table) {
        return byTable.get(table);
    }
}
