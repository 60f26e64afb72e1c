package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Parts.parts;
import static io.dynamodel.schema.Rules.*;
import static io.dynamodel.schema.SortCondition.after;
import static io.dynamodel.schema.SortCondition.leading;
import static io.dynamodel.schema.SortCondition.starting;

import io.dynamodel.Dynamodel;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Parts;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.StringAttribute;
import java.io.PrintStream;
import java.time.LocalDate;

/**
 * How do I find items by several attributes at once? With a global index whose key has several attributes: no strings
 * glued together, and every part keeps its type and its order.
 */
public final class MultiAttributeIndex {
    private MultiAttributeIndex() {}

    record Match(String id, String league, int season, int round, LocalDate day) {}

    static final class Matches {
        private static final SchemaBuilder<Match> S = Schema.builder(Match.class);

        static final StringAttribute<Match> ID = S.string("id", Match::id);
        static final StringAttribute<Match> LEAGUE = S.string("league", Match::league, required());
        static final NumberAttribute<Match, Integer> SEASON = S.integer("season", Match::season, required());
        static final NumberAttribute<Match, Integer> ROUND = S.integer("round", Match::round, required(), atLeast(1));
        static final ScalarAttribute<Match, LocalDate> DAY = S.localDate("day", Match::day, required());

        static final PrimaryKey<Match, String> KEY = S.key(ID);
        static final SortedIndex<Match, Parts<String, Integer>, Parts<Integer, LocalDate>> BY_SEASON =
                S.globalIndex("by-season", S.parts(LEAGUE, SEASON), S.parts(ROUND, DAY));

        static final Schema<Match> SCHEMA = S.build();
    }

    static void run(Dynamodel db, PrintStream out) {
        Model<Match> matches = db.model("matches", Matches.SCHEMA);
        matches.table().create().execute();
        matches.create(new Match("m-1", "north", 2026, 9, LocalDate.of(2026, 5, 1)))
                .execute();
        matches.create(new Match("m-2", "north", 2026, 10, LocalDate.of(2026, 5, 8)))
                .execute();
        matches.create(new Match("m-3", "north", 2026, 10, LocalDate.of(2026, 5, 9)))
                .execute();
        matches.create(new Match("m-4", "north", 2025, 10, LocalDate.of(2025, 5, 9)))
                .execute();
        matches.create(new Match("m-5", "south", 2026, 10, LocalDate.of(2026, 5, 9)))
                .execute();

        var season = matches.query(Matches.BY_SEASON).partition(parts("north", 2026));
        out.println("the season, round 9 before round 10: "
                + season.list().stream().map(Match::id).toList());
        out.println("after round 9: "
                + season.sort(leading(after(9))).list().stream().map(Match::id).toList());
        out.println("round 10, after May 8: "
                + season.sort(starting(10, after(LocalDate.of(2026, 5, 8)))).list().stream()
                        .map(Match::id)
                        .toList());
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.client()), System.out);
        }
    }
}
