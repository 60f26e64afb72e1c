package io.dynamodel.examples.quickstart;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.SortedIndex;
import io.dynamodel.schema.SortedKey;
import io.dynamodel.schema.StringAttribute;
import java.lang.Character.UnicodeScript;

/** What an item of the quick start is: its attributes with their rules, its key and its index. */
final class Characters {
    // region schema
    private static final SchemaBuilder<UnicodeCharacter> S = Schema.builder(UnicodeCharacter.class);

    static final StringAttribute<UnicodeCharacter> BLOCK =
            S.string("block", UnicodeCharacter::block, matching("[A-Z0-9_]+"));
    static final NumberAttribute<UnicodeCharacter, Integer> CODE_POINT =
            S.integer("codePoint", UnicodeCharacter::codePoint, between(0, Character.MAX_CODE_POINT));
    static final StringAttribute<UnicodeCharacter> NAME =
            S.string("name", UnicodeCharacter::name, required(), upperCase(), matching("[A-Z0-9 ()-]+"));
    static final StringAttribute<UnicodeCharacter> TEXT =
            S.string("text", UnicodeCharacter::text, required(), minLength(1), maxLength(2));
    static final ScalarAttribute<UnicodeCharacter, UnicodeScript> SCRIPT =
            S.enumeration("script", UnicodeCharacter::script, UnicodeScript.class, required());
    static final ScalarAttribute<UnicodeCharacter, Category> CATEGORY =
            S.enumeration("category", UnicodeCharacter::category, Category.class, required());
    static final SetAttribute<UnicodeCharacter, String> PROPERTIES = S.stringSet(
            "properties", UnicodeCharacter::properties, each(oneOf("alphabetic", "identifier", "mirrored", "space")));
    static final MapAttribute<UnicodeCharacter, LetterCase> LETTER_CASE =
            S.map("letterCase", UnicodeCharacter::letterCase, LetterCases.SCHEMA);
    static final ListAttribute<UnicodeCharacter, Integer> UTF8 =
            S.list("utf8", UnicodeCharacter::utf8, AttributeTypes.integer(), maxSize(4), each(between(0, 255)));
    static final NumberAttribute<UnicodeCharacter, Integer> NUMERIC_VALUE =
            S.integer("numericValue", UnicodeCharacter::numericValue, atLeast(0));
    static final NumberAttribute<UnicodeCharacter, Integer> FAVORITES =
            S.integer("favorites", UnicodeCharacter::favorites, atMost(1_000_000));
    static final StringAttribute<UnicodeCharacter> NOTE =
            S.string("note", UnicodeCharacter::note, trim(), maxLength(140));
    static final NumberAttribute<UnicodeCharacter, Long> VERSION = S.version("version", UnicodeCharacter::version);

    static final SortedKey<UnicodeCharacter, String, Integer> KEY = S.key(BLOCK, CODE_POINT);
    static final SortedIndex<UnicodeCharacter, UnicodeScript, String> BY_SCRIPT =
            S.globalIndex("by-script", SCRIPT, NAME);

    static final Schema<UnicodeCharacter> SCHEMA = S.validate(
                    Characters::saysWhatItIs, "have the text of its code point", CODE_POINT, TEXT)
            .build();
    // endregion

    private Characters() {}

    private static boolean saysWhatItIs(UnicodeCharacter character) {
        return character.text().isEmpty() || character.text().codePointAt(0) == character.codePoint();
    }
}
