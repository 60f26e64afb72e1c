package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.io.PrintStream;

/**
 * How do I change an item that somebody else may be changing? With a version: a stale copy cannot be written, and
 * {@code modify} reads again and tries again.
 */
public final class OptimisticLocking {
    private OptimisticLocking() {}

    record Page(String path, String title, String text, long version) {
        Page withTitle(String title) {
            return new Page(path, title, text, version);
        }

        Page withText(String text) {
            return new Page(path, title, text, version);
        }
    }

    static final class Pages {
        private static final SchemaBuilder<Page> S = Schema.builder(Page.class);

        static final StringAttribute<Page> PATH = S.string("path", Page::path);
        static final StringAttribute<Page> TITLE = S.string("title", Page::title, required());
        static final StringAttribute<Page> TEXT = S.string("text", Page::text, defaultTo(""));
        static final NumberAttribute<Page, Long> VERSION = S.version("version", Page::version);

        static final PrimaryKey<Page, String> KEY = S.key(PATH);
        static final Schema<Page> SCHEMA = S.build();
    }

    static void run(Dynamodel db, PrintStream out) {
        Model<Page> pages = db.model("pages", Pages.SCHEMA);
        pages.table().create().execute();
        Key<Page> home = Pages.KEY.of("/home");

        Page mine = pages.create(new Page("/home", "Home", "", 0)).execute();
        Page theirs = pages.get(home).execute().orElseThrow();
        pages.put(theirs.withTitle("Welcome")).execute();
        out.println("their copy was written");

        try {
            pages.put(mine.withText("Hello")).execute();
        } catch (ConditionFailedException e) {
            out.println("my copy was not: " + e.getMessage());
        }

        // Between reading and writing, somebody changes the page once more: the function runs twice, nothing is lost.
        int[] runs = {0};
        Page merged = pages.modify(home, page -> {
                    if (runs[0]++ == 0) {
                        pages.update(home, Pages.TITLE.set("Welcome back")).execute();
                    }
                    return page.withText("Hello");
                })
                .execute();
        out.println("after " + runs[0] + " runs: " + merged);
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.client()), System.out);
        }
    }
}
