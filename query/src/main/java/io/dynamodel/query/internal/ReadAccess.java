package io.dynamodel.query.internal;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.schema.Key;
import java.util.Objects;

/** How DynamoDB is asked for items. */
public sealed interface ReadAccess<R> {

    /**
     * The items of one partition.
     *
     * @param keyConditions what is asked of partition and sort key
     */
    record Query<R>(Condition<R> keyConditions) implements ReadAccess<R> {
        /** Nothing is null. */
        public Query {
            Objects.requireNonNull(keyConditions, "keyConditions");
        }
    }

    /**
     * All items, or those of one segment of several that are scanned beside each other.
     *
     * @param segment which one, from 0
     * @param segments of how many; 1 for all items
     */
    record Scan<R>(int segment, int segments) implements ReadAccess<R> {
        /** All items. */
        public Scan() {
            this(0, 1);
        }
    }

    /**
     * The one item of a key of the table, without a filter. There is nothing to go on to.
     *
     * @param key its key
     */
    record Get<R>(Key<R> key) implements ReadAccess<R> {
        /** Nothing is null. */
        public Get {
            Objects.requireNonNull(key, "key");
        }
    }

    /** No item can satisfy what is asked: nothing is sent. */
    record Nothing<R>() implements ReadAccess<R> {}
}
