package io.dynamodel.examples.quickstart;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One character of Unicode: an item of the quick start.
 *
 * @param block the block of code points to which it belongs, such as {@code ARROWS}
 * @param codePoint its number, such as 0x2192
 * @param name its name, such as {@code RIGHTWARDS ARROW}
 * @param text the character itself
 * @param script the script in which it is used
 * @param category what kind of character it is
 * @param properties what else is known of it
 * @param letterCase its upper and lower case; null if it has only one
 * @param utf8 its bytes in UTF-8
 * @param numericValue the number for which it stands; null if it stands for none
 * @param favorites how many people like it
 * @param note what somebody wrote about it
 * @param version counts its changes
 */
record UnicodeCharacter(
        String block,
        int codePoint,
        String name,
        String text,
        Character.UnicodeScript script,
        Category category,
        Set<String> properties,
        @Nullable LetterCase letterCase,
        List<Integer> utf8,
        @Nullable Integer numericValue,
        int favorites,
        @Nullable String note,
        long version) {}
