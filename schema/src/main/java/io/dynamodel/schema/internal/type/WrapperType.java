package io.dynamodel.schema.internal.type;

import io.dynamodel.schema.AttributeType;
import java.util.function.UnaryOperator;

/**
 * A type whose values stand for one value of another type, or for none: the rules of a nested item hold in there too.
 *
 * @param <V> the values
 * @param <T> what they stand for
 */
public interface WrapperType<V, T> extends AttributeType<V> {

    /** The type of what the values stand for. */
    AttributeType<T> inner();

    /** The value that stands for what the mapper makes of the inner value; the same instance if that did not change. */
    V mapInner(V value, UnaryOperator<T> mapper);
}
