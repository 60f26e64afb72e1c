/**
 * Programs to run and to copy from. This package has what all of them need; {@code quickstart} is the first one to look
 * at, {@code recipes} answer one question each, {@code jsonl} loads files, {@code output} prints.
 */
@NullMarked
package io.dynamodel.examples;

import org.jspecify.annotations.NullMarked;
