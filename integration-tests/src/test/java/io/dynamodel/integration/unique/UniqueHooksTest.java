package io.dynamodel.integration.unique;

import static io.dynamodel.integration.unique.Members.EMAIL;
import static io.dynamodel.integration.unique.Members.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.WriteHook;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What hooks ask for beside constraints is refused as it is without them, and at once. */
class UniqueHooksTest extends UniqueTables {
    private final Model<Member> open = members.with(draft -> draft.onlyIf(NOTE.notExists()));

    UniqueHooksTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void one() {
        members.create(member("1").withNote("n")).execute();
        members.create(member("2")).execute();
        db.recorder().clear();
    }

    @AfterEach
    void allIsSound() {
        assertSound();
    }

    private static TransactionFailedException failed(Operation<?> operation) {
        return Objects.requireNonNull(
                catchThrowableOfType(TransactionFailedException.class, () -> operation.execute()));
    }

    @Test
    void aConditionOfAHookFailsAsItDoesWithoutConstraints() {
        List<Operation<?>> refused = List.of(
                open.update(key("1"), EMAIL.set("z@example.org")),
                open.put(Member.of("1", "z@example.org")),
                open.delete(key("1")));
        List<Class<?>> last = List.of(UpdateItemRequest.class, PutItemRequest.class, DeleteItemRequest.class);
        for (int i = 0; i < refused.size(); i++) {
            Operation<?> operation = refused.get(i);
            ConditionFailedException failure =
                    catchThrowableOfType(ConditionFailedException.class, () -> operation.execute());
            assertThat(failure.item(Member.class)).contains(member("1").withNote("n"));
            assertThat(failure).hasMessageContaining("attribute_not_exists(note)");
            assertThat(sent()).containsExactly(GetItemRequest.class, last.get(i));
        }
        assertThat(claims()).hasSize(2);
    }

    @Test
    void inATransactionItIsTheReasonOfItsOperation() {
        TransactionFailedException failure = failed(dynamodel.transaction(
                members.update(key("2"), EMAIL.set("1@example.org")),
                open.update(key("1"), EMAIL.set("2@example.org"))));

        assertThat(failure.failed()).singleElement().satisfies(reason -> {
            assertThat(reason.place()).isEqualTo(1);
            assertThat(reason.isConditionFailed()).isTrue();
            assertThat(reason.item(Member.class)).contains(member("1").withNote("n"));
        });
        assertThat(sent()).filteredOn(TransactWriteItemsRequest.class::equals).hasSize(1);
    }

    @Test
    void aConditionOfAnOperationThatAHookBringsIsToldAtOnce() {
        List<WriteOperation> refused = List.of(
                members.update(key("1"), EMAIL.set("z@example.org")).onlyIf(NOTE.notExists()),
                members.update(key("none"), EMAIL.set("z@example.org")));
        for (WriteOperation operation : refused) {
            Model<Member> hooked = members.with(draft -> draft.alongside(operation));

            TransactionFailedException failure = failed(hooked.update(key("2"), NOTE.set("m")));

            assertThat(failure.failed())
                    .singleElement()
                    .satisfies(reason ->
                            assertThat(reason.text()).contains("which it brings: its condition did not hold"));
            assertThat(sent()).containsExactly(GetItemRequest.class, TransactWriteItemsRequest.class);
        }
        assertThat(claims()).hasSize(2);
    }

    @Test
    void aConditionThatAHookMakesOfWhatItReadIsMadeAnewWhereThatIsStale() {
        AtomicInteger runs = new AtomicInteger();
        Model<Member> hooked = members.with(WriteHook.readingStored(draft -> {
            String note = draft.stored().orElseThrow().note();
            if (runs.incrementAndGet() == 1) {
                members.update(key("1"), NOTE.set("other")).execute();
            }
            return draft.onlyIf(NOTE.eq(Objects.requireNonNull(note)));
        }));

        hooked.update(key("1"), EMAIL.set("z@example.org")).execute();

        assertThat(runs).hasValue(2);
        assertThat(claims()).containsEntry("email/z@example.org", "1").hasSize(2);
    }

    @Test
    void aConditionThatHoldsByTheTimeOfTheWriteIsNoRefusal() {
        AtomicInteger runs = new AtomicInteger();
        Model<Member> hooked = members.with(draft -> {
            if (runs.incrementAndGet() == 2) { // after the read, which finds a note
                members.update(key("1"), NOTE.remove()).execute();
            }
            return draft.onlyIf(NOTE.notExists());
        });

        hooked.update(key("1"), EMAIL.set("z@example.org")).execute();

        assertThat(claims()).containsEntry("email/z@example.org", "1").hasSize(2);
        assertThat(members.get(key("1")).execute())
                .hasValueSatisfying(item -> assertThat(item.email()).isEqualTo("z@example.org"));
    }
}
