package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.ServiceSetupException;
import io.dynamodel.core.error.ServiceSetupException.Missing;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class FailureTranslationTest {
    private final Call<?> read = Service.get("u-1");
    private final Call<?> write = Service.put("u-1");

    @Test
    void passesOnWhatTheLayerAboveHandles() {
        List<RuntimeException> failures = List.of(
                ConditionalCheckFailedException.builder().statusCode(400).build(),
                TransactionCanceledException.builder().statusCode(400).build(),
                DynamoDbException.builder().statusCode(400).build(),
                new IllegalStateException("Connection pool shut down"),
                SdkClientException.create("Unable to marshall request"));

        for (RuntimeException failure : failures) {
            assertThat(FailureTranslation.of(write, failure)).isSameAs(failure);
            assertThat(FailureTranslation.of(read, failure)).isSameAs(failure);
        }
    }

    @Test
    void unwrapsWhatFuturesWrap() {
        RuntimeException failure = SdkClientException.create("inside");

        assertThat(FailureTranslation.of(
                        read, new CompletionException(new CompletionException(new ExecutionException(failure)))))
                .isSameAs(failure);
        CompletionException empty = new CompletionException("without a cause", null);
        assertThat(FailureTranslation.of(read, empty)).isSameAs(empty);
    }

    @Test
    void givesACheckedExceptionOfAClientTheSdksType() {
        IOException failure = new IOException("of a client that is not the SDK's");

        assertThat(FailureTranslation.of(read, failure))
                .isInstanceOf(SdkClientException.class)
                .hasCause(failure);
        assertThat(FailureTranslation.of(write, failure)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void anInterruptionOrACancellationLeavesOpenWhetherAWriteWasApplied() {
        for (RuntimeException failure :
                List.of(AbortedException.create("Thread was interrupted"), new CancellationException())) {
            assertThat(FailureTranslation.of(write, failure))
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasCause(failure);
            assertThat(FailureTranslation.of(read, failure)).isSameAs(failure);
        }
    }

    @Test
    void aConnectTimeoutOfTheJdkIsToldFromAReadTimeout() {
        RuntimeException connect = SdkClientException.create("", new SocketTimeoutException("Connect timed out"));
        RuntimeException readTimeout = SdkClientException.create("", new SocketTimeoutException("Read timed out"));

        assertThat(FailureTranslation.of(write, connect))
                .isInstanceOfSatisfying(
                        ServiceSetupException.class,
                        e -> assertThat(e.missing()).isEqualTo(Missing.ENDPOINT));
        assertThat(FailureTranslation.of(write, readTimeout)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(FailureTranslation.of(read, readTimeout)).isSameAs(readTimeout);
    }

    /** Named like those of Apache's client. */
    private static final class ConnectionRequestTimeoutException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aWriteThatNeverLeftFailsAsTheSdkSays() {
        for (IOException cause :
                List.of(new SSLHandshakeException("untrusted"), new ConnectionRequestTimeoutException())) {
            RuntimeException failure = SdkClientException.create("Unable to execute HTTP request", cause);

            assertThat(FailureTranslation.of(write, failure)).isSameAs(failure);
        }
    }

    @Test
    void anAttemptThatIsNotUnderstoodCountsAsLost() {
        SdkClientException refused = SdkClientException.create("Unable to connect", new ConnectException("no way"));
        refused.addSuppressed(SdkClientException.create("Request attempt 1 failure: Unable to connect"));
        assertThat(FailureTranslation.of(write, refused)).isInstanceOf(ServiceSetupException.class);

        refused.addSuppressed(SdkClientException.create("Request attempt 2 failure: Something else"));
        assertThat(FailureTranslation.of(write, refused)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(FailureTranslation.of(read, refused)).isInstanceOf(ServiceSetupException.class);

        SdkClientException silent = SdkClientException.create("Unable to connect", new ConnectException("no way"));
        silent.addSuppressed(SdkClientException.create(null));
        assertThat(FailureTranslation.of(write, silent)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void advisesToRepeatATransactionUnderItsToken() {
        RuntimeException lost = SdkClientException.create("", new IOException("reset"));
        TransactWriteItemsRequest.Builder request = TransactWriteItemsRequest.builder();

        assertThat(FailureTranslation.of(new Call.TransactWriteItems(request.build()), lost))
                .hasMessageEndingWith("Read what it writes to find out");
        assertThat(FailureTranslation.of(
                        new Call.TransactWriteItems(
                                request.clientRequestToken("t-1").build()),
                        lost))
                .hasMessageEndingWith("Repeat it within ten minutes, unchanged and with the same clientRequestToken:"
                        + " DynamoDB applies it once");
    }

    @Test
    void advisesToDescribeATable() {
        RuntimeException lost = SdkClientException.create("", new IOException("reset"));
        Call<?> create = new TableCall.CreateTable(
                CreateTableRequest.builder().tableName("users").build());

        assertThat(FailureTranslation.of(create, lost)).hasMessageEndingWith("Describe the table to find out");
    }
}
