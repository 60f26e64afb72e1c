package io.dynamodel.schema.internal;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** "Did you mean": the nearest of the known names. */
public final class Suggestions {
    private static final int MAX_NAMES = 20;

    private Suggestions() {}

    /** The end of a message about an unknown name: a suggestion if one is near, else the known names. */
    public static String text(String unknown, Collection<String> known) {
        String nearest = null;
        int best = Math.max(1, unknown.length() / 3) + 1;
        for (String candidate : known) {
            int distance = distance(unknown.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        if (nearest != null) {
            return "; did you mean '" + nearest + "'?";
        }
        if (known.isEmpty()) {
            return "";
        }
        String names = known.stream().limit(MAX_NAMES).collect(Collectors.joining(", "));
        return "; it has " + names + (known.size() > MAX_NAMES ? ", …" : "");
    }

    /** The number of single-character edits, a swap of neighbours counted as one. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
