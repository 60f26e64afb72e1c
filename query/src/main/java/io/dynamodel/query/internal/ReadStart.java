package io.dynamodel.query.internal;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where a read begins, and which way it goes from there. */
public sealed interface ReadStart {

    /** At the first item. */
    ReadStart BEGINNING = new Position(null, false);

    /**
     * A known place.
     *
     * @param after the key, in table and index, of the item after which it begins; null for the outermost one
     * @param backwards whether it goes against the order of the read, to give the items before this place
     */
    record Position(@Nullable Map<String, AttributeValue> after, boolean backwards) implements ReadStart {
        /** Copies the key. */
        public Position {
            after = after == null ? null : Map.copyOf(after);
        }

        /** Whether there is nothing on the other side of it. */
        boolean isBeginning() {
            return after == null && !backwards;
        }
    }

    /**
     * A place that is known once the cursor is opened: with everything else that is asked, to which it is bound.
     *
     * @param text what the caller gave
     */
    record Cursor(String text) implements ReadStart {
        /** Nothing is null. */
        public Cursor {
            Objects.requireNonNull(text, "cursor");
        }
    }
}
