package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class ReporterTest {
    private static final String SECRET = "s3cr3t";

    private final CapturingLogger debug = new CapturingLogger(Level.DEBUG);
    private final CapturingLogger info = new CapturingLogger(Level.INFO);

    private static void get(Reporter reporter, Function<GetItemRequest, GetItemResponse> service, String id) {
        Step<String> step = Step.send(Service.get(id), answer -> Step.done("answered"), e -> Step.done("failed"));
        DynamoDbClient client = Service.blocking(service);
        BlockingDriver.of(client, Service.values(client), reporter, CallLimits.UNSAID)
                .run(step);
    }

    @Test
    void logsALineForEveryRequestAtDebug() {
        Reporter reporter = new Reporter(List.of(), debug);

        get(
                reporter,
                request -> GetItemResponse.builder()
                        .consumedCapacity(ConsumedCapacity.builder()
                                .tableName("users")
                                .capacityUnits(0.5)
                                .build())
                        .build(),
                "u-1");
        get(reporter, Service::answer, "u-1");

        assertThat(debug.lines()).hasSize(2);
        assertThat(debug.lines().get(0)).matches("DEBUG GetItem on 'users' took \\d+\\.\\d ms, 0\\.5 capacity units");
        assertThat(debug.lines().get(1)).matches("DEBUG GetItem on 'users' took \\d+\\.\\d ms");
    }

    @Test
    void logsAFailureByItsTypeForMessagesOfDynamoDbContainValues() {
        Reporter reporter = new Reporter(List.of(), debug);
        DynamoDbException failure = (DynamoDbException) DynamoDbException.builder()
                .message("The value " + SECRET + " is no number")
                .requestId("R-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ValidationException")
                        .errorMessage(SECRET)
                        .build())
                .build();

        get(
                reporter,
                request -> {
                    throw failure;
                },
                SECRET);

        assertThat(debug.lines())
                .singleElement()
                .asString()
                .matches("DEBUG GetItem on 'users' failed after "
                        + "\\d+\\.\\d ms: DynamoDbException ValidationException, request R-1");
    }

    @Test
    void neverLogsItemData() {
        RequestListener failing = new RequestListener() {
            @Override
            public void requestSucceeded(RequestSucceeded event) {
                throw new IllegalStateException("in " + event);
            }
        };
        CapturingLogger trace = new CapturingLogger(Level.TRACE);

        get(new Reporter(List.of(failing), trace), Service::answer, SECRET);

        assertThat(trace.lines()).hasSize(2).noneMatch(line -> line.contains(SECRET));
    }

    @Test
    void eventsLeaveItemDataOutOfTheirText() {
        List<String> texts = new ArrayList<>();
        RequestListener listener = new RequestListener() {
            @Override
            public void requestSent(RequestSent event) {
                texts.add(event.toString());
                assertThat(event.request().toString()).contains(SECRET);
            }

            @Override
            public void requestSucceeded(RequestSucceeded event) {
                texts.add(event.toString());
            }

            @Override
            public void requestFailed(RequestFailed event) {
                texts.add(event.toString());
            }
        };
        Reporter reporter = new Reporter(List.of(listener), info);

        get(reporter, Service::answer, SECRET);
        get(
                reporter,
                request -> {
                    throw new IllegalStateException(SECRET);
                },
                SECRET);

        assertThat(texts).hasSize(4).noneMatch(text -> text.contains(SECRET));
    }

    @Test
    void complainsOnceAboutAListenerThatThrows() {
        RequestListener failing = new RequestListener() {
            @Override
            public void requestSent(RequestSent event) {
                throw new IllegalStateException("out of order");
            }
        };
        Reporter reporter = new Reporter(List.of(failing), info);

        get(reporter, Service::answer, "u-1");
        get(reporter, Service::answer, "u-1");

        assertThat(info.lines())
                .singleElement()
                .asString()
                .startsWith("WARN Request listener io.dynamodel.core.execution.ReporterTest$")
                .endsWith("out of order");
    }

    @Test
    void takesNoTimeIfNobodyListens() {
        Reporter reporter = new Reporter(List.of(), info);

        long sent = reporter.sent(Service.get("u-1"));

        assertThat(sent).isEqualTo(reporter.sent(Service.get("u-1"))).isNegative();
    }
}
