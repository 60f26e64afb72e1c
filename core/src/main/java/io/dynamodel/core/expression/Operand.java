package io.dynamodel.core.expression;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a condition compares. */
public sealed interface Operand {

    /**
     * An attribute, or what an attribute contains.
     *
     * @param path where
     */
    record Path(AttributePath path) implements Operand, UpdateValue {
        /** Nothing is null. */
        public Path {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A constant, encoded as the attribute that it stands beside encodes it.
     *
     * @param value the encoded value
     * @param sensitive whether it must never be shown
     * @param transformed whether it went through the set transforms of the attribute, as what tokens make has; an update
     *     runs them on any other. Values are equal whether or not
     */
    record Value(AttributeValue value, boolean sensitive, boolean transformed) implements Operand, UpdateValue {
        /** Nothing is null. */
        public Value {
            Objects.requireNonNull(value, "value");
        }

        /** A value that went through no set transforms. */
        public Value(AttributeValue value, boolean sensitive) {
            this(value, sensitive, false);
        }

        /** A value that may be shown where values are shown. */
        public static Value of(AttributeValue value) {
            return new Value(value, false);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Value that && sensitive == that.sensitive && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + Boolean.hashCode(sensitive);
        }

        /** Never the value itself: item data does not belong into messages and logs. */
        @Override
        public String toString() {
            return "?";
        }
    }

    /**
     * The size of an attribute: the length of an S or B, the number of elements of a set, list or map.
     *
     * @param path where
     */
    record Size(AttributePath path) implements Operand {
        /** Nothing is null. */
        public Size {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return "size(" + path + ")";
        }
    }
}
