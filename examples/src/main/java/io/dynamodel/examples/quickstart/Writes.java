package io.dynamodel.examples.quickstart;

import static io.dynamodel.examples.quickstart.Characters.*;

import io.dynamodel.query.Model;
import io.dynamodel.schema.Key;
import java.util.List;
import java.util.Set;

/** Three writes, as an application writes them: one that works, and two that must not. */
final class Writes {
    private final Model<UnicodeCharacter> characters;

    Writes(Model<UnicodeCharacter> characters) {
        this.characters = characters;
    }

    UnicodeCharacter update() {
        // region update
        Key<UnicodeCharacter> infinity = KEY.of("MATHEMATICAL_OPERATORS", 0x221E);
        UnicodeCharacter updated = characters
                .update(infinity, FAVORITES.add(1), NOTE.set("  greater than any number  "))
                .onlyIf(NAME.eq("infinity"))
                .execute();
        // endregion
        return updated;
    }

    @SuppressWarnings("NullAway") // what is wrong with it is the point
    void refused() {
        // region refused
        UnicodeCharacter nonsense = new UnicodeCharacter(
                "my block",
                0x110000,
                "what?",
                "",
                null,
                Category.MATH_SYMBOL,
                Set.of("shiny"),
                new LetterCase("?", null),
                List.of(1, 300),
                -7,
                0,
                null,
                0);
        characters.create(nonsense).execute(); // throws a ValidationException
        // endregion
    }

    void lost(UnicodeCharacter before) {
        // region lost
        characters
                .update(KEY.of(before.block(), before.codePoint()), NOTE.set("my own note"))
                .expecting(before.version()) // what I read; meanwhile, the update above took place
                .execute(); // throws a ConditionFailedException
        // endregion
    }
}
