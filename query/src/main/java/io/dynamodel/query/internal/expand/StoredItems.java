package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.GetOutcome;
import io.dynamodel.query.internal.batch.GetProgram;
import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.query.internal.batch.KeyReaders;
import io.dynamodel.schema.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Items as they were read before a write: empty ones are not there, others were not read. Immutable.
 *
 * <p>Several are read by one BatchGetItem, whose items need not be of one moment: what is relied on is proven by
 * conditions, all of which hold at the one moment of the transaction. TransactGetItems would cost twice as much and could
 * conflict with writes, for nothing.
 */
final class StoredItems {
    /** Nothing was read. */
    static final StoredItems NONE = new StoredItems(Map.of());

    private final Map<List<Object>, Map<String, AttributeValue>> items;

    /** An item that is wanted. */
    record Wanted<R>(ModelContext<R> context, Key<R> key) {
        /** Table and key, equal for equal items. */
        static <R> Wanted<R> of(CompiledWrite<R> write) {
            return new Wanted<>(write.context(), write.key());
        }

        List<Object> id() {
            return StoredItems.id(context, key);
        }

        private ItemReading<R> reading() {
            return new ItemReading<>(context, key, true, null, StoredItem::values);
        }
    }

    private StoredItems(Map<List<Object>, Map<String, AttributeValue>> items) {
        this.items = items;
    }

    private static List<Object> id(ModelContext<?> context, Key<?> key) {
        Object id = Objects.requireNonNull(new KeyReaders().of(context).of(key.values()));
        return List.of(context.table(), id);
    }

    /** Whether nothing was read. */
    boolean isEmpty() {
        return items.isEmpty();
    }

    /** The item of any model of the table; null if it was not read. */
    @Nullable
    Map<String, AttributeValue> item(ModelContext<?> context, Key<?> key) {
        return items.isEmpty() ? null : items.get(id(context, key));
    }

    /** The item; null if it was not read. */
    @Nullable
    Map<String, AttributeValue> item(Wanted<?> wanted) {
        return items.isEmpty() ? null : items.get(wanted.id());
    }

    /** The same, one being as it is said to be. */
    StoredItems with(Wanted<?> wanted, Map<String, AttributeValue> item) {
        Map<List<Object>, Map<String, AttributeValue>> more = new HashMap<>(items);
        more.put(wanted.id(), item);
        return new StoredItems(more);
    }

    /** The requests that read them. */
    static RequestPlan plan(Engine engine, List<Wanted<?>> wanted) {
        Predicate<String> hidden =
                name -> wanted.stream().anyMatch(each -> each.context().hidden().test(name));
        List<? extends DynamoDbRequest> requests = wanted.size() == 1
                ? List.of(request(wanted.get(0)))
                : program(engine, wanted).requests();
        RequestPlan plan = RequestPlan.nothing();
        for (DynamoDbRequest request : requests) {
            plan = plan.followedBy(request, "before the write, which depends on what it finds", hidden);
        }
        return plan;
    }

    /** Reads further items, consistently. */
    Step<StoredItems> read(Engine engine, List<Wanted<?>> wanted) {
        if (wanted.size() == 1) {
            Wanted<?> one = wanted.get(0);
            return Step.send(new Call.GetItem(request(one)), answer -> Step.done(with(one, answer.item())));
        }
        return program(engine, wanted).step().map(outcome -> taken(wanted, outcome));
    }

    private static GetItemRequest request(Wanted<?> wanted) {
        return GetItemRequest.builder()
                .tableName(wanted.context().table())
                .key(wanted.key().values())
                .consistentRead(true)
                .returnConsumedCapacity(wanted.context().engine().returnConsumedCapacity())
                .build();
    }

    private static GetProgram program(Engine engine, List<Wanted<?>> wanted) {
        List<ItemReading<?>> readings = new ArrayList<>(wanted.size());
        for (Wanted<?> each : wanted) {
            readings.add(each.reading());
        }
        return new GetProgram(engine, readings, BatchOptions.DEFAULTS, null);
    }

    @SuppressWarnings("unchecked") // the readings leave items as they are
    private StoredItems taken(List<Wanted<?>> wanted, GetOutcome outcome) {
        if (!outcome.isComplete()) {
            throw outcome.cause() != null
                    ? outcome.cause()
                    : new DeadlineException(
                            BatchOptions.PATIENCE,
                            "The items that a write is to change could not be read before it: DynamoDB left some"
                                    + " unprocessed for " + BatchOptions.PATIENCE + "; nothing was written");
        }
        Map<List<Object>, Map<String, AttributeValue>> more = new HashMap<>(items);
        for (int i = 0; i < wanted.size(); i++) {
            Object value = outcome.values()[i];
            more.put(wanted.get(i).id(), value == null ? Map.of() : (Map<String, AttributeValue>) value);
        }
        return new StoredItems(more);
    }
}
