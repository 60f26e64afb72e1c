package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UnknownAttributes;
import io.dynamodel.schema.ValueAttribute;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * How do I work without classes? With documents: maps with names and paths, which keep the same rules. What the schema
 * does not know is kept here as it comes.
 */
public final class MapShapedItems {
    private MapShapedItems() {}

    static final class Devices {
        private static final DocumentSchemaBuilder S = Schema.documents("Device");

        static final StringAttribute<Document> ID = S.string("id", matching("d-[0-9]+"));
        static final NumberAttribute<Document, Integer> VOLTAGE = S.integer("voltage", required(), between(0, 480));

        static final ValueAttribute<Document, Object> PLACE = S.any("place");

        static final PrimaryKey<Document, String> KEY = S.key(ID);
        static final Schema<Document> SCHEMA = S.unknownOnWrite(UnknownAttributes.keep())
                .unknownOnRead(UnknownAttributes.keep())
                .build();
    }

    static void run(Dynamodel db, PrintStream out) {
        Model<Document> devices = db.model("devices", Devices.SCHEMA);
        devices.table().create().execute();

        devices.create(Document.of(
                        "id", "d-1", "voltage", 230, "place", Map.of("room", "lab"), "notes", List.of("old", "loud")))
                .execute();
        Document stored = devices.get(Devices.KEY.of("d-1")).execute().orElseThrow();
        out.println(stored.getString("place.room") + ", " + stored.get("notes[0]"));

        // Tokens where there are some, paths as strings for the rest.
        Document moved = devices.update(
                        Devices.KEY.of("d-1"),
                        Devices.VOLTAGE.set(110),
                        Devices.SCHEMA.path("place.room").set("roof"))
                .execute();
        out.println(moved.getString("place.room") + ", " + moved.get("voltage") + " volts");

        try {
            devices.create(Document.of("id", "nameless", "voltage", "much")).execute();
        } catch (ValidationException e) {
            e.violations().forEach(violation -> out.println("refused: " + violation));
        }
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.client()), System.out);
        }
    }
}
