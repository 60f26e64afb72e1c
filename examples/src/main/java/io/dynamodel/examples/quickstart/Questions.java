package io.dynamodel.examples.quickstart;

import static io.dynamodel.examples.quickstart.Characters.*;
import static io.dynamodel.examples.quickstart.LetterCases.LOWER;
import static io.dynamodel.examples.quickstart.LetterCases.UPPER;
import static io.dynamodel.schema.SortCondition.beginsWith;
import static io.dynamodel.schema.SortCondition.between;

import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.schema.Selection;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Optional;

/** Five access patterns, as an application writes them. What stands in a region is printed as it stands. */
final class Questions {
    private final Model<UnicodeCharacter> characters;

    Questions(Model<UnicodeCharacter> characters) {
        this.characters = characters;
    }

    Optional<UnicodeCharacter> get() {
        // region get
        Optional<UnicodeCharacter> infinity =
                characters.get(KEY.of("MATHEMATICAL_OPERATORS", 0x221E)).execute();
        // endregion
        return infinity;
    }

    List<UnicodeCharacter> range() {
        // region range
        List<UnicodeCharacter> arrows = characters
                .query(KEY)
                .partition("ARROWS")
                .sort(between(0x2190, 0x2195))
                .list();
        // endregion
        return arrows;
    }

    List<UnicodeCharacter> index() {
        // region index
        List<UnicodeCharacter> numerals = characters
                .query(BY_SCRIPT)
                .partition(UnicodeScript.LATIN)
                .sort(beginsWith("roman numeral")) // sent in upper case, as names are stored
                .filter(NUMERIC_VALUE.ge(50).and(LETTER_CASE.dot(LOWER).exists()))
                .list();
        // endregion
        return numerals;
    }

    List<Page<UnicodeCharacter>> pages() {
        // region pages
        var runes = characters.query(KEY).partition("RUNIC").descending().limit(3);
        Page<UnicodeCharacter> first = runes.page();
        Page<UnicodeCharacter> second =
                runes.startingAfter(first.lastEvaluatedKey().orElseThrow()).page();
        // endregion
        return List.of(first, second);
    }

    Letters select() {
        // region select
        var letters = characters.query(KEY).partition("GREEK").filter(CATEGORY.eq(Category.LOWERCASE_LETTER));
        long count = letters.count();
        List<Selection<UnicodeCharacter>> some =
                letters.select(TEXT, NAME, LETTER_CASE.dot(UPPER)).limit(4).list();
        // endregion
        return new Letters(count, some);
    }

    /**
     * The answer to the last question.
     *
     * @param count how many there are
     * @param some parts of some of them
     */
    record Letters(long count, List<Selection<UnicodeCharacter>> some) {}
}
