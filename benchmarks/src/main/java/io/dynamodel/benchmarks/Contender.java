package io.dynamodel.benchmarks;

/** Who does the work. */
enum Contender {
    /** Mapping written by hand over the SDK's client, without any rules: what all others are compared to. */
    HAND("hand"),
    /** The SDK's Enhanced Client, its schema found by reflection on a bean. */
    BEAN("bean"),
    /** The SDK's Enhanced Client, its schema written down. */
    STATIC("static"),
    /** DynamoDBMapper of the SDK's version 1, on the client of version 1. */
    MAPPER("mapper v1"),
    /** Dynamodel through the SDK's {@code AttributeValue}s. */
    VALUES("values"),
    /** Dynamodel between objects and the wire. */
    WIRE("wire");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
