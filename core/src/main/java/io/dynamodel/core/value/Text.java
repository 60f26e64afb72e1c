package io.dynamodel.core.value;

/** What DynamoDB asks of text: valid Unicode, measured in bytes of UTF-8. */
public final class Text {
    private Text() {}

    /** Whether every surrogate in the text is one half of a pair. */
    public static boolean isWellFormed(CharSequence text) {
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
}
