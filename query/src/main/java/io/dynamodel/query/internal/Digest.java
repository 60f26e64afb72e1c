package io.dynamodel.query.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A digest of texts and values, each with its length, so that no two sequences are the same. Not thread-safe. */
final class Digest {
    private final MessageDigest digest;

    Digest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    /** A value by what it is, whatever order its sets and maps come in. */
    void add(AttributeValue value) {
        add(value.type().name());
        switch (value.type()) {
            case S -> add(value.s());
            case N -> add(value.n());
            case B -> add(value.b().asByteArrayUnsafe());
            case BOOL -> add(value.bool().toString());
            case SS -> addSorted(value.ss());
            case NS -> addSorted(value.ns());
            case BS ->
                addSorted(value.bs().stream()
                        .map(SdkBytes::asByteArrayUnsafe)
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .toList());
            case L -> {
                add(Integer.toString(value.l().size()));
                value.l().forEach(this::add);
            }
            case M -> {
                add(Integer.toString(value.m().size()));
                for (Map.Entry<String, AttributeValue> entry : new TreeMap<>(value.m()).entrySet()) {
                    add(entry.getKey());
                    add(entry.getValue());
                }
            }
            default -> add("");
        }
    }

    private void addSorted(List<String> members) {
        add(Integer.toString(members.size()));
        members.stream().sorted().forEach(this::add);
    }

    byte[] result() {
        return digest.digest();
    }
}
