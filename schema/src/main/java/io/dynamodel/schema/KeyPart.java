package io.dynamodel.schema;

/**
 * What a key can be made of: a scalar attribute whose stored order is the order of its values, or several of them
 * ({@code parts}, for global indexes).
 *
 * @param <R> the item type
 * @param <V> the type of the key's values
 */
public sealed interface KeyPart<R, V> extends UniquePart<R>
        permits ScalarAttribute, StringAttribute, NumberAttribute, BinaryAttribute, AttributeParts {}
