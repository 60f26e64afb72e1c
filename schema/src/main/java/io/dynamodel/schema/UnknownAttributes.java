package io.dynamodel.schema;

import java.util.Arrays;
import java.util.List;

/**
 * What happens to attributes that a schema does not describe. Reading and writing have a policy each; reading drops them
 * by default, so does writing typed items, while writing map-shaped items rejects them.
 */
public final class UnknownAttributes {
    private static final UnknownAttributes DROP = new UnknownAttributes("drop", List.of());
    private static final UnknownAttributes REJECT = new UnknownAttributes("reject", List.of());

    private final String name;
    private final List<String> patterns;

    private UnknownAttributes(String name, List<String> patterns) {
        this.name = name;
        this.patterns = patterns;
    }

    /** They are left out silently. */
    public static UnknownAttributes drop() {
        return DROP;
    }

    /** They are an error that names them. */
    public static UnknownAttributes reject() {
        return REJECT;
    }

    /**
     * They are kept, in map-shaped items; typed items have no place for them and drop them.
     *
     * @param patterns which names are kept, {@code *} standing for any characters; the others are dropped. Without a
     *     pattern, all are kept
     */
    public static UnknownAttributes keep(String... patterns) {
        return new UnknownAttributes("keep", List.of(patterns));
    }

    /** {@code drop}, {@code keep} or {@code reject}. */
    public String name() {
        return name;
    }

    /** Whether an attribute of this name is an error. */
    public boolean rejects(String attribute) {
        return this == REJECT;
    }

    /** Whether an attribute of this name is kept. */
    public boolean keeps(String attribute) {
        if (!name.equals("keep")) {
            return false;
        }
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, attribute));
    }

    /** Matches piece by piece: no regular expression is made of what the user wrote. */
    private static boolean matches(String pattern, String text) {
        List<String> pieces = Arrays.asList(pattern.split("\\*", -1));
        if (pieces.size() == 1) {
            return pattern.equals(text);
        }
        String first = pieces.get(0);
        String last = pieces.get(pieces.size() - 1);
        if (text.length() < first.length() + last.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int from = first.length();
        int to = text.length() - last.length();
        for (String piece : pieces.subList(1, pieces.size() - 1)) {
            int at = text.indexOf(piece, from);
            if (at < 0 || at + piece.length() > to) {
                return false;
            }
            from = at + piece.length();
        }
        return true;
    }

    @Override
    public String toString() {
        return patterns.isEmpty() ? name : name + patterns;
    }
}
