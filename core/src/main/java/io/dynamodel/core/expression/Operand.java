package io.dynamodel.core.expression;

import java.util.Objects;
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
     */
    record Value(AttributeValue value, boolean sensitive) implements Operand, UpdateValue {
        /** Nothing is null. */
        public Value {
            Objects.requireNonNull(value, "value");
        }

        /** A value that may be shown where values are shown. */
        public static Value of(AttributeValue value) {
            return new Value(value, false);
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
