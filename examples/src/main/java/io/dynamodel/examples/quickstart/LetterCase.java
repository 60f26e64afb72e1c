package io.dynamodel.examples.quickstart;

/**
 * Both cases of a letter: a nested item.
 *
 * @param upper the letter in upper case
 * @param lower the letter in lower case
 */
record LetterCase(String upper, String lower) {}
