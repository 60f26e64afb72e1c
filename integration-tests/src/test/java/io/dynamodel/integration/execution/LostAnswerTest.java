package io.dynamodel.integration.execution;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.integration.sample.People;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.query.Model;
import io.dynamodel.testing.LocalDynamoDb;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine applies a write, its answer is lost, and the SDK sends it again: it is never reported as failed for sure. */
class LostAnswerTest extends PeopleTable {
    /** How many answers are still to be lost. */
    private final AtomicInteger toLose = new AtomicInteger();

    LostAnswerTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void needsTheWire() {
        // not AssertJ's, which throws TestNG's exception where that is on the class path
        assumeTrue(db.target().isWire(), "only a wire can lose an answer");
    }

    /** Loses answers, not requests. */
    private final class Lossy implements SdkHttpClient {
        private final SdkHttpClient delegate = UrlConnectionHttpClient.create();

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest prepared = delegate.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    HttpExecuteResponse answer = prepared.call();
                    if (toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new IOException("Connection reset");
                    }
                    return answer;
                }

                @Override
                public void abort() {
                    prepared.abort();
                }
            };
        }

        @Override
        public void close() {
            delegate.close();
        }
    }

    private Model<Person> lossy(int attempts) {
        DynamoDbClient client = db.client(builder -> builder.httpClient(new Lossy())
                .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(attempts))));
        return Dynamodel.builder().client(client).clock(clock).build().model("people", People.SCHEMA);
    }

    @Test
    void aLostAnswerLeavesTheOutcomeOpen() {
        Model<Person> model = lossy(1);
        toLose.set(1);

        assertThatThrownBy(() -> model.create(ada(id)).execute())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("PutItem on 'people'");
        assertThat(stored()).isNotEmpty();
    }

    @Test
    void aCreateThatMeetsItselfIsASuccess() {
        Model<Person> model = lossy(3);
        toLose.set(1);

        Person created = model.create(ada(id)).execute();

        assertThat(created).isEqualTo(people.get(key).execute().orElseThrow());
        assertThat(toLose).hasValue(0);
    }

    @Test
    void aVersionThatTheUpdateItselfIncrementedIsASuccess() {
        people.put(ada(id)).execute();
        Model<Person> model = lossy(3);
        toLose.set(1);

        assertThat(model.update(key, AGE.add(1)).expecting(1).execute())
                .isEqualTo(people.get(key).execute().orElseThrow());
        assertThat(stored()).containsEntry("age", n(37)).containsEntry("version", n(2));
    }

    @Test
    void modifyDoesNotApplyItsFunctionTwice() {
        people.put(ada(id)).execute();
        Model<Person> model = lossy(3);
        AtomicInteger calls = new AtomicInteger();
        clock.advance(Duration.ofSeconds(1));

        Person modified = model.modify(key, p -> {
                    calls.incrementAndGet();
                    toLose.set(1);
                    return p.withAge(p.age() + 1);
                })
                .execute();

        assertThat(modified.age()).isEqualTo(37);
        assertThat(calls).hasValue(1);
        assertThat(stored()).containsEntry("age", n(37));
    }

    @Test
    void aConditionThatFailsAtOnceIsReportedAsThat() {
        people.put(ada(id)).execute();

        assertThatThrownBy(() -> lossy(3).create(ada(id)).execute()).isInstanceOf(ConditionFailedException.class);
    }

    @Test
    void aReadIsSimplySentAgain() {
        people.put(ada(id)).execute();
        Model<Person> model = lossy(3);
        toLose.set(2);

        assertThat(model.get(key).execute()).isPresent();
        assertThat(toLose).hasValue(0);
    }
}
