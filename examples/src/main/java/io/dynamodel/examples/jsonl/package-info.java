/**
 * Loads a file of JSON Lines into a table through {@code Schema<Document>}, one line at a time. What cannot be an item is
 * set aside with its line number and the reason; no line is loaded in part.
 */
@NullMarked
package io.dynamodel.examples.jsonl;

import org.jspecify.annotations.NullMarked;
