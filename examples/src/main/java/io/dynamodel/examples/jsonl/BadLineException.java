package io.dynamodel.examples.jsonl;

/** A line that cannot be an item. The message is the reason that is reported beside the line's number. */
final class BadLineException extends Exception {
    private static final long serialVersionUID = 1L;

    BadLineException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
