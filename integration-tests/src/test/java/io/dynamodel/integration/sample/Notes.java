package io.dynamodel.integration.sample;

import static io.dynamodel.schema.Rules.required;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.IndexProjection;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A schema with a sort key and indexes of each projection, without a version. */
public final class Notes {
    /** Something written down. */
    public record Note(
            String owner,
            int number,
            @Nullable String topic,
            @Nullable Integer stars,
            @Nullable String text,
            List<String> tags) {}

    private static final SchemaBuilder<Note> S = Schema.builder(Note.class);

    public static final StringAttribute<Note> OWNER = S.string("owner", Note::owner);
    public static final NumberAttribute<Note, Integer> NUMBER = S.integer("number", Note::number);
    public static final StringAttribute<Note> TOPIC = S.string("topic", Note::topic);
    public static final NumberAttribute<Note, Integer> STARS = S.integer("stars", Note::stars);
    public static final StringAttribute<Note> TEXT = S.string("text", Note::text, required());
    public static final ListAttribute<Note, String> TAGS = S.list("tags", Note::tags, AttributeTypes.string());

    public static final SortedKey<Note, String, Integer> KEY = S.key(OWNER, NUMBER);
    public static final SortedIndex<Note, String, Integer> BY_TOPIC = S.globalIndex("by-topic", TOPIC, NUMBER);
    public static final SortedIndex<Note, String, Integer> STARRED =
            S.globalIndex("starred", TOPIC, STARS, IndexProjection.keysOnly());
    public static final SortedIndex<Note, String, Integer> WITH_TEXT =
            S.globalIndex("with-text", OWNER, STARS, IndexProjection.include(TEXT));
    public static final SortedIndex<Note, String, Integer> OWN_BY_STARS = S.localIndex("own-by-stars", KEY, STARS);
    public static final SortedIndex<Note, String, String> OWN_BY_TOPIC =
            S.localIndex("own-by-topic", KEY, TOPIC, IndexProjection.keysOnly());

    public static final Schema<Note> SCHEMA = S.build();

    private Notes() {}

    /** A note about nothing in particular. */
    public static Note note(String owner, int number) {
        return new Note(owner, number, number % 2 == 0 ? "even" : "odd", number * 10, "note " + number, List.of());
    }
}
