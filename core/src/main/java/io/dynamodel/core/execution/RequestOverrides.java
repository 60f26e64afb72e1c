package io.dynamodel.core.execution;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** Tells the SDK with one request what its client was not told: how long it may take, and that it is sent once. */
final class RequestOverrides {
    private final @Nullable Duration call;
    private final @Nullable Duration attempt;
    private final boolean single;

    private RequestOverrides(@Nullable Duration call, @Nullable Duration attempt, boolean single) {
        this.call = call;
        this.attempt = attempt;
        this.single = single;
    }

    /** Has the SDK make one attempt. */
    private record NoRetries() implements SdkPlugin {
        @Override
        public void configureClient(SdkServiceClientConfiguration.Builder configuration) {
            configuration.overrideConfiguration(configuration.overrideConfiguration().toBuilder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .build());
        }
    }

    /**
     * The same call so limited.
     *
     * @param timeout of the call with all its attempts; null to say nothing, and a shorter one of the request stays
     * @param attempt of each attempt; null to say nothing
     * @param single whether the SDK makes one attempt alone
     */
    @SuppressWarnings("unchecked") // a call of the same kind has the same class of answers
    static <A extends DynamoDbResponse> Call<A> apply(
            Call<A> call, @Nullable Duration timeout, @Nullable Duration attempt, boolean single) {
        return (Call<A>) new RequestOverrides(timeout, attempt, single).applied(call);
    }

    private Call<?> applied(Call<?> limited) {
        if (limited instanceof Call.PutItem put) {
            return new Call.PutItem(put.table(), item -> with(put.form().apply(item)), put.item(), put.effect());
        } else if (limited instanceof Call.UpdateItem update) {
            return new Call.UpdateItem(with(update.request()), update.effect());
        } else if (limited instanceof Call.DeleteItem delete) {
            return new Call.DeleteItem(with(delete.request()), delete.effect());
        } else if (limited instanceof Call.BatchWriteItem batch) {
            return new Call.BatchWriteItem(with(batch.template()), batch.items());
        } else if (limited instanceof Call.TransactWriteItems transaction) {
            return new Call.TransactWriteItems(with(transaction.template()), transaction.items());
        }
        return ofRequest(with(limited.request()));
    }

    private static Call<?> ofRequest(DynamoDbRequest request) {
        if (request instanceof GetItemRequest get) {
            return new Call.GetItem(get);
        } else if (request instanceof QueryRequest query) {
            return new Call.Query(query);
        } else if (request instanceof ScanRequest scan) {
            return new Call.Scan(scan);
        } else if (request instanceof BatchGetItemRequest batch) {
            return new Call.BatchGetItem(batch);
        } else if (request instanceof TransactGetItemsRequest transaction) {
            return new Call.TransactGetItems(transaction);
        } else if (request instanceof CreateTableRequest create) {
            return new TableCall.CreateTable(create);
        } else if (request instanceof DeleteTableRequest delete) {
            return new TableCall.DeleteTable(delete);
        } else if (request instanceof DescribeTableRequest describe) {
            return new TableCall.DescribeTable(describe);
        } else if (request instanceof UpdateTimeToLiveRequest update) {
            return new TableCall.UpdateTimeToLive(update);
        }
        return new TableCall.DescribeTimeToLive((DescribeTimeToLiveRequest) request);
    }

    @SuppressWarnings("unchecked") // a builder builds what it was made of
    private <Q extends DynamoDbRequest> Q with(Q request) {
        AwsRequestOverrideConfiguration.Builder configuration = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        Duration given = configuration.apiCallTimeout();
        if (call != null && (given == null || call.compareTo(given) < 0)) {
            configuration.apiCallTimeout(call);
        }
        if (attempt != null) {
            configuration.apiCallAttemptTimeout(attempt);
        }
        if (single) {
            configuration.addPlugin(new NoRetries());
        }
        return (Q)
                request.toBuilder().overrideConfiguration(configuration.build()).build();
    }
}
