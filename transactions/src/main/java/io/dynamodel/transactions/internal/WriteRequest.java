package io.dynamodel.transactions.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.ItemSize;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.batch.PreparedWrite;
import io.dynamodel.query.internal.expand.TransactionParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** The request of a transaction of writes, in the caller's order; refused here if DynamoDB would refuse it. */
final class WriteRequest {
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private final TransactionParts all;
    private final TransactWriteItemsRequest template;
    private final List<EncodedItem> items;

    WriteRequest(Engine engine, TransactionParts all, String token) {
        this.all = all;
        List<PreparedWrite> writes = all.all();
        ItemsOnce.checkCount("transaction", writes.size(), all.surplus());
        ItemsOnce once = new ItemsOnce();
        List<TransactWriteItem> parts = new ArrayList<>(writes.size());
        List<EncodedItem> puts = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < writes.size(); i++) {
            PreparedWrite prepared = writes.get(i);
            CompiledWrite<?> write = prepared.write();
            int earlier = once.earlier(write.context(), write.key());
            if (earlier >= 0) {
                throw twice(earlier, i);
            }
            parts.add(part(i, prepared));
            EncodedItem item = prepared.item();
            if (item != null) {
                puts.add(item);
            }
            bytes += item == null ? leastBytes(write) : item.size();
        }
        if (bytes > MAX_BYTES) {
            throw new RequestLimitException(
                    "bytes in a transaction, of whole items, keys and what updates set",
                    MAX_BYTES,
                    bytes,
                    "cut it where its parts need not be done together, or store large values elsewhere"
                            + ItemsOnce.because(all.surplus()));
        }
        items = List.copyOf(puts);
        template = TransactWriteItemsRequest.builder()
                .transactItems(parts)
                .clientRequestToken(token)
                .returnConsumedCapacity(engine.returnConsumedCapacity())
                .build();
    }

    /** What the item of a write has at least: its key, and what is set; what else there is in it is not known here. */
    private static long leastBytes(CompiledWrite<?> write) {
        long bytes = ItemSize.of(write.key().values());
        for (Update<?> update : write.updates()) {
            if (update instanceof Update.Set<?> set && set.value() instanceof Operand.Value literal) {
                bytes += ItemSize.of(literal.value());
            }
        }
        return bytes;
    }

    private InvalidRequestException twice(int first, int second) {
        return new InvalidRequestException("A transaction has one operation on each item, but "
                + all.at(first) + " and " + all.at(second)
                + " are on the same one. Put both into one operation; a condition on an item that is written goes into its"
                + " onlyIf(..)");
    }

    private TransactWriteItem part(int place, PreparedWrite prepared) {
        CompiledWrite<?> write = prepared.write();
        TransactWriteItem.Builder part = TransactWriteItem.builder();
        if (prepared.item() != null) {
            return part.put(put -> put.tableName(prepared.table())
                            .conditionExpression(write.conditionExpression())
                            .expressionAttributeNames(write.namesOrNull())
                            .expressionAttributeValues(write.valuesOrNull())
                            .returnValuesOnConditionCheckFailure(onFailure(write)))
                    .build();
        }
        return switch (write.verb()) {
            case "update", "upsert", "modify" -> {
                if (write.updateExpression() == null) {
                    throw new InvalidRequestException(all.at(place) + " changes nothing, which a transaction cannot"
                            + " carry: name a change, or check(..) a condition instead");
                }
                yield part.update(update -> update.tableName(prepared.table())
                                .key(prepared.key())
                                .updateExpression(write.updateExpression())
                                .conditionExpression(write.conditionExpression())
                                .expressionAttributeNames(write.namesOrNull())
                                .expressionAttributeValues(write.valuesOrNull())
                                .returnValuesOnConditionCheckFailure(onFailure(write)))
                        .build();
            }
            case "delete" ->
                part.delete(delete -> delete.tableName(prepared.table())
                                .key(prepared.key())
                                .conditionExpression(write.conditionExpression())
                                .expressionAttributeNames(write.namesOrNull())
                                .expressionAttributeValues(write.valuesOrNull())
                                .returnValuesOnConditionCheckFailure(onFailure(write)))
                        .build();
            case "check" -> {
                if (write.conditionExpression() == null) {
                    throw new InvalidRequestException(all.at(place) + " has a condition that always holds, so that"
                            + " there is nothing to check: leave it out");
                }
                yield part.conditionCheck(check -> check.tableName(prepared.table())
                                .key(prepared.key())
                                .conditionExpression(write.conditionExpression())
                                .expressionAttributeNames(write.namesOrNull())
                                .expressionAttributeValues(write.valuesOrNull())
                                .returnValuesOnConditionCheckFailure(onFailure(write)))
                        .build();
            }
            default -> throw new IllegalStateException("No transaction carries the verb " + write.verb());
        };
    }

    private static @Nullable ReturnValuesOnConditionCheckFailure onFailure(CompiledWrite<?> write) {
        return write.conditionExpression() == null ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    /** The call. */
    Call.TransactWriteItems call() {
        return new Call.TransactWriteItems(template, items);
    }
}
