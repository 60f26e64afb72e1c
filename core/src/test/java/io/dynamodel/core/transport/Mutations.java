package io.dynamodel.core.transport;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bytes as they might come from a broken or hostile sender. */
final class Mutations {
    private static final byte[] TELLING = "\"\\{}[]:,SNBML0e- \u0000\u007F".getBytes(StandardCharsets.ISO_8859_1);

    private Mutations() {}

    static byte[] of(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> bytes = repeatedOrCut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(30)), 0);
                default -> bytes = repeatedOrCut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(60)), 2);
            }
        }
        return bytes;
    }

    private static byte[] repeatedOrCut(byte[] bytes, int from, int to, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        for (int i = 0; i < times; i++) {
            out.write(bytes, from, to - from);
        }
        out.write(bytes, to, bytes.length - to);
        return out.size() == 0 ? bytes : out.toByteArray();
    }
}
