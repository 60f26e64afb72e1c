package io.dynamodel.integration.unique;

import static io.dynamodel.integration.unique.Members.EMAIL;
import static io.dynamodel.integration.unique.Members.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.error.UniqueViolation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Within one transaction values change hands without a moment in which nobody, or somebody else, has them. */
class UniqueTransactionsTest extends UniqueTables {
    UniqueTransactionsTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void three() {
        for (String id : List.of("1", "2", "3")) {
            members.create(member(id)).execute();
        }
        db.recorder().clear();
    }

    @AfterEach
    void allIsSound() {
        assertSound();
    }

    private static String email(String id) {
        return id + "@example.org";
    }

    private TransactionFailedException failure(WriteOperation... writes) {
        TransactionFailedException failure = catchThrowableOfType(
                TransactionFailedException.class,
                () -> dynamodel.transaction(writes).execute());
        if (failure == null) {
            throw new AssertionError("all was done");
        }
        return failure;
    }

    @Test
    void twoItemsSwapTheirValues() {
        dynamodel
                .transaction(
                        members.update(key("1"), EMAIL.set(email("2"))),
                        members.update(key("2"), EMAIL.set(email("1"))))
                .execute();
        assertThat(claims())
                .isEqualTo(Map.of("email/1@example.org", "2", "email/2@example.org", "1", "email/3@example.org", "3"));
        assertThat(db.recorder().last(TransactWriteItemsRequest.class).transactItems())
                .hasSize(4);
    }

    @Test
    void valuesMoveOnInAChain() {
        dynamodel
                .transaction(
                        members.put(Member.of("1", email("2"))),
                        members.update(key("2"), EMAIL.set(email("3"))),
                        members.delete(key("3")),
                        members.create(Member.of("4", email("1"))))
                .execute();
        assertThat(claims())
                .isEqualTo(Map.of("email/1@example.org", "4", "email/2@example.org", "1", "email/3@example.org", "2"));
    }

    @Test
    void aValueOfADeletedItemIsTakenInTheSameTransaction() {
        dynamodel
                .transaction(members.delete(key("1")), members.create(Member.of("4", email("1"))))
                .execute();
        assertThat(claims()).containsEntry("email/1@example.org", "4");
    }

    @Test
    void twoOperationsThatWantOneValueAreRefusedBeforeAnythingIsSent() {
        TransactionFailedException failure =
                failure(members.create(Member.of("4", "x@y.z")), members.create(Member.of("5", "X@y.z")));
        assertThat(db.recorder().requests(TransactWriteItemsRequest.class)).isEmpty();
        assertThat(failure.failed()).extracting(Reason::place).containsExactly(1);
        assertThat(failure.failed().get(0).uniqueViolations())
                .containsExactly(new UniqueViolation("email", List.of("email"), "{id: 4}"));
        assertThat(claims()).hasSize(3);
    }

    @Test
    void aViolationIsTheReasonOfItsOperation() {
        TransactionFailedException failure = failure(
                members.update(key("1"), NOTE.set("x")),
                members.create(Member.of("4", email("2"))),
                members.update(key("3"), EMAIL.set("new@example.org")));
        assertThat(failure.reasons()).extracting(Reason::isFailure).containsExactly(false, true, false);
        Reason reason = failure.reasons().get(1);
        assertThat(reason.uniqueViolations())
                .containsExactly(new UniqueViolation("email", List.of("email"), "{id: 2}"));
        assertThat(failure)
                .hasMessage(
                        "Nothing was done of the transaction of 3 on 'members', since 1 of its 3 operations failed:\n"
                                + "  [1] create on 'members' with key {id: 4}: it would break unique constraint 'email' on"
                                + " [email]: the item with key {id: 2} holds this value");
        assertThat(claims()).doesNotContainKey("email/new@example.org").hasSize(3);
        assertThat(members.get(key("1")).execute()).contains(member("1"));
    }

    @Test
    void aConditionThatFailsIsToldBesideNoViolation() {
        TransactionFailedException failure = failure(
                members.update(key("1"), EMAIL.set("a@b.c")).onlyIf(NOTE.exists()), members.create(member("2")));
        assertThat(failure.failed()).extracting(Reason::place).containsExactly(0, 1);
        assertThat(failure.failed()).allMatch(Reason::isConditionFailed);
        assertThat(failure.failed().get(0).item(Member.class)).contains(member("1"));
        assertThat(claims()).hasSize(3);
    }

    @Test
    void aTransactionOfUpdatesThatTouchNoValueStaysAsItIs() {
        dynamodel
                .transaction(members.update(key("1"), NOTE.set("x")), members.check(key("2"), EMAIL.exists()))
                .execute();
        assertThat(sent()).containsExactly(TransactWriteItemsRequest.class);
    }

    @Test
    void theAsynchronousClientDoesTheSame() {
        dynamodel
                .transaction(
                        members.update(key("1"), EMAIL.set(email("2"))),
                        members.update(key("2"), EMAIL.set(email("1"))))
                .executeAsync()
                .join();
        assertThat(claims()).containsEntry("email/1@example.org", "2");
    }
}
