package io.dynamodel.core.transport;

import io.dynamodel.core.wire.EncodedItem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The items that a batch puts, apart from its request. */
public final class BatchPuts {
    private BatchPuts() {}

    /**
     * A batch with other items in its puts.
     *
     * @param items one for each put of the request, in the order of its tables and their writes
     */
    public static BatchWriteItemRequest with(BatchWriteItemRequest batch, List<Map<String, AttributeValue>> items) {
        Iterator<Map<String, AttributeValue>> next = items.iterator();
        Map<String, List<WriteRequest>> filled = new LinkedHashMap<>();
        batch.requestItems().forEach((table, writes) -> {
            List<WriteRequest> ofTable = new ArrayList<>(writes.size());
            for (WriteRequest write : writes) {
                ofTable.add(
                        write.putRequest() == null
                                ? write
                                : WriteRequest.builder()
                                        .putRequest(put -> put.item(next.next()))
                                        .build());
            }
            filled.put(table, ofTable);
        });
        return batch.toBuilder().requestItems(filled).build();
    }

    /** The items as the SDK's values. */
    public static List<Map<String, AttributeValue>> values(List<EncodedItem> items) {
        List<Map<String, AttributeValue>> values = new ArrayList<>(items.size());
        for (EncodedItem item : items) {
            values.add(item.values());
        }
        return values;
    }
}
