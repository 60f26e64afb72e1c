package io.dynamodel.integration.cases;

/** Cases in words whose subject is not in this release, by their area. */
final class ProseLater {
    private ProseLater() {}

    static void write(ProseBook book) {
        book.later(Unreleased.COMPOSED_KEYS, "keys/.*|update/derived-keys");
        book.later(Unreleased.COMPOSED_KEYS, "schema/validate", "template");
        book.later(Unreleased.COMPOSED_KEYS, "update/must-differ", "template");
        book.later(Unreleased.SEVERAL_SCHEMAS, "collection|discriminator|ownership");
        book.later(Unreleased.SEVERAL_SCHEMAS, "query", "discriminator");
        book.later(Unreleased.UNIQUE, "tx/unique.*");
        book.later(Unreleased.TABLE_CHANGES, "table/.*");
    }
}
