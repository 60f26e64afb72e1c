package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidCursorException.Reason;
import io.dynamodel.query.CursorSealer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * The outside of a cursor: bytes as text that can stand in a URL, plain with a checksum or sealed. The first byte says
 * which, and in which version of the format.
 */
record Envelope(Engine engine, String context) {
    private static final byte PLAIN = 1;
    private static final byte SEALED = 2;
    private static final int CHECKSUM_BYTES = 4;

    /** A cursor is a few hundred bytes, a checkpoint some dozen for each segment: more is not ours. */
    private static final int MAX_TEXT = 1 << 24;

    boolean isSealed() {
        return engine.cursorSealer() != null;
    }

    /** The text of the bytes, as it is given out now. */
    String close(byte[] content, Instant now) {
        CursorSealer sealer = engine.cursorSealer();
        byte[] inside = sealer == null ? plain(content) : sealer.seal(content, context, now);
        byte[] whole = ByteBuffer.allocate(1 + inside.length)
                .put(sealer == null ? PLAIN : SEALED)
                .put(inside)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** The bytes of a text that was given out, if it still is good now. */
    byte[] open(String text, Instant now) {
        ByteBuffer whole = decoded(text);
        CursorSealer sealer = engine.cursorSealer();
        byte version = whole.hasRemaining() ? whole.get() : 0;
        if (version == PLAIN) {
            if (sealer != null) {
                throw new InvalidCursorException(
                        Reason.NOT_SEALED,
                        "The cursor is not sealed, but cursors are sealed here; begin again without it");
            }
            return checked(whole);
        } else if (version == SEALED) {
            if (sealer == null) {
                throw new InvalidCursorException(
                        Reason.UNKNOWN_KEY,
                        "The cursor is sealed, but there is no key here; give Dynamodel's builder the sealer"
                                + " that sealed it");
            }
            return sealer.open(whole, context, now);
        }
        throw malformed();
    }

    private static ByteBuffer decoded(String text) {
        if (text.length() > MAX_TEXT) {
            throw malformed();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // the last character may hold bits that count for nothing
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return ByteBuffer.wrap(bytes);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw malformed();
    }

    private static byte[] plain(byte[] content) {
        return ByteBuffer.allocate(content.length + CHECKSUM_BYTES)
                .put(content)
                .putInt(checksum(content))
                .array();
    }

    private static byte[] checked(ByteBuffer whole) {
        if (whole.remaining() < CHECKSUM_BYTES) {
            throw malformed();
        }
        byte[] content = new byte[whole.remaining() - CHECKSUM_BYTES];
        whole.get(content);
        if (whole.getInt() != checksum(content)) {
            throw malformed();
        }
        return content;
    }

    private static int checksum(byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        return (int) checksum.getValue();
    }

    static InvalidCursorException malformed() {
        return new InvalidCursorException(
                Reason.MALFORMED, "This is no whole cursor; give it back exactly as it was given out");
    }
}
