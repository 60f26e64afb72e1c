package io.dynamodel.core.execution;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/**
 * A request about a table rather than items. It consumes no capacity.
 *
 * @param <A> the SDK's class of the answer
 */
public sealed interface TableCall<A extends DynamoDbResponse> extends Call<A> {

    /**
     * CreateTable.
     *
     * @param request what is sent
     */
    record CreateTable(CreateTableRequest request) implements TableCall<CreateTableResponse> {
        @Override
        public CreateTableResponse send(DynamoDbClient client) {
            return client.createTable(request);
        }

        @Override
        public CompletableFuture<CreateTableResponse> send(DynamoDbAsyncClient client) {
            return client.createTable(request);
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * DeleteTable.
     *
     * @param request what is sent
     */
    record DeleteTable(DeleteTableRequest request) implements TableCall<DeleteTableResponse> {
        @Override
        public DeleteTableResponse send(DynamoDbClient client) {
            return client.deleteTable(request);
        }

        @Override
        public CompletableFuture<DeleteTableResponse> send(DynamoDbAsyncClient client) {
            return client.deleteTable(request);
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * DescribeTable.
     *
     * @param request what is sent
     */
    record DescribeTable(DescribeTableRequest request) implements TableCall<DescribeTableResponse> {
        @Override
        public DescribeTableResponse send(DynamoDbClient client) {
            return client.describeTable(request);
        }

        @Override
        public CompletableFuture<DescribeTableResponse> send(DynamoDbAsyncClient client) {
            return client.describeTable(request);
        }
    }

    /**
     * UpdateTimeToLive.
     *
     * @param request what is sent
     */
    record UpdateTimeToLive(UpdateTimeToLiveRequest request) implements TableCall<UpdateTimeToLiveResponse> {
        @Override
        public UpdateTimeToLiveResponse send(DynamoDbClient client) {
            return client.updateTimeToLive(request);
        }

        @Override
        public CompletableFuture<UpdateTimeToLiveResponse> send(DynamoDbAsyncClient client) {
            return client.updateTimeToLive(request);
        }

        @Override
        public boolean isWrite() {
            return true;
        }
    }

    /**
     * DescribeTimeToLive.
     *
     * @param request what is sent
     */
    record DescribeTimeToLive(DescribeTimeToLiveRequest request) implements TableCall<DescribeTimeToLiveResponse> {
        @Override
        public DescribeTimeToLiveResponse send(DynamoDbClient client) {
            return client.describeTimeToLive(request);
        }

        @Override
        public CompletableFuture<DescribeTimeToLiveResponse> send(DynamoDbAsyncClient client) {
            return client.describeTimeToLive(request);
        }
    }
}
