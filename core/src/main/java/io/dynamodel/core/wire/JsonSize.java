package io.dynamodel.core.wire;

import io.dynamodel.core.value.AttributeValues;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many bytes the SDK's values take as JSON in a request, at most: what DynamoDB limits of a request, other than of
 * an item, is what goes over the network.
 */
final class JsonSize {
    /** Of a character that is escaped, and of each half of a surrogate pair, which the SDK escapes. */
    private static final int ESCAPE = 6;

    private static final int PUNCTUATION = 2; // quotes, brackets
    private static final int SEPARATOR = 1;

    private JsonSize() {}

    static long ofItem(Map<String, AttributeValue> item) {
        long bytes = PUNCTUATION;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += text(attribute.getKey()) + SEPARATOR + of(attribute.getValue()) + SEPARATOR;
        }
        return bytes;
    }

    private static long of(AttributeValue value) {
        String type = AttributeValues.typeOf(value).name();
        return PUNCTUATION + text(type) + SEPARATOR + content(value);
    }

    private static long content(AttributeValue value) {
        return switch (AttributeValues.typeOf(value)) {
            case S -> text(value.s());
            case N -> text(value.n());
            case B -> binary(value.b());
            case BOOL, NULL -> "false".length();
            case M -> ofItem(value.m());
            case L -> {
                long bytes = PUNCTUATION;
                for (AttributeValue element : value.l()) {
                    bytes += of(element) + SEPARATOR;
                }
                yield bytes;
            }
            case SS -> texts(value.ss());
            case NS -> texts(value.ns());
            case BS -> {
                long bytes = PUNCTUATION;
                for (SdkBytes element : value.bs()) {
                    bytes += binary(element) + SEPARATOR;
                }
                yield bytes;
            }
        };
    }

    private static long texts(List<String> texts) {
        long bytes = PUNCTUATION;
        for (String text : texts) {
            bytes += text(text) + SEPARATOR;
        }
        return bytes;
    }

    private static long text(String text) {
        long bytes = PUNCTUATION;
        for (int i = 0, n = text.length(); i < n; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                bytes += ESCAPE;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes;
    }

    /** Base64 between quotes. */
    private static long binary(SdkBytes bytes) {
        return PUNCTUATION + (bytes.asByteArrayUnsafe().length + 2L) / 3 * 4;
    }
}
