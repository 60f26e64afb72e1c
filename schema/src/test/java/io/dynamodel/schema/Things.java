package io.dynamodel.schema;

import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.wire.BufferPool;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.schema.internal.VersionStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short words for what the write side makes. */
@SuppressWarnings("varargs") // the array is read and never written
final class Things {
    static final Instant NOW = Instant.parse("2026-01-31T12:34:56.123456789Z");

    private static final ItemEncoding JSON = ItemEncoding.json(BufferPool.create());

    private Things() {}

    /** The item as stored by a put. */
    static <R> Map<String, AttributeValue> stored(Schema<R> schema, R item) {
        return schema.compiled()
                .writing()
                .prepare(item, NOW, "put", VersionStep.KEEP, ItemEncoding.values())
                .encoded()
                .values();
    }

    /** The item as stored by a put that is made from tokens. */
    @SafeVarargs
    static <R> Map<String, AttributeValue> storedOf(Schema<R> schema, Assignment<R>... assignments) {
        return schema.compiled()
                .writing()
                .prepare(List.of(assignments), NOW, "create", VersionStep.KEEP, ItemEncoding.values())
                .encoded()
                .values();
    }

    /** What put gives back, over the wire path. */
    static <R> R put(Schema<R> schema, R item) {
        return schema.compiled()
                .writing()
                .prepare(item, NOW, "put", VersionStep.KEEP, JSON)
                .stored();
    }

    static boolean same(AttributeValue a, AttributeValue b) {
        return AttributeValues.equal(a, b);
    }
}
