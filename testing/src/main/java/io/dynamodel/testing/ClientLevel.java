package io.dynamodel.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.Crc32MismatchException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Around a client: faults are what the SDK would throw after its own attempts. */
final class ClientLevel extends Level<DynamoDbRequest, DynamoDbResponse> {
    ClientLevel(boolean blocking) {
        super(blocking);
    }

    @Override
    String operation(DynamoDbRequest request) {
        return request.getClass().getSimpleName().replaceFirst("Request$", "");
    }

    @Override
    ObjectNode json(DynamoDbRequest request) {
        return SdkJson.of(request);
    }

    @Override
    DynamoDbRequest changed(DynamoDbRequest request, ObjectNode json) {
        DynamoDbRequest.Builder builder = request.toBuilder();
        SdkJson.into((SdkPojo) builder, json);
        return builder.build();
    }

    @Override
    @Nullable
    ObjectNode jsonOf(DynamoDbResponse answer) {
        return SdkJson.of(answer);
    }

    @Override
    DynamoDbResponse answer(DynamoDbRequest request, ObjectNode json) {
        DynamoDbResponse.Builder builder = switch (operation(request)) {
            case "GetItem" -> GetItemResponse.builder();
            case "Query" -> QueryResponse.builder();
            case "Scan" -> ScanResponse.builder();
            case "BatchGetItem" -> BatchGetItemResponse.builder();
            case "BatchWriteItem" -> BatchWriteItemResponse.builder();
            default -> throw new IllegalStateException("No fault makes up an answer to " + operation(request));
        };
        SdkJson.into((SdkPojo) builder, json);
        return builder.build();
    }

    @Override
    CompletableFuture<DynamoDbResponse> refused(Refusal refusal, String origin) {
        DynamoDbException.Builder builder = switch (refusal.code()) {
            case "ProvisionedThroughputExceededException" -> ProvisionedThroughputExceededException.builder();
            case "RequestLimitExceeded" -> RequestLimitExceededException.builder();
            case "ThrottlingException" -> ThrottlingException.builder();
            case "InternalServerError" -> InternalServerErrorException.builder();
            case "TransactionCanceledException" -> TransactionCanceledException.builder();
            case "TransactionConflictException" -> TransactionConflictException.builder();
            case "TransactionInProgressException" -> TransactionInProgressException.builder();
            default -> DynamoDbException.builder();
        };
        if (!refusal.reasons().isEmpty()) {
            SdkJson.into(builder, refusal.json(origin));
        }
        String message = refusal.message() + " (" + origin + ")";
        return CompletableFuture.failedFuture(builder.message(message)
                .statusCode(refusal.status())
                .requestId("injected")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("DynamoDb")
                        .errorCode(refusal.code())
                        .errorMessage(message)
                        .build())
                .build());
    }

    @Override
    CompletableFuture<DynamoDbResponse> broken(IOException failure) {
        return failed("Unable to execute HTTP request: " + failure.getMessage(), failure);
    }

    @Override
    CompletableFuture<DynamoDbResponse> truncated(DynamoDbResponse answer, String origin) {
        return broken(new SocketException("The answer broke off, " + origin));
    }

    @Override
    CompletableFuture<DynamoDbResponse> corrupted(DynamoDbResponse answer, String origin) {
        return CompletableFuture.failedFuture(Crc32MismatchException.builder()
                .message("Expected 1 as the CRC32 checksum but the actual calculated checksum was 2, " + origin)
                .build());
    }

    @Override
    Exception interrupted(InterruptedIOException failure) {
        return AbortedException.create("Thread was interrupted", failure);
    }

    private static CompletableFuture<DynamoDbResponse> failed(String message, IOException cause) {
        return CompletableFuture.failedFuture(
                SdkClientException.builder().message(message).cause(cause).build());
    }
}
