package io.dynamodel.schema;

/**
 * What a unique constraint can name: an attribute that is an S, N or B, or by {@link Within#within within(..)} the
 * attributes within whose values others are unique.
 *
 * @param <R> the item type
 */
public sealed interface UniquePart<R> permits KeyPart, Within {}
