package io.dynamodel.query.internal.unique;

import io.dynamodel.core.value.Numbers;
import io.dynamodel.core.value.ValueType;
import io.dynamodel.schema.internal.KeyDefinition;
import io.dynamodel.schema.internal.PathRef;
import io.dynamodel.schema.internal.ReservedKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of claims, in tables of any key. They are stored, so they must never change.
 *
 * <p>The text {@code dynamodel.unique/email/ada@example.org} is the partition key where that is an S, and its UTF-8 where
 * it is a B: the name of the constraint and each value follow a slash. Within them {@code ~} is written {@code ~0} and a
 * slash {@code ~1}; a number is {@code ~n} and its canonical text, bytes are {@code ~b} and their Base64, for URLs and
 * without padding. No two lists of values have the same text. One that would exceed 2,048 bytes has the values' SHA-256
 * instead: {@code dynamodel.unique/email/~h} and 43 characters.
 *
 * <p>A key that is an N is a negative number of 38 digits, made of the text's SHA-256; two values meet in one by chance
 * once in 10^37 pairs. A sort key is made of it as well, so that an index of sort keys is not all claims in one partition.
 */
final class ClaimKeys {
    private static final int MAX_PARTITION_BYTES = 2048;
    private static final int SORT_HASH_BYTES = 12;
    private static final BigInteger RESERVED_NUMBERS = BigInteger.TEN.pow(37);

    private ClaimKeys() {}

    /**
     * The key of the claim of a value.
     *
     * @param key the key of the table
     * @param constraint the name of the constraint
     * @param values one for each attribute of the constraint
     */
    static Map<String, AttributeValue> of(KeyDefinition key, String constraint, List<AttributeValue> values) {
        String whole = text(constraint, values);
        Map<String, AttributeValue> claim = new LinkedHashMap<>(4);
        put(claim, key.partition().get(0), shortened(whole, constraint), whole);
        if (!key.sort().isEmpty()) {
            put(claim, key.sort().get(0), sort(whole), whole);
        }
        return claim;
    }

    private static void put(Map<String, AttributeValue> claim, PathRef<?> part, String readable, String whole) {
        ValueType type = part.type().valueType();
        claim.put(
                part.path().root(),
                switch (type) {
                    case N -> AttributeValue.fromN(number(whole));
                    case B -> AttributeValue.fromB(SdkBytes.fromUtf8String(readable));
                    default -> AttributeValue.fromS(readable);
                });
    }

    private static String text(String constraint, List<AttributeValue> values) {
        StringBuilder text = begun(constraint);
        for (AttributeValue value : values) {
            text.append('/');
            if (value.s() != null) {
                escape(value.s(), text);
            } else if (value.n() != null) {
                text.append("~n").append(Numbers.canonical(Numbers.parse(value.n())));
            } else {
                text.append("~b").append(base64(value.b().asByteArrayUnsafe()));
            }
        }
        return text.toString();
    }

    private static StringBuilder begun(String constraint) {
        StringBuilder text = new StringBuilder(ReservedKeys.PREFIX);
        escape(constraint, text);
        return text;
    }

    private static void escape(String value, StringBuilder target) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '~' -> target.append("~0");
                case '/' -> target.append("~1");
                default -> target.append(c);
            }
        }
    }

    private static String shortened(String text, String constraint) {
        return text.getBytes(StandardCharsets.UTF_8).length <= MAX_PARTITION_BYTES
                ? text
                : begun(constraint).append("/~h").append(base64(sha256(text))).toString();
    }

    private static String sort(String text) {
        byte[] some = new byte[SORT_HASH_BYTES];
        System.arraycopy(sha256(text), 0, some, 0, some.length);
        return ReservedKeys.PREFIX + base64(some);
    }

    private static String number(String text) {
        BigInteger hash = new BigInteger(1, sha256(text)).mod(RESERVED_NUMBERS);
        return ReservedKeys.GREATEST.toBigIntegerExact().subtract(hash).toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Whether a value can be claimed; another one, such as a stored NULL, counts as absent. */
    static boolean isClaimable(@Nullable AttributeValue value) {
        return value != null && (value.s() != null || value.n() != null || value.b() != null);
    }
}
