package io.dynamodel.schema.internal;

/** The identity of a schema under construction and after: what tokens carry to tell whose they are. */
public final class Origin {
    private final String name;

    public Origin(String name) {
        this.name = name;
    }

    /** The name of the schema, for messages. */
    @Override
    public String toString() {
        return "the schema of " + name;
    }
}
