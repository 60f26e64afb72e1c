package io.dynamodel.query;

import io.dynamodel.query.internal.explain.ExplanationText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operation would do, and why: plain data, and in its {@link #toString} a text for people, which is always the
 * same for the same operation, schema and client. Nothing is sent for it. Values are shown, those of sensitive attributes
 * are not.
 *
 * @param verb the verb, such as {@code find}
 * @param table the table; several are separated by {@code ", "}
 * @param access what is reached
 * @param index the index that is read; empty for the table
 * @param requests DynamoDB's operations, in the order in which they are sent
 * @param expressions what is asked for, in words that people read
 * @param extent how much is read, and in which order
 * @param consistent whether all writes before it are seen
 * @param candidates the table and the indexes that a {@code find} thought of, in the order of their definition
 * @param refusal why the operation would be refused; empty if it would not
 * @param warnings what may surprise
 * @param price what DynamoDB charges for it, in words
 * @param expected what it would consume, as far as {@link Sizes} and the operation tell
 * @param transport how items travel with the client, and why
 */
public record Explanation(
        String verb,
        String table,
        Access access,
        Optional<String> index,
        List<Request> requests,
        Expressions expressions,
        Extent extent,
        boolean consistent,
        List<Candidate> candidates,
        Optional<String> refusal,
        List<Warning> warnings,
        String price,
        Optional<Estimate> expected,
        String transport) {

    /** Copies the lists. */
    public Explanation {
        requests = List.copyOf(requests);
        candidates = List.copyOf(candidates);
        warnings = List.copyOf(warnings);
    }

    /** What is reached. */
    public enum Access {
        /** One item, by its key. */
        ITEM("one item, by its key"),
        /** Items of several keys. */
        ITEMS("items by their keys"),
        /** The items of one partition. */
        PARTITION("the items of one partition"),
        /** All items of the table or index. */
        ALL("all items"),
        /** Nothing is sent. */
        NOTHING("nothing, as no item can satisfy the condition"),
        /** The operation is refused. */
        REFUSED("nothing, as it is refused");

        private final String text;

        Access(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A request.
     *
     * @param operation DynamoDB's name of the operation, such as {@code Query}
     * @param when in which case it is sent; empty if always
     */
    public record Request(String operation, String when) {
        @Override
        public String toString() {
            return when.isEmpty() ? operation : operation + " " + when;
        }
    }

    /**
     * What the first request says, with names and values in the place of their placeholders.
     *
     * @param key what is asked of the key: the range of what is read, or the key of the item
     * @param filter what is kept of what was read
     * @param projection the paths that come back; empty for all that is there
     * @param condition what a write demands of the item
     * @param update what it changes
     * @param names the names behind the placeholders that are sent
     * @param values the values behind them as text; {@code <hidden>} for sensitive ones
     */
    public record Expressions(
            Optional<String> key,
            Optional<String> filter,
            Optional<String> projection,
            Optional<String> condition,
            Optional<String> update,
            Map<String, String> names,
            Map<String, String> values) {
        /** Copies the maps. */
        public Expressions {
            names = Map.copyOf(names);
            values = Map.copyOf(values);
        }
    }

    /**
     * How much of what is reached is read.
     *
     * @param limit how many items the caller gets at most
     * @param pageSize how many items DynamoDB reads at a time at most
     * @param order in which order the items come; empty if in none
     */
    public record Extent(Optional<Integer> limit, Optional<Integer> pageSize, Optional<String> order) {
        /** As much as there is, in no order. */
        public static final Extent ALL = new Extent(Optional.empty(), Optional.empty(), Optional.empty());

        @Override
        public String toString() {
            String items = limit.map(count -> "at most " + count + (count == 1 ? " item" : " items"))
                    .orElse("all items");
            return items
                    + order.map(text -> ", " + text).orElse("")
                    + pageSize.map(size -> ", read " + size + " at a time").orElse("");
        }
    }

    /**
     * What a {@code find} thought of the table or of an index.
     *
     * @param index its name; empty for the table
     * @param taken whether it is read
     * @param usable whether it could answer
     * @param reason why it is not read; empty if it is
     */
    public record Candidate(Optional<String> index, boolean taken, boolean usable, String reason) {
        @Override
        public String toString() {
            String name = index.map(text -> "index '" + text + "'").orElse("the table");
            return reason.isEmpty() ? name : name + ": " + reason;
        }
    }

    /**
     * What may surprise.
     *
     * @param kind of what kind it is
     * @param text what and why, for people
     */
    public record Warning(Kind kind, String text) {
        /** Nothing is null. */
        public Warning {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(text, "text");
        }

        /** Kinds of surprises. */
        public enum Kind {
            /** What the filter drops is read and paid for. */
            FILTER_AFTER_READ,
            /** An index would suit, but does not hold enough. */
            PROJECTION_NOT_SUFFICIENT,
            /** The table is read too, for what an index does not hold. */
            FETCHES_FROM_TABLE,
            /** Late writes may be missing. */
            EVENTUALLY_CONSISTENT,
            /** Nothing limits how much is read. */
            UNBOUNDED,
            /** Everything is read. */
            READS_EVERYTHING,
            /** Another choice would do as well. */
            AMBIGUOUS,
            /** An index is taken to have every item that is wanted. */
            ASSUMES_PRESENCE,
            /** What is sent says the same in another way. */
            REWRITTEN,
            /** Claims of unique constraints are read and left out. */
            LEAVES_OUT_CLAIMS
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What an execution would consume.
     *
     * @param requests how many requests
     * @param readUnits how many read units
     * @param writeUnits how many write units
     * @param precision how sure that is
     */
    public record Estimate(long requests, double readUnits, double writeUnits, Precision precision) {
        /** How sure an estimate is. */
        public enum Precision {
            /** By the sizes given. */
            ABOUT,
            /** Not more by the sizes given. */
            AT_MOST,
            /** Not less. */
            AT_LEAST
        }

        @Override
        public String toString() {
            String units = units(readUnits, writeUnits);
            return precision.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + requests
                    + (requests == 1 ? " request" : " requests") + (units.isEmpty() ? "" : ", " + units);
        }

        static String units(double readUnits, double writeUnits) {
            String read = units(readUnits, "read");
            String write = units(writeUnits, "write");
            return read.isEmpty() || write.isEmpty() ? read + write : read + ", " + write;
        }

        private static String units(double units, String kind) {
            return units == 0 ? "" : ExplanationText.number(units) + " " + kind + (units == 1 ? " unit" : " units");
        }
    }

    /** The warnings of a kind. */
    public List<Warning> warnings(Warning.Kind kind) {
        return warnings.stream().filter(warning -> warning.kind() == kind).toList();
    }

    /** The text for people. */
    @Override
    public String toString() {
        return ExplanationText.of(this);
    }
}
