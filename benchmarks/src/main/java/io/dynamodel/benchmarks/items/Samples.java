package io.dynamodel.benchmarks.items;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;

/** Texts of 16 letters and values of 16 bytes, as AWS's benchmarks have them; the same in every run. Not thread-safe. */
final class Samples {
    private static final int LENGTH = 16;

    private final Random random = new Random(17);

    String text() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    List<String> texts(int count) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return List.copyOf(texts);
    }

    SdkBytes bytes() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return SdkBytes.fromByteArrayUnsafe(bytes);
    }

    List<SdkBytes> bytes(int count) {
        List<SdkBytes> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(bytes());
        }
        return List.copyOf(values);
    }
}
