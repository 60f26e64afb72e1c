package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import java.io.PrintStream;
import java.util.Set;

/** How do I sell the last seat only once? With a condition, which DynamoDB checks as part of the write. */
public final class ConditionalWrites {
    private ConditionalWrites() {}

    record Concert(String id, int freeSeats, Set<String> guests) {}

    static final class Concerts {
        private static final SchemaBuilder<Concert> S = Schema.builder(Concert.class);

        static final StringAttribute<Concert> ID = S.string("id", Concert::id);
        static final NumberAttribute<Concert, Integer> FREE_SEATS =
                S.integer("freeSeats", Concert::freeSeats, atLeast(0));
        static final SetAttribute<Concert, String> GUESTS = S.stringSet("guests", Concert::guests);

        static final PrimaryKey<Concert, String> KEY = S.key(ID);
        static final Schema<Concert> SCHEMA = S.build();
    }

    /** Sells a seat, if there is one and the guest has none yet. */
    static Concert sell(Model<Concert> concerts, String concert, String guest) {
        return concerts.update(Concerts.KEY.of(concert), Concerts.FREE_SEATS.subtract(1), Concerts.GUESTS.add(guest))
                .onlyIf(Concerts.FREE_SEATS
                        .ge(1)
                        .and(Concerts.GUESTS.contains(guest).negate()))
                .execute();
    }

    static void run(Dynamodel db, PrintStream out) {
        Model<Concert> concerts = db.model("concerts", Concerts.SCHEMA);
        concerts.table().create().execute();
        concerts.create(new Concert("c-1", 2, Set.of())).execute();

        out.println("first: " + sell(concerts, "c-1", "Ada").freeSeats() + " seats left");
        for (String guest : new String[] {"Ada", "Grace", "Edsger"}) {
            try {
                out.println(guest + ": " + sell(concerts, "c-1", guest).freeSeats() + " seats left");
            } catch (ConditionFailedException e) {
                // The item as it was when the condition was checked: no second read, and no race in between.
                Concert stored = e.item(Concert.class).orElseThrow();
                out.println(guest + ": refused, as "
                        + (stored.freeSeats() == 0 ? "there is no seat left" : "there is a ticket already"));
            }
        }
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.client()), System.out);
        }
    }
}
