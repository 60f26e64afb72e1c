package io.dynamodel.query.internal.explain;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.query.Explanation.Estimate;
import io.dynamodel.query.Explanation.Estimate.Precision;
import io.dynamodel.query.Sizes;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.ReadAccess;
import io.dynamodel.query.internal.ReadSpec;
import io.dynamodel.schema.IndexDescription.Projection;
import io.dynamodel.schema.internal.CompiledSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What operations cost by
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">DynamoDB's rules</a>:
 * a read unit for each 4 KB that is read at once, half of one if it is eventually consistent; a write unit for each KB of
 * an item.
 */
final class Costs {
    private static final long READ_BYTES = 4_096;
    private static final long WRITE_BYTES = 1_024;
    private static final long PAGE_BYTES = 1_048_576;

    static final String GET =
            "half a read unit for each 4 KB of the item, or one if consistent; half of one if there is none";
    static final String READ = "half a read unit for each 4 KB that a request reads, or one if consistent";
    static final String READ_FILTERED = READ + "; the filter comes after that";
    static final String READ_HYDRATED =
            READ + ", and for each 4 KB of each item that is fetched; what the table drops is paid for too";
    static final String WRITE =
            "one write unit for each KB of the item, before or after, whichever is larger; as much for"
                    + " each index that it is in, by what the index holds";
    static final String WRITE_ON_CONDITION = WRITE + "; also if the condition fails";
    static final String READ_AND_WRITE =
            "one read unit for each 4 KB of the item, which is read consistently; for the write, "
                    + WRITE_ON_CONDITION
                    + "; if it becomes a transaction, twice that, and twice what each further operation takes alone: of a unique"
                    + " value that changes, 2 for the claim that is given up and 2 for the new one";
    static final String BATCH = "for each item as alone";
    static final String TRANSACTION_OF_READS = "two read units for each 4 KB of each item; also if it fails";
    static final String TRANSACTION_OF_WRITES = "twice what each operation takes alone; also if it fails";
    static final String NONE = "nothing";

    private Costs() {}

    /** The price of a request, in words. */
    static String price(DynamoDbRequest request, boolean isConditional) {
        if (request instanceof GetItemRequest) {
            return GET;
        } else if (request instanceof BatchGetItemRequest || request instanceof BatchWriteItemRequest) {
            return BATCH;
        } else if (request instanceof TransactGetItemsRequest) {
            return TRANSACTION_OF_READS;
        } else if (request instanceof TransactWriteItemsRequest) {
            return TRANSACTION_OF_WRITES;
        }
        return isConditional ? WRITE_ON_CONDITION : WRITE;
    }

    /** What a read takes. */
    static Optional<Estimate> ofRead(ReadSpec<?> spec, Sizes sizes, boolean fetches) {
        if (spec.access() instanceof ReadAccess.Nothing) {
            return Optional.of(new Estimate(0, 0, 0, Precision.ABOUT));
        }
        double unit = spec.consistent() ? 1 : 0.5;
        if (sizes.itemBytes().isEmpty()) {
            return Optional.empty();
        }
        long itemBytes = sizes.itemBytes().getAsLong();
        if (spec.access() instanceof ReadAccess.Get) {
            return Optional.of(new Estimate(1, readUnits(itemBytes) * unit, 0, Precision.ABOUT));
        }
        if (sizes.items().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ofPages(spec, sizes.items().getAsLong(), itemBytes, unit, fetches));
    }

    private static Estimate ofPages(ReadSpec<?> spec, long items, long itemBytes, double unit, boolean fetches) {
        boolean isFiltered = !(spec.filter() instanceof Condition.Always);
        long limit = spec.limit() == null ? Long.MAX_VALUE : spec.limit();
        boolean isCut = limit < items;
        long read = isCut && !isFiltered ? limit : items;
        long byBytes = Math.max(1, PAGE_BYTES / itemBytes);
        long byCount = spec.pageSize() == null ? Long.MAX_VALUE : spec.pageSize();
        if (isCut && !isFiltered) {
            byCount = Math.min(byCount, limit);
        }
        long perPage = Math.min(byBytes, byCount);
        long full = read / perPage;
        long rest = read % perPage;
        // where a page was cut by its count, only the next request tells that nothing comes after it
        boolean asksAgain = rest == 0 && (read == 0 || (byCount <= byBytes && !isCut));
        double units = full * readUnits(perPage * itemBytes)
                + (rest > 0 ? readUnits(rest * itemBytes) : 0)
                + (asksAgain ? 1 : 0)
                + (fetches ? read * readUnits(itemBytes) : 0);
        return new Estimate(
                full + (rest > 0 ? 1 : 0) + (asksAgain ? 1 : 0),
                units * unit,
                0,
                isCut && isFiltered ? Precision.AT_MOST : Precision.ABOUT);
    }

    /** What a request for one item takes. */
    static Optional<Estimate> ofRequest(ModelContext<?> context, String verb, DynamoDbRequest request, Sizes sizes) {
        if (request instanceof GetItemRequest get) {
            double unit = Boolean.TRUE.equals(get.consistentRead()) ? 1 : 0.5;
            return sizes.itemBytes().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Estimate(1, readUnits(sizes.itemBytes().getAsLong()) * unit, 0, Precision.ABOUT));
        } else if (request instanceof PutItemRequest put) {
            // of an item that is replaced nothing is known, but a create replaces none
            return Optional.of(new Estimate(
                    1,
                    0,
                    writeUnits(context, put.item()),
                    verb.equals("create") ? Precision.ABOUT : Precision.AT_LEAST));
        }
        return (request instanceof UpdateItemRequest || request instanceof DeleteItemRequest)
                        && sizes.itemBytes().isPresent()
                ? Optional.of(new Estimate(1, 0, units(sizes.itemBytes().getAsLong(), WRITE_BYTES), Precision.AT_LEAST))
                : Optional.empty();
    }

    /** The same of a read that a write follows: it is on the larger of two items, and may become a transaction. */
    static Optional<Estimate> withWrite(Optional<Estimate> read, Sizes sizes) {
        return read.map(units -> new Estimate(
                units.requests() + 1,
                units.readUnits(),
                units(sizes.itemBytes().orElse(1), WRITE_BYTES),
                Precision.AT_LEAST));
    }

    private static double writeUnits(ModelContext<?> context, Map<String, AttributeValue> item) {
        double units = units(ItemSize.of(item), WRITE_BYTES);
        for (CompiledSchema.Index index : context.compiled().indexes().values()) {
            if (item.keySet().containsAll(index.key().names())) {
                Map<String, AttributeValue> entry = new HashMap<>(item);
                if (index.description().projection() != Projection.ALL) {
                    Set<String> held = new HashSet<>(context.key().names());
                    held.addAll(index.key().names());
                    held.addAll(index.description().included());
                    entry.keySet().retainAll(held);
                }
                units += units(ItemSize.of(entry), WRITE_BYTES);
            }
        }
        return units;
    }

    private static double readUnits(long bytes) {
        return units(bytes, READ_BYTES);
    }

    private static double units(long bytes, long each) {
        return Math.max(1, (bytes + each - 1) / each);
    }
}
