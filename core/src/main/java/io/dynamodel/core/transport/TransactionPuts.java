package io.dynamodel.core.transport;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The items that a transaction puts, apart from its request. */
public final class TransactionPuts {
    private TransactionPuts() {}

    /**
     * A transaction with other items in its puts.
     *
     * @param items one for each put of the request, in its order
     */
    public static TransactWriteItemsRequest with(
            TransactWriteItemsRequest transaction, List<Map<String, AttributeValue>> items) {
        Iterator<Map<String, AttributeValue>> next = items.iterator();
        List<TransactWriteItem> filled =
                new ArrayList<>(transaction.transactItems().size());
        for (TransactWriteItem write : transaction.transactItems()) {
            filled.add(
                    write.put() == null
                            ? write
                            : TransactWriteItem.builder()
                                    .put(write.put().toBuilder()
                                            .item(next.next())
                                            .build())
                                    .build());
        }
        return transaction.toBuilder().transactItems(filled).build();
    }
}
