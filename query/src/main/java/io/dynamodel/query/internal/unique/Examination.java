package io.dynamodel.query.internal.unique;

import io.dynamodel.core.error.DeadlineException;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.batch.BatchOptions;
import io.dynamodel.query.internal.batch.GetOutcome;
import io.dynamodel.query.internal.batch.GetProgram;
import io.dynamodel.query.internal.batch.ItemReading;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.ReservedKeys;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Holds the items and claims of one page against each other and against what else there is: of each item its claims are
 * read, of each claim its holder, by BatchGetItem, unless they are on the page as well.
 */
final class Examination<R> {
    /** How many looks are under way at once, where the client is asynchronous. */
    private static final int CONCURRENCY = 8;

    private final ModelContext<R> context;
    private final Tally<R> tally;
    private final Suspects<R> suspects;
    private final Map<String, UniqueDefinition> constraints = new LinkedHashMap<>();
    private final Map<String, AttributeValue> constants;

    Examination(ModelContext<R> context, Tally<R> tally, Suspects<R> suspects) {
        this.context = context;
        this.tally = tally;
        this.suspects = suspects;
        this.constants = Claims.constants(context);
        for (UniqueDefinition constraint : context.compiled().uniques()) {
            constraints.put(constraint.name(), constraint);
        }
    }

    /** A value that an item has. */
    private record Held<R>(Key<R> item, Claim claim) {}

    /** A claim, and whom it names. */
    private record Stored<R>(
            Claim claim,
            Map<String, AttributeValue> item,
            @Nullable Key<R> holder) {}

    /** Examines one page. */
    Step<Boolean> page(List<Map<String, AttributeValue>> page) {
        return new OfPage(page).examine();
    }

    private final class OfPage {
        private final SeenItems seen = new SeenItems();
        private final List<Held<R>> held = new ArrayList<>();
        private final List<Stored<R>> stored = new ArrayList<>();
        private final List<Step<Boolean>> former = new ArrayList<>();

        OfPage(List<Map<String, AttributeValue>> page) {
            for (Map<String, AttributeValue> item : page) {
                Key<R> key = context.keyOf(item);
                seen.put(key, item);
                if (Claims.isClaim(context, item)) {
                    addClaim(item);
                } else if (isOurs(item)) {
                    addItem(key, item);
                }
            }
        }

        /** Items of other schemas can share the table; their constants tell. */
        private boolean isOurs(Map<String, AttributeValue> item) {
            return constants.entrySet().stream()
                    .allMatch(constant ->
                            constant.getValue().equals(item.getOrDefault(constant.getKey(), constant.getValue())));
        }

        private void addItem(Key<R> key, Map<String, AttributeValue> item) {
            tally.item();
            for (UniqueDefinition constraint : constraints.values()) {
                Claim claim = Claims.of(context, constraint, item);
                if (claim != null) {
                    held.add(new Held<>(key, claim));
                }
            }
        }

        private void addClaim(Map<String, AttributeValue> item) {
            AttributeValue name = item.get(ReservedKeys.CONSTRAINT);
            if (name != null
                    && name.s() != null
                    && context.compiled().formerUniques().contains(name.s())) {
                former.add(suspects.former(Claims.former(context, name.s(), item), item));
                return;
            }
            UniqueDefinition constraint = name == null || name.s() == null ? null : constraints.get(name.s());
            if (constraint == null) {
                tally.otherClaim();
                return;
            }
            tally.claim();
            var claims = Claims.contextOf(context, constraint.isSensitive());
            Map<String, AttributeValue> holder = Claims.holderOf(item);
            stored.add(new Stored<>(
                    new Claim(constraint, claims, claims.keyOf(item)),
                    item,
                    holder == null ? null : Claims.keyOf(context, holder)));
        }

        Step<Boolean> examine() {
            return read().then(done -> {
                List<Step<Boolean>> looks = new ArrayList<>(former);
                for (Held<R> each : held) {
                    Map<String, AttributeValue> holder =
                            Claims.holderOf(seen.at(each.claim().key()));
                    if (!Claims.holder(each.item()).equals(holder)) {
                        looks.add(suspects.item(each.item(), each.claim()));
                    }
                }
                for (Stored<R> each : stored) {
                    if (each.holder() == null
                            || !Claims.isHeldBy(seen.at(each.holder()), context, each.claim(), each.item())) {
                        looks.add(suspects.claim(each.claim()));
                    }
                }
                return Step.all(looks, CONCURRENCY).map(all -> true);
            });
        }

        private Step<Boolean> read() {
            Map<Map<String, AttributeValue>, Key<R>> missing = new LinkedHashMap<>();
            for (Held<R> each : held) {
                note(context.keyOf(each.claim().key().values()), missing);
            }
            for (Stored<R> each : stored) {
                if (each.holder() != null) {
                    note(each.holder(), missing);
                }
            }
            if (missing.isEmpty()) {
                return Step.done(true);
            }
            List<Key<R>> keys = List.copyOf(missing.values());
            List<ItemReading<R>> readings = new ArrayList<>(keys.size());
            for (Key<R> key : keys) {
                readings.add(new ItemReading<>(context, key, true, null, StoredItem::values));
            }
            return new GetProgram(context.engine(), readings, BatchOptions.DEFAULTS, null)
                    .step()
                    .map(outcome -> take(keys, outcome));
        }

        private void note(Key<R> key, Map<Map<String, AttributeValue>, Key<R>> missing) {
            if (!seen.has(key)) {
                missing.put(Claims.holder(key), key);
            }
        }

        @SuppressWarnings("unchecked") // the readings leave items as they are
        private boolean take(List<Key<R>> keys, GetOutcome outcome) {
            if (!outcome.isComplete()) {
                throw outcome.cause() != null
                        ? outcome.cause()
                        : new DeadlineException(
                                BatchOptions.PATIENCE,
                                context.subject("verifyUnique") + " could not read claims and their holders: DynamoDB"
                                        + " left some unprocessed for " + BatchOptions.PATIENCE);
            }
            for (int i = 0; i < keys.size(); i++) {
                Object value = outcome.values()[i];
                seen.put(keys.get(i), value == null ? Map.of() : (Map<String, AttributeValue>) value);
            }
            return true;
        }
    }
}
