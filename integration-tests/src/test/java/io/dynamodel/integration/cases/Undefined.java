package io.dynamodel.integration.cases;

/** JavaScript's second kind of nothing; {@code FORCED} is Dynamoose's "undefined, and no default either". */
enum Undefined {
    PLAIN,
    FORCED;

    static boolean is(Object value) {
        return value instanceof Undefined;
    }
}
