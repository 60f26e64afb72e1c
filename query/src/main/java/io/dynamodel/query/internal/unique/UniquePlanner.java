package io.dynamodel.query.internal.unique;

import io.dynamodel.core.error.UniqueViolation;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.expand.ConstraintPlanner;
import io.dynamodel.query.internal.expand.Expansion;
import io.dynamodel.query.internal.unique.Ledger.Conflict;
import io.dynamodel.query.internal.unique.Ledger.Entry;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps unique constraints: gives each value that an item holds a claim, an item of the same table, in the transaction
 * that writes the item.
 *
 * <p>What the item held before was read, and its write proves it; what is said of claims, their own conditions prove. So a
 * claim is only ever given up or taken over by who holds it, and two writes that meet cannot both be done. One claim that
 * is found in other hands than expected is looked at: if its holder does not hold the value any more, which only writes
 * beside the library and DynamoDB's time to live bring about, it is taken over on the condition that this is so.
 */
public final class UniquePlanner implements ConstraintPlanner {
    /** One for all schemas, since models that share a table share its claims. */
    public static final UniquePlanner INSTANCE = new UniquePlanner();

    private UniquePlanner() {}

    /** What keeps the constraints of a model's writes. */
    public static <R> Expansion<R> expansion() {
        return new Expansion<>(List.of(), INSTANCE);
    }

    @Override
    public boolean needsStored(CompiledWrite<?> write) {
        UniqueWrite<?> unique = UniqueWrite.of(0, write);
        return unique != null && unique.readsBefore();
    }

    @Override
    public Plan plan(List<PlannedWrite> writes, Known known) {
        return new Planning(known).plan(writes);
    }

    /** That an item is as it was seen: one for each item, as a transaction has one operation on each. */
    private record HolderCheck<R>(
            UniqueWrite<?> taking,
            Claim claim,
            ModelContext<R> context,
            Key<R> key,
            Set<String> names,
            Map<String, AttributeValue> item) {
        CompiledWrite<R> compiled() {
            return ItemChecks.isStill(context, key, names, item);
        }
    }

    private static final class Planning {
        private final Known known;
        private final Ledger ledger = new Ledger();
        private final Map<List<Object>, UniqueWrite<?>> byItem = new HashMap<>();
        private final Map<Integer, List<Condition<?>>> proofs = new LinkedHashMap<>();
        private final Set<Integer> refused = new LinkedHashSet<>();
        private final Map<Integer, List<UniqueViolation>> violations = new LinkedHashMap<>();
        private final List<AddedWrite> added = new ArrayList<>();
        private final List<Needed<?>> needed = new ArrayList<>();

        /** By the holders that are proven not to hold what their claims say; one may be named by several. */
        private final Map<List<Object>, HolderCheck<?>> checks = new LinkedHashMap<>();

        Planning(Known known) {
            this.known = known;
        }

        Plan plan(List<PlannedWrite> writes) {
            Map<Integer, UniqueWrite<?>> byPlace = new LinkedHashMap<>();
            for (PlannedWrite planned : writes) {
                UniqueWrite<?> write = UniqueWrite.of(planned.place(), planned.write());
                if (write != null) {
                    byPlace.put(write.place(), write);
                    byItem.put(List.of(write.context().table(), write.holder()), write);
                    enter(write, Objects.requireNonNullElse(planned.stored(), Map.of()));
                }
            }
            if (!refused.isEmpty()) {
                return new Plan(proofs, List.of(), List.of(), Map.of(), refused); // nothing of it will be done
            }
            for (Entry entry : ledger.entries()) {
                add(entry);
            }
            checks.values().forEach(check -> write(check.taking(), check.claim(), check.compiled()));
            return new Plan(proofs, added, needed, refusals(byPlace), Set.of());
        }

        private void enter(UniqueWrite<?> write, Map<String, AttributeValue> before) {
            if (!write.write().condition().test(before)) {
                refused.add(write.place());
                return;
            }
            if (write.readsBefore()) {
                proofs.put(write.place(), List.of(write.proof(before)));
            }
            Map<String, AttributeValue> after = write.after(before);
            for (UniqueDefinition constraint : write.touched()) {
                Conflict conflict = ledger.enter(
                        write,
                        Claims.of(write.context(), constraint, before),
                        Claims.of(write.context(), constraint, after));
                if (conflict != null) {
                    violated(conflict.taking(), constraint, conflict.holder().holder());
                }
            }
        }

        private void violated(
                UniqueWrite<?> write, UniqueDefinition constraint, @Nullable Map<String, AttributeValue> holder) {
            violations
                    .computeIfAbsent(write.place(), place -> new ArrayList<>())
                    .add(UniqueRefusal.violation(write.context(), constraint, holder));
        }

        private void add(Entry entry) {
            if (entry.taking() != null) {
                take(entry, entry.taking());
            } else if (!entry.releasing().isEmpty()) {
                release(entry);
            }
        }

        // ---- claims ----

        private void take(Entry entry, UniqueWrite<?> taking) {
            Claim claim = entry.claim();
            List<Map<String, AttributeValue>> from = entry.expectedHolders();
            Map<String, AttributeValue> stored = seen(claim);
            Map<String, AttributeValue> holder = strangerIn(stored, from);
            if (holder != null) {
                if (!isOrphan(taking.context(), claim, stored, holder, taking)) {
                    return;
                }
                from.add(holder);
            }
            write(taking, claim, ClaimWrites.take(claim, taking.holder(), from));
        }

        private void release(Entry entry) {
            Claim claim = entry.claim();
            List<Map<String, AttributeValue>> from = entry.expectedHolders();
            CompiledWrite<?> write = strangerIn(seen(claim), from) == null
                    ? ClaimWrites.release(claim, from)
                    : ClaimWrites.leave(claim, from);
            write(entry.releasing().get(0), claim, write);
        }

        /** The claim as it was seen; empty where it was not, or there is none. */
        private Map<String, AttributeValue> seen(Claim claim) {
            return Objects.requireNonNullElse(known.item(claim.context(), claim.key()), Map.of());
        }

        /** Who else has the claim; null if that is not known, or nobody else has it. */
        private static @Nullable Map<String, AttributeValue> strangerIn(
                Map<String, AttributeValue> stored, List<Map<String, AttributeValue>> expected) {
            if (stored.isEmpty()) {
                return null;
            }
            Map<String, AttributeValue> holder =
                    Objects.requireNonNullElse(Claims.holderOf(stored), Map.<String, AttributeValue>of());
            return expected.contains(holder) ? null : holder;
        }

        /** Whether the holder of a claim does not hold the value, which the transaction then proves; else it is a violation. */
        private <R> boolean isOrphan(
                ModelContext<R> context,
                Claim claim,
                Map<String, AttributeValue> stored,
                Map<String, AttributeValue> holder,
                UniqueWrite<?> taking) {
            Key<R> key = Claims.keyOf(context, holder);
            if (key == null) {
                violated(taking, claim.constraint(), holder);
                return false;
            }
            UniqueWrite<?> other = byItem.get(List.of(context.table(), holder));
            if (other != null && other.decidesOver(claim.constraint().name(), Claims.namesIn(stored))) {
                return true; // it was read and is proven, and would have released or kept the claim
            }
            Map<String, AttributeValue> item = known.item(context, key);
            if (item == null) {
                needed.add(new Needed<>(context, key));
                return false;
            }
            if (Claims.isHeldBy(item, context, claim, stored)) {
                violated(taking, claim.constraint(), holder);
                return false;
            }
            Set<String> names = new LinkedHashSet<>(Claims.decisive(claim, stored));
            HolderCheck<?> same = checks.get(
                    List.of(context.table(), holder)); // seen to have two claims while it went from one to the other
            if (same != null) {
                names.addAll(same.names());
            }
            checks.put(List.of(context.table(), holder), new HolderCheck<>(taking, claim, context, key, names, item));
            return true;
        }

        private void write(UniqueWrite<?> origin, Claim claim, CompiledWrite<?> write) {
            added.add(new AddedWrite(
                    origin.place(),
                    "value of unique constraint '" + claim.constraint().name() + "'",
                    write,
                    true,
                    new Unsettled(origin.context(), claim.constraint())));
        }

        private Map<Integer, UniqueViolationException> refusals(Map<Integer, UniqueWrite<?>> byPlace) {
            Map<Integer, UniqueViolationException> refusals = new LinkedHashMap<>();
            violations.forEach((place, all) -> refusals.put(
                    place,
                    UniqueRefusal.exception(
                            Objects.requireNonNull(byPlace.get(place)).write(), all, null)));
            return refusals;
        }
    }
}
