package io.dynamodel.integration.unique;

import static io.dynamodel.integration.unique.Members.EMAIL;
import static io.dynamodel.integration.unique.Members.FIRST;
import static io.dynamodel.integration.unique.Members.ID;
import static io.dynamodel.integration.unique.Members.LAST;
import static io.dynamodel.integration.unique.Members.NOTE;
import static io.dynamodel.integration.unique.Members.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.OutcomeUnknownException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.core.error.TransactionFailedException.Reason;
import io.dynamodel.core.error.UniqueViolation;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.UpdateOperation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.transactions.TransactWriteResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
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
    void aClaimedValueBesideARefusedOperationIsToldWithoutItsClaim() {
        TransactionFailedException failure =
                failure(members.check(key("1"), NOTE.exists()), members.create(Member.of("4", email("2"))));
        assertThat(failure.failed()).extracting(Reason::place).containsExactly(0, 1);
        assertThat(failure)
                .hasMessageContaining(
                        "the value of unique constraint 'email', which it brings: unique constraint 'email' on"
                                + " [email]: another item has claimed the value")
                .hasMessageContaining("mend what else was refused, and try again")
                .hasMessageNotContaining("the the");
        assertThat(failure.report()).doesNotContain("dynamodel.");
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

    private UpdateOperation<Member> counted(String id) {
        return members.update(key(id), EMAIL.set("new@example.org"), NUMBER.add(BigDecimal.ONE));
    }

    private int count(String id) {
        return members.get(key(id))
                .consistent()
                .execute()
                .orElseThrow()
                .number()
                .intValueExact();
    }

    @Test
    void whatWasPreparedAndHadToReadIsAppliedOnceHoweverOftenItIsExecuted() {
        PreparedOperation<Member> alone = counted("1").exactlyOnce().prepare();
        PreparedOperation<TransactWriteResult> together = dynamodel
                .transaction(members.update(key("2"), EMAIL.set("2@new.org"), NUMBER.add(BigDecimal.ONE)))
                .prepare();
        assertThat(together.request().requests()).singleElement().isInstanceOf(GetItemRequest.class);

        Member once = alone.execute();
        assertThat(alone.executeAsync().join()).isEqualTo(once);
        String token = together.execute().token();
        assertThat(together.executeAsync().join().token()).isEqualTo(token);

        assertThat(count("1")).isEqualTo(1);
        assertThat(count("2")).isEqualTo(1);
        assertThat(together.request().first(TransactWriteItemsRequest.class))
                .isEqualTo(db.recorder().last(TransactWriteItemsRequest.class));
        assertThat(db.recorder().requests(TransactWriteItemsRequest.class).stream()
                        .distinct())
                .hasSize(2);
    }

    @Test
    void whatWasPreparedIsMadeAnewWhereItWasRefusedForWhatHasChanged() {
        PreparedOperation<TransactWriteResult> prepared =
                dynamodel.transaction(counted("1").onlyIf(NOTE.exists())).prepare();
        assertThatThrownBy(prepared::execute).isInstanceOf(TransactionFailedException.class);
        members.update(key("1"), NOTE.set("x"), EMAIL.set("between@example.org"))
                .execute();
        db.recorder().clear();

        prepared.execute();
        prepared.execute();

        List<TransactWriteItemsRequest> sent = db.recorder().requests(TransactWriteItemsRequest.class);
        assertThat(sent)
                .extracting(TransactWriteItemsRequest::clientRequestToken)
                .hasSize(3);
        assertThat(sent.stream()
                        .map(TransactWriteItemsRequest::clientRequestToken)
                        .distinct())
                .hasSize(1);
        assertThat(sent.get(1)).isNotEqualTo(sent.get(0)).isEqualTo(sent.get(2));
        assertThat(count("1")).isEqualTo(1);
        assertThat(claims()).containsEntry("email/new@example.org", "1").hasSize(3);
    }

    @Test
    void whatWasPreparedIsAppliedOnceWhereManyExecuteItAtOnceAndOthersWriteInBetween() throws Exception {
        for (int round = 0; round < 30; round++) {
            String id = "r" + round;
            members.create(member(id)).execute();
            PreparedOperation<Member> prepared = members.update(
                            key(id), EMAIL.set(id + "@new.org"), NUMBER.add(BigDecimal.ONE))
                    .exactlyOnce()
                    .prepare();
            List<CompletableFuture<Member>> done = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                done.add(CompletableFuture.supplyAsync(prepared::execute));
                done.add(prepared.executeAsync());
            }
            members.update(key(id), EMAIL.set(id + "@between.org")).execute();
            for (CompletableFuture<Member> each : done) {
                assertThat(each.get().number()).isEqualByComparingTo("1");
            }
            assertThat(count(id)).isEqualTo(1);
        }
    }

    // ---- what others left behind ----

    /** Takes its values from an item, and leaves its claim, as only writes beside the library do. */
    private void emptyBeside(String id) {
        db.client().putItem(put -> put.tableName("members").item(Map.of("id", s(id), "note", s("n"))));
    }

    @Test
    void aFormerHolderMayBeTouchedBesideWhoTakesItsClaimOver() {
        List<WriteOperation> others = List.of(
                members.check(key("1"), NOTE.exists()),
                members.update(key("1"), NOTE.set("m")),
                members.upsert(key("1"), NOTE.set("m")),
                members.update(key("1"), FIRST.set("Ada"), LAST.set("Byron")),
                members.put(Member.of("1", null)),
                members.delete(key("1")));
        for (WriteOperation other : others) {
            emptyBeside("1");
            dynamodel
                    .transaction(members.create(Member.of("4", "1@example.org")), other)
                    .execute();
            assertThat(claims()).containsEntry("email/1@example.org", "4");
            dynamodel
                    .transaction(members.put(Member.of("4", null)), members.put(member("1")))
                    .execute();
            members.delete(key("4")).execute();
        }
    }

    @Test
    void aTokenOfTheCallersWhoseContentHasChangedSaysThatItMayHaveBeenDone() {
        dynamodel.transaction(counted("1")).token("t-1").execute();

        assertThatThrownBy(
                        () -> dynamodel.transaction(counted("1")).token("t-1").execute())
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageStartingWith("A transaction with the token 't-1' was sent in the last ten minutes with other"
                        + " content than the transaction of 1 on 'members' has now. Most likely it is this one, done"
                        + " before, as what it reads before it writes has changed since");
        assertThat(count("1")).isEqualTo(1);

        PreparedOperation<TransactWriteResult> prepared =
                dynamodel.transaction(counted("2")).token("t-2").prepare();
        members.update(key("1"), EMAIL.set(email("1"))).execute();
        prepared.execute();
        prepared.execute();
        assertThat(count("2")).isEqualTo(1);
    }

    @Test
    void aHolderThatIsTouchedElsewhereStillHoldsItsValue() {
        for (WriteOperation other :
                List.of(members.check(key("1"), ID.exists()), members.update(key("1"), NOTE.set("m")))) {
            TransactionFailedException failure = failure(members.create(Member.of("4", "1@example.org")), other);
            assertThat(failure.failed())
                    .singleElement()
                    .satisfies(reason -> assertThat(reason.uniqueViolations()).hasSize(1));
        }
    }
}
