package io.dynamodel.examples.jsonl;

import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import java.util.List;

/** How an application looks at items that it has no class for. What stands in the region is printed as it stands. */
final class Look {
    private final Model<Document> items;

    Look(Model<Document> items) {
        this.items = items;
    }

    List<Document> some() {
        // region some
        List<Document> some = items.scan().limit(5).list();
        // endregion
        return some;
    }
}
