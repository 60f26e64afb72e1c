package io.dynamodel.benchmarks;

import io.dynamodel.schema.Key;
import io.dynamodel.schema.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One kind of item, as each contender knows it.
 *
 * @param keyNames the partition key and perhaps the sort key, which are strings
 * @param write by hand
 * @param read by hand
 */
record Shape<R>(
        String name,
        R sample,
        List<String> keyNames,
        Function<R, Map<String, AttributeValue>> write,
        Function<Map<String, AttributeValue>, R> read,
        Schema<R> schema,
        Key<R> key,
        List<Enhanced<R, ?>> enhanced,
        @Nullable Mapped<R, ?> mapped) {

    /** For the Enhanced Client. */
    record Enhanced<R, B>(Contender contender, TableSchema<B> schema, Function<R, B> of, Function<B, R> back) {}

    /** For the mapper of version 1. */
    record Mapped<R, B>(Class<B> type, Function<R, B> of, Function<B, R> back) {}

    /** The sample's attributes. */
    Map<String, AttributeValue> item() {
        return write.apply(sample);
    }

    /** The sample's key, as the SDK wants it. */
    Map<String, AttributeValue> keyItem() {
        Map<String, AttributeValue> key = item();
        key.keySet().retainAll(keyNames);
        return key;
    }

    /** A part of the sample's key. */
    String keyPart(int i) {
        return Objects.requireNonNull(keyItem().get(keyNames.get(i))).s();
    }

    /** The sample's key, as the Enhanced Client wants it. */
    software.amazon.awssdk.enhanced.dynamodb.Key enhancedKey() {
        var builder = software.amazon.awssdk.enhanced.dynamodb.Key.builder().partitionValue(keyPart(0));
        return (keyNames.size() == 1 ? builder : builder.sortValue(keyPart(1))).build();
    }
}
