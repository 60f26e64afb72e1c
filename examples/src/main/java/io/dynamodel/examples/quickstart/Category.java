package io.dynamodel.examples.quickstart;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of characters that have a name of their own; stored by name. */
enum Category {
    UPPERCASE_LETTER(Character.UPPERCASE_LETTER),
    LOWERCASE_LETTER(Character.LOWERCASE_LETTER),
    TITLECASE_LETTER(Character.TITLECASE_LETTER),
    MODIFIER_LETTER(Character.MODIFIER_LETTER),
    OTHER_LETTER(Character.OTHER_LETTER),
    NON_SPACING_MARK(Character.NON_SPACING_MARK),
    ENCLOSING_MARK(Character.ENCLOSING_MARK),
    COMBINING_SPACING_MARK(Character.COMBINING_SPACING_MARK),
    DECIMAL_DIGIT_NUMBER(Character.DECIMAL_DIGIT_NUMBER),
    LETTER_NUMBER(Character.LETTER_NUMBER),
    OTHER_NUMBER(Character.OTHER_NUMBER),
    SPACE_SEPARATOR(Character.SPACE_SEPARATOR),
    LINE_SEPARATOR(Character.LINE_SEPARATOR),
    PARAGRAPH_SEPARATOR(Character.PARAGRAPH_SEPARATOR),
    FORMAT(Character.FORMAT),
    DASH_PUNCTUATION(Character.DASH_PUNCTUATION),
    START_PUNCTUATION(Character.START_PUNCTUATION),
    END_PUNCTUATION(Character.END_PUNCTUATION),
    CONNECTOR_PUNCTUATION(Character.CONNECTOR_PUNCTUATION),
    OTHER_PUNCTUATION(Character.OTHER_PUNCTUATION),
    MATH_SYMBOL(Character.MATH_SYMBOL),
    CURRENCY_SYMBOL(Character.CURRENCY_SYMBOL),
    MODIFIER_SYMBOL(Character.MODIFIER_SYMBOL),
    OTHER_SYMBOL(Character.OTHER_SYMBOL),
    INITIAL_QUOTE_PUNCTUATION(Character.INITIAL_QUOTE_PUNCTUATION),
    FINAL_QUOTE_PUNCTUATION(Character.FINAL_QUOTE_PUNCTUATION);

    private final byte type;

    Category(byte type) {
        this.type = type;
    }

    /** The category of a character; empty for control characters, surrogates and what nobody has assigned. */
    static Optional<Category> of(int codePoint) {
        int type = Character.getType(codePoint);
        return Arrays.stream(values()).filter(category -> category.type == type).findFirst();
    }
}
