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
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The engine applies a write, its answer is lost, and the SDK sends it again: it is never reported as failed for sure. */
class LostAnswerTest extends PeopleTable {
    private final Faults faults = Faults.script();

    LostAnswerTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void needsTheWire() {
        // not AssertJ's, which throws TestNG's exception where that is on the class path
        assumeTrue(db.target().isWire(), "only a wire can lose an answer");
    }

    private Model<Person> lossy(int attempts) {
        DynamoDbClient client =
                db.client(builder -> builder.httpClient(faults.httpClient(UrlConnectionHttpClient.create()))
                        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(attempts))));
        return Dynamodel.builder().client(client).clock(clock).build().model("people", People.SCHEMA);
    }

    @Test
    void aLostAnswerLeavesTheOutcomeOpen() {
        Model<Person> model = lossy(1);
        faults.on("PutItem", Fault.resetAfterApply());

        assertThatThrownBy(() -> model.create(ada(id)).execute())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("PutItem on 'people'");
        assertThat(stored()).isNotEmpty();
    }

    @Test
    void aCreateThatMeetsItselfIsASuccess() {
        Model<Person> model = lossy(3);
        faults.on("PutItem", Fault.resetAfterApply());

        Person created = model.create(ada(id)).execute();

        assertThat(created).isEqualTo(people.get(key).execute().orElseThrow());
        assertThat(faults.left()).isEmpty();
    }

    @Test
    void aVersionThatTheUpdateItselfIncrementedIsASuccess() {
        people.put(ada(id)).execute();
        Model<Person> model = lossy(3);
        faults.on("UpdateItem", Fault.resetAfterApply());

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
                    faults.on("UpdateItem", Fault.resetAfterApply());
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
        faults.on("GetItem", Fault.resetAfterApply(), Fault.resetBeforeSend());

        assertThat(model.get(key).execute()).isPresent();
        assertThat(faults.left()).isEmpty();
    }
}
