package io.dynamodel.core.expression;

import io.dynamodel.core.error.RequestLimitException;

/** What DynamoDB allows one expression. */
final class Limits {
    /** AND, OR, NOT, comparators, BETWEEN, IN, plus, minus and functions count, each; the = of a SET does not. */
    static final int MAX_OPERATORS = 300;

    static final String OPERATORS = "operators and functions in one expression";

    /** Counted as it is sent, with placeholders for names and values. */
    static final int MAX_EXPRESSION_BYTES = 4_096;

    static final int MAX_IN_CANDIDATES = 100;

    private Limits() {}

    /** The finished text, if it is within the limits. It is ASCII, so that characters are bytes. */
    static String checked(StringBuilder text, int operators, String kind) {
        if (operators > MAX_OPERATORS) {
            throw new RequestLimitException(
                    OPERATORS, MAX_OPERATORS, operators, "make the " + kind + " smaller, or make several requests");
        }
        if (text.length() > MAX_EXPRESSION_BYTES) {
            throw new RequestLimitException(
                    "bytes in one expression",
                    MAX_EXPRESSION_BYTES,
                    text.length(),
                    "make the " + kind + " smaller, or make several requests");
        }
        return text.toString();
    }
}
