package io.dynamodel.query.internal;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.FailureTranslation;
import io.dynamodel.core.execution.Step;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.query.RequestPlan;
import io.dynamodel.schema.internal.PlannedUpdate;
import io.dynamodel.schema.internal.PreparedItem;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Single writes as requests. A condition asks for the item that it fails on: that costs nothing and tells why. */
public final class Writes {
    private Writes() {}

    /** A put that gives the item as it is stored. */
    public static <R> Compiled<R> put(CompiledWrite<R> write, PreparedItem<R> item) {
        Call.PutItem call = putCall(write, ReturnValue.NONE);
        return new Compiled<>(
                () -> RequestPlan.of(call.request(), write.hidden()),
                send(
                        write,
                        call,
                        ReturnValue.NONE,
                        nothing -> write.result(item),
                        failure -> putFailed(write, item, failure)));
    }

    /** A put that gives something else. */
    public static <R, T extends @Nullable Object> Compiled<T> put(
            CompiledWrite<R> write, ReturnValue returning, Function<OneItem<R>, T> result) {
        Call.PutItem call = putCall(write, returning);
        return new Compiled<>(
                () -> RequestPlan.of(call.request(), write.hidden()),
                send(write, call, returning, result, failure -> Step.failed(failed(write, failure))));
    }

    private static Call.PutItem putCall(CompiledWrite<?> write, ReturnValue returning) {
        return new Call.PutItem(
                write.context().table(),
                item -> putRequest(write, returning, item),
                Objects.requireNonNull(write.item()),
                write);
    }

    /** Its condition may have failed on the very item that it has put. */
    private static <R> Step<R> putFailed(CompiledWrite<R> write, PreparedItem<R> item, RuntimeException failure) {
        if (isDoubtful(failure)) {
            Recognition.Match match = Recognition.of(item, stored((ConditionalCheckFailedException) failure));
            return match == Recognition.Match.OURS
                    ? Step.done(write.result(item))
                    : Step.failed(doubtful(write, (ConditionalCheckFailedException) failure, match));
        }
        return Step.failed(failed(write, failure));
    }

    private static PutItemRequest putRequest(
            CompiledWrite<?> write, ReturnValue returning, @Nullable Map<String, AttributeValue> item) {
        return PutItemRequest.builder()
                .tableName(write.context().table())
                .item(item)
                .conditionExpression(write.conditionExpression())
                .expressionAttributeNames(write.namesOrNull())
                .expressionAttributeValues(write.valuesOrNull())
                .returnValues(unlessNone(returning))
                .returnValuesOnConditionCheckFailure(onFailure(write))
                .returnConsumedCapacity(write.context().engine().returnConsumedCapacity())
                .build();
    }

    /** A delete. */
    public static <R, T extends @Nullable Object> Compiled<T> delete(
            CompiledWrite<R> write, ReturnValue returning, Function<OneItem<R>, T> result) {
        DeleteItemRequest request = deleteRequest(write, returning);
        return new Compiled<>(
                () -> RequestPlan.of(request, write.hidden()),
                send(
                        write,
                        new Call.DeleteItem(request, write),
                        returning,
                        result,
                        failure -> Step.failed(failed(write, failure))));
    }

    /** An update or a delete that returns nothing. */
    static Compiled<@Nullable Void> withoutResult(CompiledWrite<?> write) {
        return write.updateExpression() == null ? delete(write, ReturnValue.NONE, nothing -> null) : update(write);
    }

    private static <R> Compiled<@Nullable Void> update(CompiledWrite<R> write) {
        return new UpdateProgram<R, @Nullable Void>(
                        planned -> write,
                        new PlannedUpdate<>(write.updates(), new Condition.Always<>()),
                        null,
                        ReturnValue.NONE,
                        nothing -> null,
                        null)
                .compile();
    }

    /** Sends a write, and reads what it returns, if it was asked to. */
    static <R, T extends @Nullable Object> Step<T> send(
            CompiledWrite<R> write,
            Call<?> call,
            ReturnValue returning,
            Function<OneItem<R>, T> result,
            Function<RuntimeException, Step<T>> onFailure) {
        return returning == ReturnValue.NONE
                ? Step.send(call, answer -> Step.done(result.apply(new OneItem<>(write))), onFailure)
                : Step.sendForItems(
                        call,
                        () -> new OneItem<>(write),
                        (answer, returned) -> Step.done(result.apply(returned)),
                        onFailure);
    }

    /** The request of a delete. */
    static DeleteItemRequest deleteRequest(CompiledWrite<?> write, ReturnValue returning) {
        return DeleteItemRequest.builder()
                .tableName(write.context().table())
                .key(write.key().values())
                .conditionExpression(write.conditionExpression())
                .expressionAttributeNames(write.namesOrNull())
                .expressionAttributeValues(write.valuesOrNull())
                .returnValues(unlessNone(returning))
                .returnValuesOnConditionCheckFailure(onFailure(write))
                .returnConsumedCapacity(write.context().engine().returnConsumedCapacity())
                .build();
    }

    /** The request of an update. */
    static UpdateItemRequest updateRequest(CompiledWrite<?> write, ReturnValue returning) {
        return UpdateItemRequest.builder()
                .tableName(write.context().table())
                .key(write.key().values())
                .updateExpression(write.updateExpression())
                .conditionExpression(write.conditionExpression())
                .expressionAttributeNames(write.namesOrNull())
                .expressionAttributeValues(write.valuesOrNull())
                .returnValues(unlessNone(returning))
                .returnValuesOnConditionCheckFailure(onFailure(write))
                .returnConsumedCapacity(write.context().engine().returnConsumedCapacity())
                .build();
    }

    private static @Nullable ReturnValue unlessNone(ReturnValue returning) {
        return returning == ReturnValue.NONE ? null : returning;
    }

    private static @Nullable ReturnValuesOnConditionCheckFailure onFailure(CompiledWrite<?> write) {
        return write.conditionExpression() == null ? null : ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    /** Whether the condition failed for certain: not after an attempt that may have been applied. */
    static boolean certainlyRefused(RuntimeException failure) {
        return failure instanceof ConditionalCheckFailedException
                && !FailureTranslation.earlierAttemptMayHaveBeenApplied(failure);
    }

    /** Whether the condition may have failed because an earlier attempt was applied. */
    static boolean isDoubtful(RuntimeException failure) {
        return failure instanceof ConditionalCheckFailedException
                && FailureTranslation.earlierAttemptMayHaveBeenApplied(failure);
    }

    /** What a failed write is reported as. */
    static RuntimeException failed(CompiledWrite<?> write, RuntimeException failure) {
        if (!(failure instanceof ConditionalCheckFailedException refused)) {
            return failure;
        }
        return certainlyRefused(refused)
                ? write.conditionFailed(stored(refused), refused)
                : doubtful(write, refused, Recognition.Match.OTHER);
    }

    /** What a write is reported as of which an attempt was lost, and the next one met a condition that did not hold. */
    static OutcomeUnknownException doubtful(
            CompiledWrite<?> write, ConditionalCheckFailedException refused, Recognition.Match match) {
        return new OutcomeUnknownException(
                write.context().subject(write.verb()) + " with key " + write.key()
                        + " was sent again after an answer was lost, and then its condition did not"
                        + " hold, perhaps because the first attempt had been applied: it may or may not have"
                        + " been. "
                        + (match == Recognition.Match.UNMARKED
                                ? "The item is stored as this write leaves it, but somebody else may have written the"
                                        + " same. An attribute that no other write can have makes it known again, and"
                                        + " the write a success: an id by generated(..), or a time by createdAt() or"
                                        + " updatedAt() that is stored finer than in milliseconds"
                                : "Read the item to find out"),
                write.conditionFailed(stored(refused), refused));
    }

    /** The item that a condition failed on; empty if there is none. */
    static Map<String, AttributeValue> stored(ConditionalCheckFailedException failure) {
        return failure.hasItem() ? failure.item() : Map.of();
    }
}
