/**
 * What an item is: attributes with their types and rules, keys and indexes, and the schema that they make up. Attribute
 * tokens are also the vocabulary of conditions and updates, whose trees live in {@code core}. Nothing here sends
 * anything.
 */
package io.dynamodel.schema;
