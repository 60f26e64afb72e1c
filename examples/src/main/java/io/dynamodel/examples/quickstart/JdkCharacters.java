package io.dynamodel.examples.quickstart;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The data of the quick start: facts of the Unicode Character Database, as {@link Character} of the JDK in use carries
 * them. Nothing is downloaded and nothing is stored in this project.
 */
final class JdkCharacters {
    /** Enough blocks for some thousand characters, of which nearly every font has the shapes. */
    private static final Set<UnicodeBlock> BLOCKS = Set.of(
            UnicodeBlock.BASIC_LATIN,
            UnicodeBlock.LATIN_1_SUPPLEMENT,
            UnicodeBlock.LATIN_EXTENDED_A,
            UnicodeBlock.LATIN_EXTENDED_B,
            UnicodeBlock.GREEK,
            UnicodeBlock.CYRILLIC,
            UnicodeBlock.RUNIC,
            UnicodeBlock.GENERAL_PUNCTUATION,
            UnicodeBlock.SUPERSCRIPTS_AND_SUBSCRIPTS,
            UnicodeBlock.CURRENCY_SYMBOLS,
            UnicodeBlock.LETTERLIKE_SYMBOLS,
            UnicodeBlock.NUMBER_FORMS,
            UnicodeBlock.ARROWS,
            UnicodeBlock.MATHEMATICAL_OPERATORS,
            UnicodeBlock.BOX_DRAWING,
            UnicodeBlock.GEOMETRIC_SHAPES,
            UnicodeBlock.MISCELLANEOUS_SYMBOLS,
            UnicodeBlock.DINGBATS,
            UnicodeBlock.HIRAGANA,
            UnicodeBlock.KATAKANA);

    private JdkCharacters() {}

    static int blocks() {
        return BLOCKS.size();
    }

    static List<UnicodeCharacter> all() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(JdkCharacters::isWanted)
                .boxed()
                .flatMap(JdkCharacters::character)
                .toList();
    }

    private static boolean isWanted(int codePoint) {
        UnicodeBlock block = UnicodeBlock.of(codePoint);
        return block != null && BLOCKS.contains(block);
    }

    private static Stream<UnicodeCharacter> character(int codePoint) {
        return Category.of(codePoint)
                .map(category -> new UnicodeCharacter(
                        UnicodeBlock.of(codePoint).toString(),
                        codePoint,
                        Character.getName(codePoint),
                        Character.toString(codePoint),
                        UnicodeScript.of(codePoint),
                        category,
                        properties(codePoint),
                        letterCase(codePoint),
                        utf8(codePoint),
                        numericValue(codePoint, category),
                        0,
                        null,
                        0))
                .stream();
    }

    private static Set<String> properties(int codePoint) {
        Set<String> properties = new LinkedHashSet<>();
        if (Character.isAlphabetic(codePoint)) {
            properties.add("alphabetic");
        }
        if (Character.isUnicodeIdentifierPart(codePoint)) {
            properties.add("identifier");
        }
        if (Character.isMirrored(codePoint)) {
            properties.add("mirrored");
        }
        if (Character.isSpaceChar(codePoint)) {
            properties.add("space");
        }
        return properties;
    }

    private static @Nullable LetterCase letterCase(int codePoint) {
        int upper = Character.toUpperCase(codePoint);
        int lower = Character.toLowerCase(codePoint);
        return upper == lower ? null : new LetterCase(Character.toString(upper), Character.toString(lower));
    }

    private static List<Integer> utf8(int codePoint) {
        List<Integer> bytes = new ArrayList<>();
        for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xFF);
        }
        return bytes;
    }

    /** Letters are left out: for the JDK, A to Z are the digits 10 to 35. */
    @SuppressWarnings("CharacterGetNumericValue")
    private static @Nullable Integer numericValue(int codePoint, Category category) {
        boolean isNumber = category == Category.DECIMAL_DIGIT_NUMBER
                || category == Category.LETTER_NUMBER
                || category == Category.OTHER_NUMBER;
        int value = isNumber ? Character.getNumericValue(codePoint) : -1;
        return value < 0 ? null : value;
    }
}
