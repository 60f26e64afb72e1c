package io.dynamodel.query.internal.batch;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.wire.EncodedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Which writes go into which request: at most 25, and 16 MB as they go over the network, which can be far more than the
 * items count as stored.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
final class WritePlan {
    private static final int MAX_WRITES = 25;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    /** Of a request, beside its writes. */
    private static final long ENVELOPE = 4 * 1024;

    /** Of a write, beside its item or key: brackets, names, and that of a table. */
    private static final long WRAPPING = 512;

    private final KeyReaders readers = new KeyReaders();
    private final List<PreparedWrite> writes;
    private final List<List<Object>> ids;
    private final @Nullable ReturnConsumedCapacity returnConsumedCapacity;

    WritePlan(List<PreparedWrite> writes, @Nullable ReturnConsumedCapacity returnConsumedCapacity) {
        this.writes = writes;
        this.returnConsumedCapacity = returnConsumedCapacity;
        this.ids = new ArrayList<>(writes.size());
        for (PreparedWrite write : writes) {
            KeyReader reader = readers.of(write.write().context());
            ids.add(List.of(write.table(), Objects.requireNonNull(reader.of(write.key()))));
        }
    }

    /** Table and key of a write, equal for equal items. */
    List<Object> id(int entry) {
        return ids.get(entry);
    }

    PreparedWrite write(int entry) {
        return writes.get(entry);
    }

    KeyReaders readers() {
        return readers;
    }

    List<List<Integer>> chunks(List<Integer> entries) {
        List<List<Integer>> chunks = new ArrayList<>();
        List<Integer> chunk = new ArrayList<>();
        long bytes = ENVELOPE;
        for (int entry : entries) {
            long size = size(writes.get(entry));
            if (chunk.size() == MAX_WRITES || (!chunk.isEmpty() && bytes + size > MAX_BYTES)) {
                chunks.add(List.copyOf(chunk));
                chunk.clear();
                bytes = ENVELOPE;
            }
            chunk.add(entry);
            bytes += size;
        }
        if (!chunk.isEmpty()) {
            chunks.add(List.copyOf(chunk));
        }
        return chunks;
    }

    private static long size(PreparedWrite write) {
        EncodedItem item = write.item() == null ? EncodedItem.of(write.key()) : write.item();
        return WRAPPING + item.sizeInRequest();
    }

    /** The request for some writes. */
    Call.BatchWriteItem call(List<Integer> entries) {
        Map<String, List<PreparedWrite>> byTable = new LinkedHashMap<>();
        for (int entry : entries) {
            PreparedWrite write = writes.get(entry);
            byTable.computeIfAbsent(write.table(), table -> new ArrayList<>()).add(write);
        }
        Map<String, List<WriteRequest>> tables = new LinkedHashMap<>();
        List<EncodedItem> items = new ArrayList<>(entries.size());
        byTable.forEach((table, ofTable) -> {
            List<WriteRequest> requests = new ArrayList<>(ofTable.size());
            for (PreparedWrite write : ofTable) {
                if (write.item() == null) {
                    requests.add(WriteRequest.builder()
                            .deleteRequest(delete -> delete.key(write.key()))
                            .build());
                } else {
                    items.add(write.item());
                    requests.add(WriteRequest.builder().putRequest(put -> {}).build());
                }
            }
            tables.put(table, requests);
        });
        return new Call.BatchWriteItem(
                BatchWriteItemRequest.builder()
                        .requestItems(tables)
                        .returnConsumedCapacity(returnConsumedCapacity)
                        .build(),
                items);
    }
}
