package io.dynamodel.query.internal;

import io.dynamodel.query.RequestPlan;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Makes the plan of an execution that sends one request, always the same, without expressions.
 *
 * @param request the request
 * @param context of the operation
 */
public record OneRequest(DynamoDbRequest request, ModelContext<?> context) implements Supplier<RequestPlan> {
    @Override
    public RequestPlan get() {
        return RequestPlan.of(request, context.hidden());
    }
}
