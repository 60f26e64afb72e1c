package io.dynamodel.query.internal;

import io.dynamodel.core.execution.Call;
import io.dynamodel.core.execution.Step;
import io.dynamodel.query.RequestPlan;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /** A put. */
    public static <R, T extends @Nullable Object> Compiled<T> put(
            CompiledWrite<R> write, ReturnValue returning, Function<Map<String, AttributeValue>, T> result) {
        PutItemRequest.Builder request = PutItemRequest.builder()
                .tableName(write.context().table())
                .item(write.item())
                .conditionExpression(write.conditionExpression())
                .expressionAttributeNames(write.namesOrNull())
                .expressionAttributeValues(write.valuesOrNull())
                .returnConsumedCapacity(write.context().engine().returnConsumedCapacity());
        if (returning != ReturnValue.NONE) {
            request.returnValues(returning);
        }
        if (write.conditionExpression() != null) {
            request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
        PutItemRequest built = request.build();
        return new Compiled<>(
                RequestPlan.of(built, hidden(write)),
                Step.send(
                        new Call.PutItem(built),
                        answer -> Step.done(result.apply(answer.attributes())),
                        failure -> Step.failed(failed(write, failure))));
    }

    /** A delete. */
    public static <R, T extends @Nullable Object> Compiled<T> delete(
            CompiledWrite<R> write, ReturnValue returning, Function<Map<String, AttributeValue>, T> result) {
        DeleteItemRequest.Builder request = DeleteItemRequest.builder()
                .tableName(write.context().table())
                .key(write.key().values())
                .conditionExpression(write.conditionExpression())
                .expressionAttributeNames(write.namesOrNull())
                .expressionAttributeValues(write.valuesOrNull())
                .returnConsumedCapacity(write.context().engine().returnConsumedCapacity());
        if (returning != ReturnValue.NONE) {
            request.returnValues(returning);
        }
        if (write.conditionExpression() != null) {
            request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
        DeleteItemRequest built = request.build();
        return new Compiled<>(
                RequestPlan.of(built, hidden(write)),
                Step.send(
                        new Call.DeleteItem(built),
                        answer -> Step.done(result.apply(answer.attributes())),
                        failure -> Step.failed(failed(write, failure))));
    }

    /** The request of an update. */
    public static UpdateItemRequest updateRequest(CompiledWrite<?> write, ReturnValue returning) {
        UpdateItemRequest.Builder request = UpdateItemRequest.builder()
                .tableName(write.context().table())
                .key(write.key().values())
                .updateExpression(write.updateExpression())
                .conditionExpression(write.conditionExpression())
                .expressionAttributeNames(write.namesOrNull())
                .expressionAttributeValues(write.valuesOrNull())
                .returnConsumedCapacity(write.context().engine().returnConsumedCapacity());
        if (returning != ReturnValue.NONE) {
            request.returnValues(returning);
        }
        if (write.conditionExpression() != null) {
            request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
        return request.build();
    }

    /** What a failed write is reported as. */
    public static RuntimeException failed(CompiledWrite<?> write, RuntimeException failure) {
        return failure instanceof ConditionalCheckFailedException refused
                ? write.conditionFailed(stored(refused), refused)
                : failure;
    }

    /** The item that a condition failed on; empty if there is none. */
    public static Map<String, AttributeValue> stored(ConditionalCheckFailedException failure) {
        return failure.hasItem() ? failure.item() : Map.of();
    }

    /** Which placeholders and attributes are hidden in the text of a request. */
    static Predicate<String> hidden(CompiledWrite<?> write) {
        return write.context()::isSensitive;
    }
}
