/**
 * The way in: a client, and the models on it. Everything else is in {@code io.dynamodel.schema} (what items are) and
 * {@code io.dynamodel.query} (what is done with them).
 */
package io.dynamodel;
