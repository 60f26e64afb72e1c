package io.dynamodel.query.internal.expand;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.WriteDraft;
import io.dynamodel.query.WriteHook;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.expand.ConstraintPlanner.AddedWrite;
import io.dynamodel.query.internal.expand.ConstraintPlanner.Needed;
import io.dynamodel.query.internal.expand.ConstraintPlanner.PlannedWrite;
import io.dynamodel.query.internal.expand.StoredItems.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Grows the writes of one execution, given what was read so far: hooks first, those of added operations too, then
 * constraints over all writes together. Pure. Where something must be read first it says what.
 */
final class Expander {
    /** Hooks of hooks of hooks: who needs more has a cycle. */
    private static final int MAX_DEPTH = 8;

    private static final int MAX_OPERATIONS = 100;

    private final String subject;
    private final List<Expandable<?>> roots;
    private final boolean needsOld;
    private final boolean once;
    private final Instant now;
    private final ItemEncoding encoding;

    /**
     * What has come of it.
     *
     * @param missing what must be read; none if all is known
     * @param expanded the writes; null if something is missing
     */
    record Outcome(List<Wanted<?>> missing, @Nullable Expanded expanded) {}

    /**
     * @param subject what is executed, in messages
     * @param needsOld whether what the only write replaces is wanted, if it does not stay a single one
     * @param once whether it does not in any case
     */
    Expander(
            String subject,
            List<? extends Expandable<?>> roots,
            boolean needsOld,
            boolean once,
            Instant now,
            ItemEncoding encoding) {
        this.subject = subject;
        this.roots = List.copyOf(roots);
        this.needsOld = needsOld;
        this.once = once;
        this.now = now;
        this.encoding = encoding;
    }

    Outcome expand(StoredItems known) {
        return new Run(known).expand();
    }

    /** One attempt. */
    private final class Run {
        private final StoredItems known;
        private final Map<List<Object>, Wanted<?>> missing = new LinkedHashMap<>();
        private final List<ExpandedWrite<?>> own = new ArrayList<>();
        private final List<ExpandedWrite<?>> alongside = new ArrayList<>();
        private final List<AddedWrite> added = new ArrayList<>();
        private final List<Violation> violations = new ArrayList<>();
        private final Map<Integer, UniqueViolationException> refusals = new TreeMap<>();
        private final List<ExpandedWrite<?>> unconfirmed = new ArrayList<>();

        Run(StoredItems known) {
            this.known = known;
        }

        Outcome expand() {
            for (int i = 0; i < roots.size(); i++) {
                grow(roots.get(i), i, List.of());
            }
            if (!violations.isEmpty()) {
                throw new ValidationException(subject, violations);
            }
            if (missing.isEmpty()) {
                constrain();
            }
            if (missing.isEmpty() && needsOld && (once || !added.isEmpty() || !alongside.isEmpty())) {
                own.set(0, old(own.get(0)));
            }
            return missing.isEmpty()
                    ? new Outcome(List.of(), new Expanded(own, alongside, added, known, refusals, unconfirmed))
                    : new Outcome(List.copyOf(missing.values()), null);
        }

        /** @param chain the writes that led to it, the caller's first */
        private <R> void grow(Expandable<R> write, int origin, List<String> chain) {
            Expansion<R> expansion = write.expansion();
            boolean reads = expansion != null && expansion.readsStored();
            Map<String, AttributeValue> stored = stored(write, reads);
            if (reads && stored == null) {
                return; // its hooks run when it is there
            }
            DraftState<R> state;
            boolean refused = false;
            try {
                state = hooked(write, now, stored);
            } catch (ConditionFailedException e) {
                state = refused(write, e);
                refused = true;
            }
            CompiledWrite<R> compiled;
            try {
                compiled = state.compiledWithAll();
            } catch (ValidationException e) {
                violated(e, origin, chain);
                return;
            }
            ExpandedWrite<R> grown = new ExpandedWrite<>(
                    origin,
                    chain.size(),
                    write,
                    state.added(),
                    state.addedCondition(),
                    compiled,
                    stored,
                    write.proven() != null,
                    new Condition.Always<>(),
                    false);
            ExpandedWrite<R> proven = reads ? grown.proven() : grown;
            add(chain.isEmpty() ? own : alongside, refused ? proven.neverDone() : proven);
            growAlongside(state.alongside(), origin, joined(chain, grown.name()));
        }

        /**
         * A write whose condition does not hold for what was read, so that a hook could not be told what it makes of the
         * item: it is sent all the same, on a condition that never holds, to fail as it does without hooks.
         */
        @SuppressWarnings("unchecked") // it is this write's
        private <R> DraftState<R> refused(Expandable<R> write, ConditionFailedException failure) {
            if (failure.getCause() instanceof DraftState.Refused refused
                    && refused.state().write().equals(write)) {
                return (DraftState<R>) refused.state().alone();
            }
            throw failure; // a hook's own
        }

        /** Those of several operations are collected, as they are where nothing grows. */
        private void violated(ValidationException e, int origin, List<String> chain) {
            if (roots.size() == 1 || !chain.isEmpty()) {
                throw e;
            }
            e.violations().forEach(violation -> violations.add(violation.at(origin)));
        }

        private void add(List<ExpandedWrite<?>> to, ExpandedWrite<?> write) {
            to.add(write);
            int operations = Math.max(own.size(), roots.size()) + alongside.size();
            if (operations > MAX_OPERATIONS) {
                throw tooMany(write.origin());
            }
        }

        private RequestLimitException tooMany(int origin) {
            return new RequestLimitException(
                    "operations in a transaction",
                    MAX_OPERATIONS,
                    MAX_OPERATIONS + 1,
                    "the hooks add so many, the last one at [" + origin + "] "
                            + roots.get(origin).subject()
                            + " with key " + roots.get(origin).key() + "; cut it where its parts need not be done"
                            + " together, or have the hooks add fewer");
        }

        private void growAlongside(List<WriteOperation> operations, int origin, List<String> chain) {
            if (operations.isEmpty()) {
                return;
            }
            if (chain.size() > MAX_DEPTH) {
                throw new InvalidRequestException(
                        "Hooks bring operations whose hooks bring operations, and so on, more than "
                                + MAX_DEPTH + " times, which looks like a cycle: " + String.join(" brings ", chain)
                                + ". Let the operations of a hook be of a model without it");
            }
            for (WriteOperation operation : operations) {
                grow(operation.expandable(now, encoding), origin, chain);
            }
        }

        private <R> @Nullable Map<String, AttributeValue> stored(Expandable<R> write, boolean reads) {
            if (write.proven() != null) {
                return write.proven(); // or it fails
            }
            Wanted<?> wanted = new Wanted<>(write.context(), write.key());
            Map<String, AttributeValue> item = known.item(wanted);
            if (reads && item == null) {
                missing.put(wanted.id(), wanted);
            }
            return item;
        }

        // ---- constraints ----

        private void constrain() {
            Map<ConstraintPlanner, List<Place>> byPlanner = new LinkedHashMap<>();
            note(own, byPlanner);
            note(alongside, byPlanner);
            if (missing.isEmpty()) {
                byPlanner.forEach(this::constrain);
            }
        }

        private void note(List<ExpandedWrite<?>> writes, Map<ConstraintPlanner, List<Place>> byPlanner) {
            for (int i = 0; i < writes.size(); i++) {
                ExpandedWrite<?> write = writes.get(i);
                Expansion<?> expansion = write.write().context().expansion();
                ConstraintPlanner planner = expansion == null ? null : expansion.constraints();
                if (planner == null || write.write().verb().equals("check")) {
                    continue;
                }
                if (write.stored() == null && planner.needsStored(write.compiled())) {
                    missing.put(write.wanted().id(), write.wanted());
                }
                byPlanner.computeIfAbsent(planner, one -> new ArrayList<>()).add(new Place(writes, i));
            }
        }

        private void constrain(ConstraintPlanner planner, List<Place> places) {
            List<PlannedWrite> planned = new ArrayList<>(places.size());
            for (int i = 0; i < places.size(); i++) {
                ExpandedWrite<?> write = places.get(i).write();
                planned.add(new PlannedWrite(i, write.compiled(), write.stored()));
            }
            ConstraintPlanner.Plan plan = planner.plan(List.copyOf(planned), known::item);
            for (Needed<?> needed : plan.needed()) {
                Wanted<?> wanted = wanted(needed);
                missing.put(wanted.id(), wanted);
            }
            plan.refusals()
                    .forEach((place, refusal) ->
                            refusals.putIfAbsent(places.get(place).write().origin(), refusal));
            if (!plan.refusals().isEmpty()) {
                noteUnconfirmed(places);
            }
            plan.proofs().forEach((place, proofs) -> places.get(place).prove(proofs));
            plan.refused().forEach(place -> places.get(place).refuse());
            for (AddedWrite write : plan.added()) {
                if (write.provesRead() && write.write().verb().equals("check") && isPart(write.write())) {
                    continue;
                }
                added.add(new AddedWrite(
                        places.get(write.place()).write().origin(),
                        write.name(),
                        write.write(),
                        write.provesRead(),
                        write.meaning()));
            }
        }

        /** What the writes would make of their items was planned before others were read. A create makes it of nothing. */
        private void noteUnconfirmed(List<Place> places) {
            for (Place place : places) {
                Map<String, AttributeValue> proven = place.write().write().proven();
                if (place.write().stored() != null && (proven == null || !proven.isEmpty())) {
                    unconfirmed.add(place.write());
                }
            }
        }

        /** Makes a check a part of the write that is on its item anyway; false if there is none. */
        private boolean isPart(CompiledWrite<?> check) {
            return isPart(check, own) || isPart(check, alongside);
        }

        private static boolean isPart(CompiledWrite<?> check, List<ExpandedWrite<?>> writes) {
            List<Object> item = Wanted.of(check).id();
            for (int i = 0; i < writes.size(); i++) {
                if (writes.get(i).wanted().id().equals(item)) {
                    new Place(writes, i).prove(List.of(check.condition()));
                    return true;
                }
            }
            return false;
        }

        private static <R> Wanted<R> wanted(Needed<R> needed) {
            return new Wanted<>(needed.context(), needed.key());
        }

        /** A transaction does not return what it replaces: it is read before, and proven. */
        private <R> ExpandedWrite<R> old(ExpandedWrite<R> write) {
            if (write.stored() == null) {
                missing.put(write.wanted().id(), write.wanted());
                return write;
            }
            return write.proven();
        }
    }

    /**
     * A write as its hooks leave it.
     *
     * @param stored the item as it was read; null if it was not
     */
    static <R> DraftState<R> hooked(Expandable<R> write, Instant now, @Nullable Map<String, AttributeValue> stored) {
        Expansion<R> expansion = write.expansion();
        DraftState<R> state = DraftState.of(write, now, stored);
        if (expansion != null) {
            for (WriteHook<R> hook : expansion.hooks()) {
                state = run(hook, state);
            }
        }
        return state;
    }

    private static <R> DraftState<R> run(WriteHook<R> hook, DraftState<R> before) {
        DraftState<R> given = before.next();
        WriteDraft<R> after = hook.apply(WriteDraft.of(given));
        if (after == null || !after.state().isMadeOf(given)) {
            throw new InvalidRequestException("A hook of the " + before.write().subject() + " gave "
                    + (after == null ? "null" : "the draft of another write, or an earlier one of this write")
                    + "; it gives the draft that it gets, or one that is made of it");
        }
        return after.state();
    }

    /** Where a write stands. */
    private record Place(List<ExpandedWrite<?>> writes, int index) {
        ExpandedWrite<?> write() {
            return writes.get(index);
        }

        void prove(List<? extends Condition<?>> proofs) {
            writes.set(index, write().proving(proofs));
        }

        void refuse() {
            writes.set(index, write().neverDone());
        }
    }

    private static List<String> joined(List<String> chain, String name) {
        List<String> longer = new ArrayList<>(chain);
        longer.add(name);
        return longer;
    }
}
