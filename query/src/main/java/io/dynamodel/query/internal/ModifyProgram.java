package io.dynamodel.query.internal;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.StoredItem;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.query.internal.expand.Proof;
import io.dynamodel.schema.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Read, change, write the difference under an optimistic lock. */
public final class ModifyProgram<R> {
    private static final Backoff BACKOFF = Backoff.upTo(Duration.ofSeconds(1));

    private final ModelContext<R> context;
    private final Key<R> key;
    private final UnaryOperator<R> change;
    private final int attempts;
    private final Instant now;

    public ModifyProgram(ModelContext<R> context, Key<R> key, UnaryOperator<R> change, int attempts, Instant now) {
        this.context = context;
        this.key = key;
        this.change = change;
        this.attempts = attempts;
        this.now = now;
    }

    /** The read; the write depends on what it finds. */
    public Compiled<R> compile() {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(context.table())
                .key(key.values())
                .consistentRead(true)
                .returnConsumedCapacity(context.engine().returnConsumedCapacity())
                .build();
        return new Compiled<>(() -> RequestPlan.of(request, context.hidden()), attempt(request, 1));
    }

    private Step<R> attempt(GetItemRequest request, int attempt) {
        return Step.send(new Call.GetItem(request), answer -> {
            Map<String, AttributeValue> stored = answer.item();
            if (stored.isEmpty()) {
                return Step.failed(write(stored, exists(), List.of()).conditionFailed(stored, null));
            }
            return change(request, attempt, stored);
        });
    }

    private Step<R> change(GetItemRequest request, int attempt, Map<String, AttributeValue> stored) {
        R before = context.read(StoredItem.of(stored));
        if (Versions.of(context, stored) == null) { // a NULL, which is read as absent
            return Step.failed(CompiledWrite.of(
                            context,
                            "modify",
                            key,
                            null,
                            Versions.expected(context, 0L),
                            List.of(),
                            item -> Versions.remedy(context, 0L, item))
                    .conditionFailed(stored, null));
        }
        Differences<R> differences = new Differences<>(context, key, stored, before); // before it can be changed
        R after = change.apply(before);
        if (after == null) {
            return Step.failed(new InvalidRequestException(
                    "The function of modify(" + key + ") gave null; return the item, or use delete(key)"));
        }
        // what is written on somebody else's change is later than that
        Instant time = attempt == 1 ? now : context.engine().now();
        List<Update<R>> updates = differences.of(after, time);
        if (updates.isEmpty()) {
            return Step.done(before);
        }
        Condition<R> unchanged = Condition.all(
                List.of(exists(), Proof.unchanged(context, stored), Proof.unchanged(context, updates, stored)));
        CompiledWrite<R> write = write(stored, unchanged, updates);
        if (context.expansion() != null) {
            return new GrownModify<>(write, unchanged, stored, time)
                    .step(failure -> attempt < attempts
                                    && failure instanceof ConditionFailedException refused
                                    && !unchanged.test(refused.storedItem())
                            ? again(request, attempt)
                            : Step.failed(failure));
        }
        UpdateItemRequest update = Writes.updateRequest(write, ReturnValue.ALL_NEW);
        return Writes.send(
                write,
                // what it changes, it expects to be as it was
                new Call.UpdateItem(update, returnsOld -> true),
                ReturnValue.ALL_NEW,
                OneItem::one,
                failure -> failed(request, attempt, stored, write, failure));
    }

    private Step<R> failed(
            GetItemRequest request,
            int attempt,
            Map<String, AttributeValue> before,
            CompiledWrite<R> write,
            RuntimeException failure) {
        if (Writes.isDoubtful(failure)) {
            ConditionalCheckFailedException refused = (ConditionalCheckFailedException) failure;
            Map<String, AttributeValue> stored = Writes.stored(refused);
            Recognition.Match match = Recognition.of(write, before, stored);
            return match == Recognition.Match.OURS
                    ? Step.done(write.result(StoredItem.of(stored)))
                    : Step.failed(Writes.doubtful(write, refused, match));
        }
        return Writes.certainlyRefused(failure) && attempt < attempts
                ? again(request, attempt)
                : Step.failed(Writes.failed(write, failure));
    }

    private Step<R> again(GetItemRequest request, int attempt) {
        return Step.pause(BACKOFF.delay(attempt, ThreadLocalRandom.current()), () -> attempt(request, attempt + 1));
    }

    private CompiledWrite<R> write(Map<String, AttributeValue> read, Condition<R> condition, List<Update<R>> updates) {
        return CompiledWrite.of(context, "modify", key, null, condition, updates, stored -> {
            if (stored.isEmpty()) {
                return "There is no item with this key; use create(..) to make one";
            }
            String stale = Versions.remedy(context, Versions.of(context, read), stored);
            if (!read.isEmpty() && condition.test(stored)) {
                return ""; // a hook's condition
            }
            return attempts + (attempts == 1 ? " attempt was made, and" : " attempts were made, and each time")
                    + " somebody else had changed the item" + (stale.isEmpty() ? "" : ". " + stale);
        });
    }

    private Condition<R> exists() {
        return new Condition.Exists<>(context.key().partition().get(0).path());
    }
}
