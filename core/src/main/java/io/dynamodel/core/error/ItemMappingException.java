package io.dynamodel.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A stored item that does not fit its schema. The message names table, key and path; whoever owns the data or the
 * schema must act.
 */
public final class ItemMappingException extends DynamodelException {
    private static final long serialVersionUID = 1L;

    private final String table;
    private final String key;
    private final String path;

    /**
     * @param table the table, or empty where an item was decoded outside of an operation
     * @param key the key of the item as text, or empty if it is not known
     * @param path where in the item; empty for the whole
     * @param problem what was expected, what was found, and what to do
     * @param cause what the user's code threw, if it did
     */
    public ItemMappingException(String table, String key, String path, String problem, @Nullable Throwable cause) {
        super(
                "A stored item" + (table.isEmpty() ? "" : " of table '" + table + "'")
                        + (key.isEmpty() ? "" : " with key " + key) + " does not fit its schema"
                        + (path.isEmpty() ? "" : " at '" + path + "'") + ": " + problem,
                cause);
        this.table = table;
        this.key = key;
        this.path = path;
    }

    /** The table, or empty. */
    public String table() {
        return table;
    }

    /** The key of the item as text, such as {@code {id: u-1}}, or empty. */
    public String key() {
        return key;
    }

    /** The path in the item, or empty. */
    public String path() {
        return path;
    }
}
