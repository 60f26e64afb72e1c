package io.dynamodel.query.internal;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.GetOutcome;
import io.dynamodel.query.internal.batch.GetProgram;
import io.dynamodel.query.internal.batch.ItemReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

/**
 * The second hop of one execution: the keys of the index's last page, and their items from the table, a portion at a
 * time, so that no more than a portion is held. Not thread-safe, as the run is not.
 */
final class FetchedItems<R, T> {
    /** What one BatchGetItem takes. */
    private static final int MOST = 100;

    private final ReadProgram<R, T> program;
    private final Function<StoredItem, @Nullable Object> reader;
    private final boolean grows;

    private List<Map<String, AttributeValue>> keys = List.of();
    private @Nullable Map<String, AttributeValue> next;
    private int at;
    private int size;

    /** The keys of one answer. */
    static final class Keys implements ItemCollector {
        private final Set<String> names;
        private final List<Map<String, AttributeValue>> keys = new ArrayList<>();

        /** @param names the attributes of the keys of index and table */
        Keys(Set<String> names) {
            this.names = names;
        }

        @Override
        public void add(StoredItem item) {
            keys.add(Positions.after(item.values(), names));
        }
    }

    /**
     * What came of some keys.
     *
     * @param items the items that the caller gets
     * @param places where each of them is in the index
     * @param position where the read goes on; null at the end
     * @param outcome what the requests came to; null if none was needed
     */
    record Portion<T>(
            List<T> items,
            List<Map<String, AttributeValue>> places,
            @Nullable Map<String, AttributeValue> position,
            @Nullable GetOutcome outcome) {

        boolean isComplete() {
            return outcome == null || outcome.isComplete();
        }
    }

    FetchedItems(ReadProgram<R, T> program, Hydration<R> hydration) {
        this.program = program;
        this.grows = hydration.decides();
        boolean lenient = program.spec().lenient() != null;
        this.reader = item -> {
            if (!hydration.still().test(item.values())) {
                return null;
            }
            try {
                return program.reader().apply(program.context(), item);
            } catch (ItemMappingException e) {
                if (!lenient) {
                    throw e;
                }
                return e; // told of when it is its turn
            }
        };
    }

    /** Whether there are keys of the last page whose items were not fetched. */
    boolean hasKeys() {
        return at < keys.size();
    }

    /** Takes the index's next page. */
    void take(Keys page, @Nullable Map<String, AttributeValue> following) {
        keys = page.keys;
        next = following;
        at = 0;
    }

    /**
     * The items of the next keys.
     *
     * @param wanted how many are wanted; null for all
     * @param options how long it may take
     * @param sending what is done to each request before it is sent
     */
    Step<Portion<T>> fetch(@Nullable Integer wanted, BatchOptions options, UnaryOperator<BatchGetItemRequest> sending) {
        ReadSpec<R> spec = program.spec();
        List<Map<String, AttributeValue>> some = keys.subList(at, Math.min(keys.size(), at + size(wanted)));
        if (some.isEmpty()) {
            return Step.done(new Portion<>(List.of(), List.of(), next, null));
        }
        ModelContext<R> context = program.context();
        List<ItemReading<R>> readings = some.stream()
                .map(key -> new ItemReading<>(context, context.keyOf(key), spec.consistent(), null, reader))
                .toList();
        return new GetProgram(context.engine(), readings, options, null, sending)
                .step()
                .map(outcome -> outcome.isComplete()
                        ? portion(some, outcome, wanted)
                        : new Portion<>(List.of(), List.of(), null, outcome));
    }

    /** As many as are wanted; where the table drops items, ever more, so that no long row of requests is for nothing. */
    private int size(@Nullable Integer wanted) {
        if (wanted == null) {
            return MOST;
        }
        size = Math.min(MOST, grows ? Math.max(wanted, 2 * size) : wanted);
        return size;
    }

    @SuppressWarnings("unchecked") // the reader made it
    private Portion<T> portion(List<Map<String, AttributeValue>> some, GetOutcome outcome, @Nullable Integer wanted) {
        Consumer<ItemMappingException> aside = program.spec().lenient();
        List<T> items = new ArrayList<>(some.size());
        List<Map<String, AttributeValue>> places = new ArrayList<>(some.size());
        Map<String, AttributeValue> last = Map.of();
        for (int i = 0; i < some.size() && (wanted == null || items.size() < wanted); i++) {
            Object value = outcome.values()[i];
            last = some.get(i);
            at++;
            if (value instanceof ItemMappingException misfit && aside != null) {
                aside.accept(misfit);
            } else if (value != null) {
                items.add((T) value);
                places.add(last);
            }
        }
        return new Portion<>(items, places, hasKeys() ? last : next, outcome);
    }
}
