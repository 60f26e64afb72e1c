package io.dynamodel.query.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * What all kinds of answer have, besides the items.
 *
 * @param next where to go on; null at the end
 * @param count how many items there are
 * @param scannedCount how many were read
 * @param readUnits what it consumed; NaN if the request did not ask
 */
record ReadAnswer(@Nullable Map<String, AttributeValue> next, int count, int scannedCount, double readUnits) {

    /** Nothing comes after the item of a key. */
    static ReadAnswer of(GetItemResponse answer, int count) {
        return new ReadAnswer(null, count, count, units(answer.consumedCapacity()));
    }

    static ReadAnswer of(QueryResponse answer) {
        return new ReadAnswer(
                answer.hasLastEvaluatedKey() ? whole(answer.lastEvaluatedKey()) : null,
                answer.count(),
                answer.scannedCount(),
                units(answer.consumedCapacity()));
    }

    static ReadAnswer of(ScanResponse answer) {
        return new ReadAnswer(
                answer.hasLastEvaluatedKey() ? whole(answer.lastEvaluatedKey()) : null,
                answer.count(),
                answer.scannedCount(),
                units(answer.consumedCapacity()));
    }

    /** The same, which consumed more. */
    ReadAnswer withMore(double units) {
        double sum = Double.isNaN(readUnits) ? units : Double.isNaN(units) ? readUnits : readUnits + units;
        return new ReadAnswer(next, count, scannedCount, sum);
    }

    private static @Nullable Map<String, AttributeValue> whole(Map<String, AttributeValue> key) {
        return key.isEmpty() ? null : key;
    }

    private static double units(@Nullable ConsumedCapacity consumed) {
        return consumed == null || consumed.capacityUnits() == null ? Double.NaN : consumed.capacityUnits();
    }
}
