/**
 * The way in: a client, and the models on it. Everything else is in {@code io.dynamodel.schema} (what items are), {@code
 * io.dynamodel.query} (what is done with them) and {@code io.dynamodel.transactions} (several, all or nothing).
 */
package io.dynamodel;
