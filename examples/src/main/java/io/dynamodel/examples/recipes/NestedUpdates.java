package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.Dynamodel;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * How do I set a value in a map that may not be there yet? DynamoDB refuses to; {@code creatingParents()} makes the maps,
 * never over what somebody else has stored meanwhile.
 */
public final class NestedUpdates {
    private NestedUpdates() {}

    record Colors(@Nullable String text, @Nullable String background) {}

    record Look(@Nullable Integer fontSize, @Nullable Colors colors) {}

    record Profile(String id, @Nullable Look look) {}

    static final class Profiles {
        private static final SchemaBuilder<Colors> C = Schema.builder(Colors.class);
        static final StringAttribute<Colors> TEXT = C.string("text", Colors::text, matching("#[0-9a-f]{6}"));
        static final StringAttribute<Colors> BACKGROUND =
                C.string("background", Colors::background, matching("#[0-9a-f]{6}"));
        static final Schema<Colors> COLORS_SCHEMA = C.build();

        private static final SchemaBuilder<Look> L = Schema.builder(Look.class);
        static final NumberAttribute<Look, Integer> FONT_SIZE = L.integer("fontSize", Look::fontSize, between(6, 72));
        static final MapAttribute<Look, Colors> COLORS = L.map("colors", Look::colors, COLORS_SCHEMA);
        static final Schema<Look> LOOK_SCHEMA = L.build();

        private static final SchemaBuilder<Profile> S = Schema.builder(Profile.class);
        static final StringAttribute<Profile> ID = S.string("id", Profile::id);
        static final MapAttribute<Profile, Look> LOOK = S.map("look", Profile::look, LOOK_SCHEMA);
        static final PrimaryKey<Profile, String> KEY = S.key(ID);
        static final Schema<Profile> SCHEMA = S.build();
    }

    static void run(Dynamodel db, PrintStream out) {
        Model<Profile> profiles = db.model("profiles", Profiles.SCHEMA);
        profiles.table().create().execute();
        Key<Profile> ada = Profiles.KEY.of("ada");
        profiles.create(Profiles.ID.to("ada")).execute();
        var textColor = Profiles.LOOK.dot(Profiles.COLORS).dot(Profiles.TEXT);

        var inTheDark = profiles.update(ada, textColor.set("#ffffff"));
        try {
            inTheDark.execute();
        } catch (RuntimeException e) {
            out.println("without the maps: " + e.getClass().getSimpleName());
        }
        out.println("creating them: " + inTheDark.creatingParents().execute());

        // From now on they are there; what is not named stays as it is.
        Profile changed = profiles.update(
                        ada, Profiles.LOOK.dot(Profiles.FONT_SIZE).set(14))
                .onlyIf(textColor.eq("#ffffff"))
                .execute();
        out.println("beside: " + changed);
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.client()), System.out);
        }
    }
}
