package io.dynamodel.examples.quickstart;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.examples.output.Cells;
import io.dynamodel.examples.output.Demonstration;
import io.dynamodel.examples.output.Output;
import io.dynamodel.examples.output.Progress;
import io.dynamodel.examples.output.SourceRegion;
import io.dynamodel.examples.output.Traffic;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Selection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The quick start without a file: a schema, a table, some thousand items, five questions and three writes. */
final class Tour {
    private final Output output;
    private final Traffic traffic = new Traffic();
    private final Demonstration demonstration;
    private final Model<UnicodeCharacter> characters;

    Tour(Output output, EmbeddedDynamoDb dynamoDb) {
        this.output = output;
        this.demonstration = new Demonstration(output, traffic);
        this.characters = Dynamodel.builder()
                .client(dynamoDb.client())
                .reportConsumedCapacity()
                .listener(traffic)
                .build()
                .model("characters", Characters.SCHEMA);
    }

    void run() {
        output.heading("The schema");
        output.block("Java", SourceRegion.of(Characters.class, "schema"));
        createTable();
        load();
        UnicodeCharacter infinity = questions();
        writes(infinity);
        end();
    }

    private void createTable() {
        output.heading("The table");
        var creation = characters.table().create();
        output.block(
                "Request, made from the schema: CreateTable", creation.request().toString());
        String status = creation.execute().tableStatusAsString();
        output.text("Answer: the table is " + status);
    }

    private void load() {
        List<UnicodeCharacter> data = JdkCharacters.all();
        output.heading("The data");
        output.text(String.format(Locale.ROOT, """
                %,d characters of %d blocks of Unicode, as java.lang.Character of this JDK (%s) knows them.
                Facts of the Unicode Character Database, (c) Unicode, Inc., https://www.unicode.org/license.txt
                """, data.size(), JdkCharacters.blocks(), Runtime.version()));
        traffic.clear();
        long start = System.nanoTime();
        try (Progress progress = Progress.ofItems(output, "Loading", data.size())) {
            for (UnicodeCharacter character : data) {
                UnicodeCharacter stored = characters.create(character).execute();
                require(stored.version() == 1);
                progress.step();
            }
        }
        output.text(String.format(
                Locale.ROOT,
                "%,d items in %.1f s, one PutItem each, for the table and its index; consumed capacity: %,.0f write units",
                traffic.requests(),
                (System.nanoTime() - start) / 1e9,
                traffic.units()));
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("The first version of an item should be 1");
        }
    }

    private UnicodeCharacter questions() {
        Questions questions = new Questions(characters);
        UnicodeCharacter infinity = demonstration
                .show(
                        "1. Which character is U+221E? An item by its key",
                        Questions.class,
                        "get",
                        questions::get,
                        found -> table(found.stream().toList()))
                .orElseThrow();
        demonstration.show(
                "2. Which arrows come first? A range of one partition",
                Questions.class,
                "range",
                questions::range,
                Tour::table);
        demonstration.show(
                "3. Which Roman numerals stand for 50 or more and have a lower case? A global index, filtered",
                Questions.class,
                "index",
                questions::index,
                Tour::table);
        demonstration.show(
                "4. What are the last runes? Page by page, backwards",
                Questions.class,
                "pages",
                questions::pages,
                pages -> "first page\n" + table(pages.get(0).items()) + "\nsecond page\n"
                        + table(pages.get(1).items()));
        demonstration.show(
                "5. How many small Greek letters are there? A count, and some attributes of some of them",
                Questions.class,
                "select",
                questions::select,
                letters -> letters.count() + " in all\n" + selections(letters.some()));
        return infinity;
    }

    private void writes(UnicodeCharacter infinity) {
        Writes writes = new Writes(characters);
        demonstration.show(
                "6. An update changes what it names, and keeps the rules",
                Writes.class,
                "update",
                writes::update,
                updated -> changes(List.of(updated)));
        demonstration.show(
                "7. A bad item is refused before anything is sent, with all that is wrong with it",
                Writes.class,
                "refused",
                () -> thrownBy(ValidationException.class, writes::refused),
                e -> String.valueOf(e.getMessage()));
        demonstration.show(
                "8. A write that would undo somebody else's loses",
                Writes.class,
                "lost",
                () -> thrownBy(ConditionFailedException.class, () -> writes.lost(infinity)),
                Tour::lost);
    }

    private static <E extends RuntimeException> E thrownBy(Class<E> type, Runnable code) {
        try {
            code.run();
        } catch (RuntimeException e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw e;
        }
        throw new IllegalStateException("A write succeeded that must fail with a " + type.getSimpleName());
    }

    private static String lost(ConditionFailedException e) {
        UnicodeCharacter stored = e.item(UnicodeCharacter.class).orElseThrow();
        return e.getMessage() + "\n\nThe exception carries the item as it is stored:\n\n" + changes(List.of(stored));
    }

    private void end() {
        output.heading("That was it");
        output.text("""
                One schema made the table, the requests, the checks and the objects. Nothing is left behind.

                  your own data      mvn -q -Pquickstart -Dinput=FILE.jsonl -Dkey=ATTRIBUTE
                  what it can do     docs/quickstart.md
                  your application   README.md
                  short recipes      examples/src/main/java/io/dynamodel/examples/recipes
                """);
    }

    private static String table(List<UnicodeCharacter> characters) {
        return Cells.table(
                List.of("text", "block", "codePoint", "name", "numericValue", "letterCase"),
                characters.stream()
                        .map(character -> Arrays.<@Nullable Object>asList(
                                character.text(),
                                character.block(),
                                codePoint(character),
                                character.name(),
                                character.numericValue(),
                                letterCase(character)))
                        .toList());
    }

    private static String changes(List<UnicodeCharacter> characters) {
        return Cells.table(
                List.of("text", "codePoint", "name", "favorites", "note", "version"),
                characters.stream()
                        .map(character -> Arrays.<@Nullable Object>asList(
                                character.text(),
                                codePoint(character),
                                character.name(),
                                character.favorites(),
                                character.note(),
                                character.version()))
                        .toList());
    }

    private static String codePoint(UnicodeCharacter character) {
        return String.format(Locale.ROOT, "U+%04X", character.codePoint());
    }

    private static @Nullable String letterCase(UnicodeCharacter character) {
        LetterCase letterCase = character.letterCase();
        return letterCase == null ? null : letterCase.upper() + " " + letterCase.lower();
    }

    private static String selections(List<Selection<UnicodeCharacter>> selections) {
        return Cells.table(
                List.of("text", "name", "letterCase.upper"),
                selections.stream()
                        .map(selection -> List.of(
                                selection.get(Characters.TEXT),
                                selection.get(Characters.NAME),
                                selection
                                        .find(Characters.LETTER_CASE.dot(LetterCases.UPPER))
                                        .orElse("")))
                        .toList());
    }
}
