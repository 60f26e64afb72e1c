package io.dynamodel.integration.cases;

/** What this release does not have; cases that need it are counted by it. */
enum Unreleased {
    REFERENCES("References to items of other models, and populating them"),
    SEVERAL_SCHEMAS("Several schemas in one model or table, and collections"),
    TABLE_CHANGES("Comparing and changing tables that exist (`plan`, `apply`, `verify`)"),
    SERIALIZERS("Serializers and JSON of documents"),
    CHANGES("Knowing what changed in an item that was read"),
    COMPOSED_KEYS("Keys composed of several values in one attribute"),
    UNIQUE("Unique constraints"),
    HISTORY("Keeping former versions of items");

    private final String title;

    Unreleased(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
