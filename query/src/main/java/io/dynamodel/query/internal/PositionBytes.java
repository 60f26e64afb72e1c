package io.dynamodel.query.internal;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Positions as bytes: a byte that says whether there is a key and which way it goes, and then the values of the key in
 * the order of its names, which both sides know. A value is its type, its length (seven bits a byte, the eighth telling
 * that there are more) and its bytes.
 */
final class PositionBytes {
    private static final int HAS_KEY = 1;
    private static final int BACKWARDS = 2;

    private PositionBytes() {}

    static void write(ReadStart.Position position, Set<String> names, ByteArrayOutputStream target) {
        Map<String, AttributeValue> key = position.after();
        target.write((key == null ? 0 : HAS_KEY) | (position.backwards() ? BACKWARDS : 0));
        if (key == null) {
            return;
        }
        for (String name : names) {
            write(key.get(name), target);
        }
    }

    private static void write(@Nullable AttributeValue value, ByteArrayOutputStream target) {
        if (value == null) {
            throw new IllegalArgumentException("A position needs all attributes of its key");
        }
        byte[] bytes;
        if (value.s() != null) {
            target.write('S');
            bytes = value.s().getBytes(StandardCharsets.UTF_8);
        } else if (value.n() != null) {
            target.write('N');
            bytes = value.n().getBytes(StandardCharsets.UTF_8);
        } else {
            target.write('B');
            bytes = value.b().asByteArrayUnsafe();
        }
        writeLength(bytes.length, target);
        target.writeBytes(bytes);
    }

    static void writeLength(int length, ByteArrayOutputStream target) {
        int left = length;
        while (left > 0x7f) {
            target.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        target.write(left);
    }

    /** The position, which need not be at the end of the bytes. */
    static ReadStart.Position read(ByteBuffer source, Set<String> names) {
        try {
            byte flags = source.get();
            if ((flags & ~(HAS_KEY | BACKWARDS)) != 0) {
                throw Envelope.malformed();
            }
            boolean backwards = (flags & BACKWARDS) != 0;
            if ((flags & HAS_KEY) == 0) {
                return new ReadStart.Position(null, backwards);
            }
            Map<String, AttributeValue> key = new LinkedHashMap<>();
            for (String name : names) {
                key.put(name, readValue(source));
            }
            return new ReadStart.Position(key, backwards);
        } catch (BufferUnderflowException e) {
            throw Envelope.malformed();
        }
    }

    private static AttributeValue readValue(ByteBuffer source) {
        byte type = source.get();
        int length = readLength(source);
        if (length < 0 || length > source.remaining()) {
            throw Envelope.malformed();
        }
        byte[] bytes = new byte[length];
        source.get(bytes);
        return switch (type) {
            case 'S' -> AttributeValue.fromS(new String(bytes, StandardCharsets.UTF_8));
            case 'N' -> AttributeValue.fromN(new String(bytes, StandardCharsets.UTF_8));
            case 'B' -> AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes));
            default -> throw Envelope.malformed();
        };
    }

    static int readLength(ByteBuffer source) {
        int length = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            byte next = source.get();
            length |= (next & 0x7f) << shift;
            if (next >= 0) {
                return length;
            }
        }
        throw Envelope.malformed();
    }
}
