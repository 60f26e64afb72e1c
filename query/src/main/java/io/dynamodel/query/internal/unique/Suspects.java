package io.dynamodel.query.internal.unique;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.UniqueFinding;
import io.dynamodel.query.UniqueFinding.Kind;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.Writes;
import io.dynamodel.schema.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Looks again at what seemed wrong: at the item, the claim and the claim's holder at one moment. What is wrong then is
 * told, and repaired if that is wanted, on condition that it still is as it was seen; else it is looked at anew.
 */
final class Suspects<R> {
    private static final Backoff BACKOFF = Backoff.upTo(Duration.ofSeconds(1));

    /** How often others may be in between. */
    private static final int MAX_ROUNDS = 10;

    /** Without repairs, how many values without a claim are kept in mind, to see whether two items have one. */
    private static final int MAX_REMEMBERED = 100_000;

    private final ModelContext<R> context;
    private final Tally<R> tally;
    private final @Nullable Function<List<CompiledWrite<?>>, Step<Boolean>> repairs;
    private final Map<Claim.Id, Key<R>> unclaimed = new HashMap<>();

    /** @param repairs does writes all together, and tells whether all conditions held; null to repair nothing */
    Suspects(
            ModelContext<R> context,
            Tally<R> tally,
            @Nullable Function<List<CompiledWrite<?>>, Step<Boolean>> repairs) {
        this.context = context;
        this.tally = tally;
        this.repairs = repairs;
    }

    // ---- an item whose value seems not to be claimed for it ----

    /** Looks at an item and the claim of its value. */
    Step<Boolean> item(Key<R> item, Claim claim) {
        return item(item, claim, null, 1);
    }

    /** @param named whom the claim named when it was seen before; null if that is not known, or nobody */
    private Step<Boolean> item(Key<R> item, Claim claim, @Nullable Key<R> named, int round) {
        List<Key<?>> keys = new ArrayList<>(List.of(item, claim.key()));
        if (named != null) {
            keys.add(named);
        }
        return Moment.of(context, keys).then(seen -> {
            Map<String, AttributeValue> now = seen.get(0);
            Map<String, AttributeValue> stored = seen.get(1);
            if (!has(now, claim)) {
                return Step.done(true); // it has changed since, and so has its claim
            }
            if (stored.isEmpty()) {
                return unclaimed(item, now, claim, round);
            }
            Map<String, AttributeValue> holder = Claims.holderOf(stored);
            Key<R> key = holder == null ? null : Claims.keyOf(context, holder);
            if (Claims.holder(item).equals(holder)) {
                return Step.done(true);
            } else if (key == null || holder == null) {
                tell(Kind.UNCLAIMED, claim, item, null, false); // what is stored there is no claim
                return Step.done(true);
            } else if (named == null || !Claims.holder(named).equals(holder)) {
                return again(round, () -> item(item, claim, key, round + 1));
            } else if (Claims.isHeldBy(seen.get(2), context, claim, stored)) {
                tell(Kind.DUPLICATE, claim, item, key, false);
                return Step.done(true);
            }
            return repair(
                    Kind.UNCLAIMED,
                    claim,
                    item,
                    key,
                    List.of(
                            ClaimWrites.takeFrom(claim, Claims.holder(item), holder),
                            ItemChecks.isStill(context, item, claim.constraint().names(), now),
                            ItemChecks.isStill(context, key, Claims.decisive(claim, stored), seen.get(2))),
                    round,
                    () -> item(item, claim, key, round + 1));
        });
    }

    private Step<Boolean> unclaimed(Key<R> item, Map<String, AttributeValue> now, Claim claim, int round) {
        if (repairs == null) {
            Key<R> first = unclaimed.get(claim.id());
            if (first != null && !first.equals(item)) {
                tell(Kind.DUPLICATE, claim, item, first, false);
                return Step.done(true);
            } else if (unclaimed.size() < MAX_REMEMBERED) {
                unclaimed.put(claim.id(), item);
            }
        }
        return repair(
                Kind.UNCLAIMED,
                claim,
                item,
                null,
                List.of(
                        ClaimWrites.take(claim, Claims.holder(item), List.of()),
                        ItemChecks.isStill(context, item, claim.constraint().names(), now)),
                round,
                () -> item(item, claim, null, round + 1));
    }

    // ---- a claim whose holder seems not to hold the value ----

    /** Looks at a claim and its holder. */
    Step<Boolean> claim(Claim claim) {
        return claim(claim, null, 1);
    }

    private Step<Boolean> claim(Claim claim, @Nullable Key<R> named, int round) {
        List<Key<?>> keys = named == null ? List.of(claim.key()) : List.of(claim.key(), named);
        return Moment.of(context, keys).then(seen -> {
            Map<String, AttributeValue> stored = seen.get(0);
            if (stored.isEmpty()) {
                return Step.done(true);
            }
            Map<String, AttributeValue> holder = Claims.holderOf(stored);
            Key<R> key = holder == null ? null : Claims.keyOf(context, holder);
            if (holder == null || key == null) {
                return repair(
                        Kind.ORPHAN,
                        claim,
                        null,
                        null,
                        List.of(ClaimWrites.removeNameless(claim)),
                        round,
                        () -> claim(claim, null, round + 1));
            } else if (named == null || !Claims.holder(named).equals(holder)) {
                return again(round, () -> claim(claim, key, round + 1));
            } else if (Claims.isHeldBy(seen.get(1), context, claim, stored)) {
                return Step.done(true);
            }
            return repair(
                    Kind.ORPHAN,
                    claim,
                    null,
                    key,
                    List.of(
                            ClaimWrites.remove(claim, holder),
                            ItemChecks.isStill(context, key, Claims.decisive(claim, stored), seen.get(1))),
                    round,
                    () -> claim(claim, key, round + 1));
        });
    }

    // ---- a claim of a constraint that is no more ----

    /** Deletes a claim, or tells of it. */
    Step<Boolean> former(Claim claim, Map<String, AttributeValue> stored) {
        Map<String, AttributeValue> holder = Claims.holderOf(stored);
        Key<R> key = holder == null ? null : Claims.keyOf(context, holder);
        if (repairs == null) {
            return toldFormer(claim, stored, key, false);
        }
        return Writes.delete(ClaimWrites.removeFormer(claim), ReturnValue.NONE, nothing -> true)
                .step()
                .recover(failure -> failure instanceof ConditionFailedException // somebody else has deleted it
                        ? Step.done(true)
                        : Step.failed(failure))
                .then(done -> toldFormer(claim, stored, key, true));
    }

    private Step<Boolean> toldFormer(
            Claim claim, Map<String, AttributeValue> stored, @Nullable Key<R> holder, boolean repaired) {
        tally.found(new UniqueFinding<>(
                Kind.FORMER,
                claim.constraint().name(),
                Claims.namesIn(stored),
                Optional.empty(),
                Optional.ofNullable(holder),
                repaired));
        return Step.done(true);
    }

    // ---- both ----

    private boolean has(Map<String, AttributeValue> item, Claim claim) {
        Claim held = Claims.of(context, claim.constraint(), item);
        return held != null && held.id().equals(claim.id());
    }

    private Step<Boolean> repair(
            Kind kind,
            Claim claim,
            @Nullable Key<R> item,
            @Nullable Key<R> holder,
            List<CompiledWrite<?>> writes,
            int round,
            Supplier<Step<Boolean>> stale) {
        if (repairs == null) {
            tell(kind, claim, item, holder, false);
            return Step.done(true);
        }
        return repairs.apply(writes).then(isDone -> {
            if (!isDone && round < MAX_ROUNDS) {
                return again(round, stale);
            }
            tell(kind, claim, item, holder, isDone);
            return Step.done(true);
        });
    }

    /** Others write here all the time, and leave it right if they are the library: no more is tried. */
    private static Step<Boolean> again(int round, Supplier<Step<Boolean>> next) {
        return round >= MAX_ROUNDS
                ? Step.done(true)
                : Step.pause(round == 1 ? Duration.ZERO : BACKOFF.delay(round - 1, ThreadLocalRandom.current()), next);
    }

    private void tell(Kind kind, Claim claim, @Nullable Key<R> item, @Nullable Key<R> holder, boolean repaired) {
        tally.found(new UniqueFinding<>(
                kind,
                claim.constraint().name(),
                claim.constraint().names(),
                Optional.ofNullable(item),
                Optional.ofNullable(holder),
                repaired));
    }
}
