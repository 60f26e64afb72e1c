package io.dynamodel.core.value;

/** What DynamoDB asks of text: valid Unicode, measured in bytes of UTF-8. */
public final class Text {
    /** How many bytes a character that JSON must escape takes at most. */
    public static final int MAX_JSON_ESCAPE = 6;

    private static final int PRIME = 0x9E37_79B1;
    private static final int SEED = (int) System.nanoTime() * PRIME;
    private static final String HEX = "0123456789ABCDEF";

    private Text() {}

    /** Whether every surrogate in the text is one half of a pair. */
    public static boolean isWellFormed(String text) {
        for (int i = 0, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == n || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The number of bytes of the text in UTF-8; the text must be well formed. */
    public static int utf8Length(CharSequence text) {
        int bytes = 0;
        for (int i = 0, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isSurrogate(c)) {
                bytes += 2; // each half of a pair: four bytes together
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    /**
     * Orders two texts by the bytes of their UTF-8, as DynamoDB does. {@link String#compareTo} differs: it puts
     * surrogates, hence every character beyond U+FFFF, before U+E000.
     */
    public static int compareUtf8(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return rank(x) - rank(y);
            }
        }
        return a.length() - b.length();
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x1_0000 : c;
    }

    /** A hash of bytes that is another one in each process, so that nobody can choose names that collide. */
    public static int hash(byte[] bytes, int from, int to) {
        int hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return hash;
    }

    /** Whether JSON wants the character escaped: quotes, backslashes and control characters. */
    public static boolean needsJsonEscape(int c) {
        return c == '"' || c == '\\' || (c >= 0 && c < ' ');
    }

    /**
     * Writes the JSON escape of a character that needs one, in the same form as the SDK.
     *
     * @return the place after it
     */
    public static int putJsonEscape(int c, byte[] target, int at) {
        int letter = switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\f' -> 'f';
            case '\r' -> 'r';
            default -> 'u';
        };
        int i = at;
        target[i++] = '\\';
        target[i++] = (byte) letter;
        if (letter == 'u') {
            target[i++] = '0';
            target[i++] = '0';
            target[i++] = (byte) HEX.charAt((c >> 4) & 0xF);
            target[i++] = (byte) HEX.charAt(c & 0xF);
        }
        return i;
    }
}
