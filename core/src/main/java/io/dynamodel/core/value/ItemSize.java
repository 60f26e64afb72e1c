package io.dynamodel.core.value;

import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sizes as DynamoDB counts them, for its item limit and its capacity units.
 *
 * <p>Text counts in bytes of UTF-8, binaries in bytes, BOOL and NULL as one byte, numbers as {@link Numbers#sizeOf}
 * says. A map or list counts 3 bytes, one for each element, and its content; a set only its elements. Names count too.
 */
public final class ItemSize {
    /** What an item may have: 400 KB. */
    public static final long MAX_ITEM_BYTES = 409_600;

    private static final long CONTAINER = 3;

    private ItemSize() {}

    /**
     * The bytes of an item, names included.
     *
     * @throws ValueException if a value has no known type, or an N is no number
     */
    public static long of(Map<String, AttributeValue> item) {
        long bytes = 0;
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            bytes += Text.utf8Length(attribute.getKey()) + of(attribute.getValue());
        }
        return bytes;
    }

    /**
     * The bytes of one value.
     *
     * @throws ValueException if it has no known type, or an N is no number
     */
    public static long of(AttributeValue value) {
        return switch (AttributeValues.typeOf(value)) {
            case S -> Text.utf8Length(value.s());
            case N -> Numbers.sizeOf(value.n());
            case B -> length(value.b());
            case BOOL, NULL -> 1;
            case M -> CONTAINER + value.m().size() + of(value.m());
            case L -> {
                long bytes = CONTAINER + value.l().size();
                for (AttributeValue element : value.l()) {
                    bytes += of(element);
                }
                yield bytes;
            }
            case SS -> {
                long bytes = 0;
                for (String element : value.ss()) {
                    bytes += Text.utf8Length(element);
                }
                yield bytes;
            }
            case NS -> {
                long bytes = 0;
                for (String element : value.ns()) {
                    bytes += Numbers.sizeOf(element);
                }
                yield bytes;
            }
            case BS -> {
                long bytes = 0;
                for (SdkBytes element : value.bs()) {
                    bytes += length(element);
                }
                yield bytes;
            }
        };
    }

    private static int length(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }
}
