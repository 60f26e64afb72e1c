package io.dynamodel.query;

import io.dynamodel.core.error.InvalidCursorException;
import io.dynamodel.core.error.InvalidCursorException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals cursors and checkpoints with AES-GCM: whoever holds one can neither read the key values in it nor change it.
 * Keys have names, so that they can be replaced: seal with the new one, keep opening what the old one sealed.
 *
 * <p>Immutable and thread-safe. A key should be replaced before it has sealed four billion cursors.
 */
public final class CursorSealer {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MAX_ID_BYTES = 100;

    private final String currentId;
    private final Map<String, SecretKey> keys;
    private final @Nullable Duration lifetime;
    private final SecureRandom random;

    private CursorSealer(
            String currentId, Map<String, SecretKey> keys, @Nullable Duration lifetime, SecureRandom random) {
        this.currentId = currentId;
        this.keys = keys;
        this.lifetime = lifetime;
        this.random = random;
    }

    /**
     * Seals and opens with a key.
     *
     * @param keyId its name, which stands in the cursors: at most 100 bytes
     * @param key 16, 24 or 32 random bytes
     */
    public static CursorSealer of(String keyId, byte[] key) {
        return of(keyId, aes(key));
    }

    /**
     * Seals and opens with a key.
     *
     * @param keyId its name, which stands in the cursors: at most 100 bytes
     * @param key for AES
     */
    public static CursorSealer of(String keyId, SecretKey key) {
        return new CursorSealer(checkedId(keyId), Map.of(keyId, aes(key)), null, new SecureRandom());
    }

    /** Also opens what was sealed with another key, which is on its way out, or in. */
    public CursorSealer opening(String keyId, byte[] key) {
        return opening(keyId, aes(key));
    }

    /** Also opens what was sealed with another key, which is on its way out, or in. */
    public CursorSealer opening(String keyId, SecretKey key) {
        Map<String, SecretKey> more = new LinkedHashMap<>(keys);
        if (more.put(checkedId(keyId), aes(key)) != null) {
            throw new IllegalArgumentException("There are two keys named '" + keyId + "'");
        }
        return new CursorSealer(currentId, more, lifetime, random);
    }

    /** Refuses what was sealed longer ago; by the clock of Dynamodel, to the second. */
    public CursorSealer expiringAfter(Duration time) {
        if (time.toSeconds() < 1) {
            throw new IllegalArgumentException("Cursors must be good for a second at least, not " + time);
        }
        return new CursorSealer(currentId, keys, time, random);
    }

    private static String checkedId(String keyId) {
        int length = keyId.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > MAX_ID_BYTES) {
            throw new IllegalArgumentException(
                    "The name of a key must have 1 to " + MAX_ID_BYTES + " bytes, but has " + length);
        }
        return keyId;
    }

    private static SecretKey aes(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("An AES key has 16, 24 or 32 bytes, not " + key.length);
        }
        return new SecretKeySpec(key, "AES");
    }

    private static SecretKey aes(SecretKey key) {
        if (!"AES".equals(Objects.requireNonNull(key, "key").getAlgorithm())) {
            throw new IllegalArgumentException("The key is for " + key.getAlgorithm() + ", not for AES");
        }
        return key;
    }

    /** For the library's own modules: the name of the key, a nonce, and what only the key opens. */
    public byte[] seal(byte[] content, String context, Instant now) {
        byte[] id = currentId.getBytes(StandardCharsets.UTF_8);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long expiry = lifetime == null ? Long.MAX_VALUE : now.plus(lifetime).getEpochSecond();
        byte[] clear = ByteBuffer.allocate(Long.BYTES + content.length)
                .putLong(expiry)
                .put(content)
                .array();
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, key(currentId), nonce, id, context)
                    .doFinal(clear);
            return ByteBuffer.allocate(1 + id.length + nonce.length + secret.length)
                    .put((byte) id.length)
                    .put(id)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key '" + currentId + "' cannot seal cursors", e);
        }
    }

    /**
     * For the library's own modules: what was sealed.
     *
     * @throws InvalidCursorException if it cannot be opened with these keys, for this context, at this time
     */
    public byte[] open(ByteBuffer sealed, String context, Instant now) {
        byte[] id = taken(sealed, sealed.hasRemaining() ? sealed.get() : 0);
        byte[] nonce = taken(sealed, NONCE_BYTES);
        byte[] secret = taken(sealed, sealed.remaining());
        ByteBuffer clear;
        try {
            clear = ByteBuffer.wrap(
                    cipher(Cipher.DECRYPT_MODE, key(new String(id, StandardCharsets.UTF_8)), nonce, id, context)
                            .doFinal(secret));
        } catch (AEADBadTagException e) {
            throw new InvalidCursorException(
                    Reason.NOT_AUTHENTIC,
                    "The cursor was changed, or was sealed for another context or with another key of the same name;"
                            + " begin again without it");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key cannot open cursors", e);
        }
        if (clear.getLong() < now.getEpochSecond()) {
            throw new InvalidCursorException(
                    Reason.EXPIRED, "The cursor has expired; begin again without it, or let cursors live longer");
        }
        return taken(clear, clear.remaining());
    }

    private SecretKey key(String id) {
        SecretKey key = keys.get(id);
        if (key == null) {
            throw new InvalidCursorException(
                    Reason.UNKNOWN_KEY,
                    "The cursor is sealed with a key that is not here; begin again without it, or add the key with"
                            + " opening(..)");
        }
        return key;
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] id, String context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(new byte[] {(byte) id.length});
        cipher.updateAAD(id);
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] taken(ByteBuffer source, int length) {
        if (length < 0 || length > source.remaining()) {
            throw new InvalidCursorException(
                    Reason.MALFORMED, "This is no whole cursor; give it back exactly as it was given out");
        }
        byte[] bytes = new byte[length];
        source.get(bytes);
        return bytes;
    }

    /** The names of the keys; the keys stay secret. */
    @Override
    public String toString() {
        return "CursorSealer[seals with " + currentId + ", opens " + keys.keySet() + "]";
    }
}
