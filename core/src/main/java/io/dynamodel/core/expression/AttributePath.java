package io.dynamodel.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A path into an item: the stored name of a top-level attribute, and the names and list indexes that lead on from
 * there. A value; its text form, such as {@code home.tags[2]}, is for people and never part of a request.
 *
 * <p>A path may know its {@link #origin()}, the schema whose token made it, so that a token of another schema is refused
 * by name. The origin is no part of the path's identity.
 */
public final class AttributePath {
    private final List<Step> steps;
    private final @Nullable Object origin;

    /** Made when it is first asked for; by several threads at once, it is made alike. */
    private @Nullable String text;

    /** One step of a path. */
    public sealed interface Step permits Name, Index {}

    /**
     * Into a map.
     *
     * @param name the stored name
     */
    public record Name(String name) implements Step {
        /** The name has at least one character. */
        public Name {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("An attribute name must not be empty");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Into a list.
     *
     * @param index from 0
     */
    public record Index(int index) implements Step {
        /** The index is not negative. */
        public Index {
            if (index < 0) {
                throw new IllegalArgumentException("A list index must not be negative, but is " + index);
            }
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /**
     * A path of the given steps, of no particular schema.
     *
     * @param steps at least one, the first of which is a name
     */
    public AttributePath(List<Step> steps) {
        this(steps, null);
    }

    private AttributePath(List<Step> steps, @Nullable Object origin) {
        this.steps = List.copyOf(steps);
        this.origin = origin;
        if (this.steps.isEmpty() || !(this.steps.get(0) instanceof Name)) {
            throw new IllegalArgumentException("A path must begin with the name of an attribute, but is " + steps);
        }
    }

    /** The steps, the first of which is a name. */
    public List<Step> steps() {
        return steps;
    }

    /** The schema that this path was made for, by identity; null if it is not known. */
    public @Nullable Object origin() {
        return origin;
    }

    /** The same path, made for the given schema. */
    public AttributePath withOrigin(@Nullable Object newOrigin) {
        return new AttributePath(steps, newOrigin);
    }

    /** The path of a top-level attribute. */
    public static AttributePath of(String name) {
        return new AttributePath(List.of(new Name(name)));
    }

    /** This path and one name more. */
    public AttributePath dot(String name) {
        return append(new Name(name));
    }

    /** This path and one list index more. */
    public AttributePath at(int index) {
        return append(new Index(index));
    }

    /** This path and all steps of another one, whose first name is inside of this one's value. */
    public AttributePath dot(AttributePath inner) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(inner.steps);
        return new AttributePath(all, origin);
    }

    private AttributePath append(Step step) {
        List<Step> all = new ArrayList<>(steps.size() + 1);
        all.addAll(steps);
        all.add(step);
        return new AttributePath(all, origin);
    }

    /** The name of the top-level attribute. */
    public String root() {
        return ((Name) steps.get(0)).name();
    }

    /** Whether this is a top-level attribute. */
    public boolean isTopLevel() {
        return steps.size() == 1;
    }

    /** What an item has there; null if it has nothing, or something else on the way. */
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(root());
        for (int i = 1; i < steps.size() && value != null; i++) {
            if (steps.get(i) instanceof Name name) {
                value = value.hasM() ? value.m().get(name.name()) : null;
            } else {
                int index = ((Index) steps.get(i)).index();
                value = value.hasL() && index < value.l().size() ? value.l().get(index) : null;
            }
        }
        return value;
    }

    /** Whether {@code other} is this path or leads further from it. */
    public boolean contains(AttributePath other) {
        return other.steps.size() >= steps.size() && steps.equals(other.steps.subList(0, steps.size()));
    }

    /** Whether one of the two contains the other: DynamoDB refuses both in one update or projection. */
    public boolean overlaps(AttributePath other) {
        return contains(other) || other.contains(this);
    }

    /**
     * Whether the paths part at a step which is a name in one and an index in the other, so that they cannot both
     * exist: DynamoDB refuses such a pair too.
     */
    public boolean conflicts(AttributePath other) {
        int common = Math.min(steps.size(), other.steps.size());
        for (int i = 0; i < common; i++) {
            Step mine = steps.get(i);
            Step theirs = other.steps.get(i);
            if (!mine.equals(theirs)) {
                return mine.getClass() != theirs.getClass();
            }
        }
        return false;
    }

    /**
     * Reads the text form: names parted by dots, list indexes in brackets, such as {@code home.tags[2]}. A backslash
     * takes the next character as part of the name.
     *
     * @throws IllegalArgumentException if the text is no path; the message says where
     */
    public static AttributePath parse(String text) {
        Objects.requireNonNull(text, "text");
        List<Step> steps = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean expectName = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                name.append(text.charAt(i + 1));
                expectName = false;
                i += 2;
            } else if (c == '.' || c == '[') {
                if (name.length() > 0) {
                    steps.add(new Name(name.toString()));
                    name.setLength(0);
                } else if (expectName) {
                    throw notAPath(text, "a name is expected at position " + i);
                }
                if (c == '.') {
                    expectName = true;
                    i++;
                } else {
                    int close = text.indexOf(']', i);
                    steps.add(index(text, i, close));
                    expectName = false;
                    i = close + 1;
                    if (i < text.length() && text.charAt(i) != '.' && text.charAt(i) != '[') {
                        throw notAPath(text, "'.' or '[' is expected at position " + i);
                    }
                }
            } else {
                name.append(c);
                expectName = false;
                i++;
            }
        }
        if (name.length() > 0) {
            steps.add(new Name(name.toString()));
        } else if (expectName) {
            throw notAPath(text, "a name is expected at its end");
        }
        if (steps.isEmpty() || !(steps.get(0) instanceof Name)) {
            throw notAPath(text, "it must begin with the name of an attribute");
        }
        return new AttributePath(steps);
    }

    private static Index index(String text, int open, int close) {
        int digits = close - open - 1;
        long index = 0;
        boolean valid = digits >= 1 && digits <= 10; // as many as an int may have
        for (int i = open + 1; valid && i < close; i++) {
            char c = text.charAt(i);
            valid = c >= '0' && c <= '9';
            index = index * 10 + (c - '0');
        }
        if (!valid || index > Integer.MAX_VALUE) {
            throw notAPath(text, "a list index such as [0] is expected at position " + open);
        }
        return new Index((int) index);
    }

    private static IllegalArgumentException notAPath(String text, String problem) {
        return new IllegalArgumentException("'" + text + "' is not an attribute path: " + problem);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof AttributePath other && steps.equals(other.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /** The text form; {@link #parse} reads it back. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = toText();
            text = known;
        }
        return known;
    }

    private String toText() {
        StringBuilder out = new StringBuilder();
        for (Step step : steps) {
            if (step instanceof Name name) {
                if (out.length() > 0) {
                    out.append('.');
                }
                out.append(name.name().replace("\\", "\\\\").replace(".", "\\.").replace("[", "\\["));
            } else {
                out.append(step);
            }
        }
        return out.toString();
    }
}
