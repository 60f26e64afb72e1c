package io.dynamodel.integration.cases;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.Schema;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A case in words, and the real engine to try it on.
 *
 * @param area what it is about
 * @param given the situation
 * @param when what is done
 * @param then what is expected
 * @param client a client of the engine
 */
record Prose(String area, String given, String when, String then, DynamoDbClient client) {
    private static final AtomicInteger TABLES = new AtomicInteger();

    /** Whether all words occur in what is given and done. */
    boolean speaksOf(String... words) {
        String text = (given + " | " + when + " | " + then).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    /** A model on a table of its own. */
    <R> Model<R> model(Schema<R> schema) {
        Model<R> model = Dynamodel.create(client).model("prose-" + TABLES.incrementAndGet(), schema);
        model.table().create().execute();
        return model;
    }

    /** A model of documents on a table of its own, with some items. */
    Model<Document> model(Schema<Document> schema, Document... items) {
        Model<Document> model = this.<Document>model(schema);
        for (Document item : items) {
            model.put(item).execute();
        }
        return model;
    }
}
