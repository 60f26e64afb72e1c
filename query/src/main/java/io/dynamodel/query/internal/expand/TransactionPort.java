package io.dynamodel.query.internal.expand;

import io.dynamodel.core.execution.Step;
import io.dynamodel.query.internal.Engine;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** How a write that grew into a transaction is sent; the module above knows how. */
public interface TransactionPort {
    /**
     * Makes a transaction.
     *
     * @param subject what it is in messages
     * @throws io.dynamodel.core.error.InvalidRequestException if DynamoDB would refuse it
     * @throws io.dynamodel.core.error.RequestLimitException if there is too much of it
     */
    Transaction of(Engine engine, String subject, TransactionParts parts, String token);

    /**
     * A transaction that can be sent.
     *
     * @param request what is sent, always the same, however often: DynamoDB applies it once
     * @param step sends it. If it is cancelled, it fails with a {@link
     *     io.dynamodel.core.error.TransactionFailedException} whose cause is the SDK's
     */
    record Transaction(DynamoDbRequest request, Step<@Nullable Void> step) {}
}
