package io.dynamodel.query.internal;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ValidationException;
import io.dynamodel.core.error.Violation;
import io.dynamodel.core.execution.Backoff;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.value.AttributeValueSink;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.internal.AttributeDefinition;
import io.dynamodel.schema.internal.AttributeDefinition.Role;
import io.dynamodel.schema.internal.PreparedItem;
import io.dynamodel.schema.internal.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
        return new Compiled<>(RequestPlan.of(request, context::isSensitive), attempt(request, 1));
    }

    private Step<R> attempt(GetItemRequest request, int attempt) {
        return Step.send(new Call.GetItem(request), answer -> {
            Map<String, AttributeValue> stored = answer.item();
            if (stored.isEmpty()) {
                return Step.failed(write(stored, new Condition.Exists<>(partition()), List.of())
                        .conditionFailed(stored, null));
            }
            R before = context.read(stored);
            return change(request, attempt, stored, before);
        });
    }

    private AttributePath partition() {
        return context.key().partition().get(0).path();
    }

    private Step<R> change(GetItemRequest request, int attempt, Map<String, AttributeValue> stored, R before) {
        R after = change.apply(before);
        if (after == null) {
            return Step.failed(new InvalidRequestException(
                    "The function of modify(" + key + ") gave null; return the item, or use delete(key)"));
        }
        PreparedItem<R> prepared = context.compiled()
                .writing()
                .prepareChanged(after, now, CompiledWrite.subject("modify", context));
        List<Update<R>> updates = difference(stored, before, prepared.encoded());
        if (updates.isEmpty()) {
            return Step.done(before);
        }
        long version = Versions.of(context, stored);
        boolean versioned = context.compiled().versionSlot() >= 0;
        if (versioned) {
            AttributePath path = context.compiled()
                    .attribute(context.compiled().versionSlot())
                    .ref()
                    .path();
            updates.add(new Update.Add<>(path, Operand.Value.of(AttributeValue.fromN("1"))));
        }
        Condition<R> lock = versioned ? Versions.expected(context, version) : unchanged(stored);
        CompiledWrite<R> write =
                write(stored, Condition.all(List.of(new Condition.Exists<>(partition()), lock)), updates);
        UpdateItemRequest update = Writes.updateRequest(write, ReturnValue.ALL_NEW);
        return Step.send(
                new Call.UpdateItem(update),
                answer -> Step.done(context.read(answer.attributes())),
                failure -> failure instanceof ConditionalCheckFailedException && attempt < attempts
                        ? Step.pause(
                                BACKOFF.delay(attempt, ThreadLocalRandom.current()),
                                () -> attempt(request, attempt + 1))
                        : Step.failed(Writes.failed(write, failure)));
    }

    private CompiledWrite<R> write(
            Map<String, AttributeValue> read, Condition<R> condition, List<Update<R>> updates) {
        return CompiledWrite.of(context, "modify", key, null, condition, updates, stored -> {
            if (stored.isEmpty()) {
                return "There is no item with this key; use create(..) to make one";
            }
            String stale = Versions.remedy(context, Versions.of(context, read), stored);
            return attempts + " attempts were made, and each time somebody else had changed the item"
                    + (stale.isEmpty() ? "" : ". " + stale);
        });
    }

    /** What differs between the item as it was read and as it shall be; the library's own attributes follow. */
    private List<Update<R>> difference(
            Map<String, AttributeValue> stored, R before, Map<String, AttributeValue> after) {
        AttributeValueSink sink = AttributeValueSink.create();
        context.compiled().encodeItem(before, sink);
        Map<String, AttributeValue> encodedBefore = sink.item();
        List<Update<R>> updates = new ArrayList<>();
        List<Update<R>> times = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            String name = attribute.name().text();
            AttributeValue was = attribute.role() == Role.COMPUTED ? stored.get(name) : encodedBefore.get(name);
            AttributeValue is = after.get(name);
            if (attribute.role() == Role.VERSION || equal(was, is)) {
                continue;
            }
            if (context.key().names().contains(name)) {
                throw new InvalidRequestException("The function of modify(" + key + ") changed '" + name
                        + "', which is part of the primary key; create a new item and delete the old one");
            }
            boolean fixed = attribute.rules().has(RuleSpec.Flag.Kind.IMMUTABLE) || attribute.role() == Role.CREATED_AT;
            if (fixed && was != null) {
                violations.add(new Violation(name, "immutable", "is set once and cannot be changed or removed"));
            }
            if (attribute.rules().has(RuleSpec.Flag.Kind.READ_ONLY)) {
                violations.add(new Violation(name, "readOnly", "is read-only and cannot be changed"));
            }
            AttributePath path = attribute.ref().path();
            (attribute.role() == Role.UPDATED_AT ? times : updates)
                    .add(
                            is == null
                                    ? new Update.Remove<>(path)
                                    : new Update.Set<>(
                                            path, new Operand.Value(is, attribute.rules().isSensitive())));
        }
        if (!violations.isEmpty()) {
            throw new ValidationException(CompiledWrite.subject("modify", context), violations);
        }
        if (!updates.isEmpty()) {
            updates.addAll(times);
        }
        return updates;
    }

    private static boolean equal(@Nullable AttributeValue a, @Nullable AttributeValue b) {
        return a == null || b == null ? a == b : AttributeValues.equal(a, b);
    }

    /** Without a version, every attribute that the function could have seen must be as it was. */
    private Condition<R> unchanged(Map<String, AttributeValue> stored) {
        List<Condition<R>> conditions = new ArrayList<>();
        for (AttributeDefinition<R, Object> attribute : context.compiled().attributes()) {
            AttributePath path = attribute.ref().path();
            AttributeValue value = stored.get(attribute.name().text());
            if (context.key().names().contains(attribute.name().text())) {
                continue;
            }
            conditions.add(
                    value == null
                            ? new Condition.NotExists<>(path)
                            : new Condition.Comparison<>(
                                    new Operand.Path(path),
                                    Condition.Comparator.EQ,
                                    new Operand.Value(value, attribute.rules().isSensitive())));
        }
        return Condition.all(conditions);
    }
}
