package io.dynamodel.query.internal;

import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.transport.ItemCollector;
import io.dynamodel.core.value.StoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of one answer to a query or scan, as many as are wanted. Not thread-safe. */
final class PageItems<R, T> implements ItemCollector {
    private final ModelContext<R> context;
    private final BiFunction<ModelContext<R>, StoredItem, T> reader;
    private final boolean lenient;
    private final int wanted;
    private final Set<String> positionNames;

    private final List<T> items = new ArrayList<>();
    private final List<ItemMappingException> misfits = new ArrayList<>(0);
    private final List<Map<String, AttributeValue>> firstPositions;
    private final int named;
    private Map<String, AttributeValue> position = Map.of();
    private boolean cut;
    private int added;

    /**
     * @param reader makes what the caller gets of a stored item
     * @param limit how many are wanted; null for all
     * @param positionNames the attributes by which a read can go on after an item
     * @param named of how many items, the first ones, the positions are wanted
     */
    PageItems(
            ModelContext<R> context,
            ReadSpec<R> spec,
            BiFunction<ModelContext<R>, StoredItem, T> reader,
            @Nullable Integer limit,
            Set<String> positionNames,
            int named) {
        this.context = context;
        this.reader = reader;
        this.lenient = spec.lenient() != null;
        // without a filter no more are asked for than are wanted
        this.wanted = limit == null || spec.filter() instanceof Condition.Always ? Integer.MAX_VALUE : limit;
        this.positionNames = positionNames;
        this.named = named;
        this.firstPositions = named == 0 ? List.of() : new ArrayList<>(named);
    }

    @Override
    public void add(StoredItem item) {
        added++;
        if (items.size() >= wanted) {
            cut = true;
            return;
        }
        try {
            items.add(reader.apply(context, item));
        } catch (ItemMappingException e) {
            if (!lenient) {
                throw e;
            }
            misfits.add(e);
        }
        if (firstPositions.size() < Math.min(named, items.size())) {
            firstPositions.add(Positions.after(item.values(), positionNames));
        }
        if (items.size() == wanted) {
            position = Positions.after(item.values(), positionNames);
        }
    }

    /** How many items came, also those that the caller does not get. */
    int added() {
        return added;
    }

    /** What the caller gets. */
    List<T> items() {
        return items;
    }

    /** Where the first items are, as many as were asked for. */
    List<Map<String, AttributeValue>> firstPositions() {
        return firstPositions;
    }

    /** The stored items that do not fit; none unless the read is lenient. */
    List<ItemMappingException> misfits() {
        return misfits;
    }

    /** Where to go on, if more came than were wanted; else null. */
    @Nullable
    Map<String, AttributeValue> cut() {
        return cut ? position : null;
    }
}
