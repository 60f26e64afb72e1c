package io.dynamodel.integration.unique;

import static io.dynamodel.integration.unique.Members.CLUB;
import static io.dynamodel.integration.unique.Members.EMAIL;
import static io.dynamodel.integration.unique.Members.FIRST;
import static io.dynamodel.integration.unique.Members.ID;
import static io.dynamodel.integration.unique.Members.LAST;
import static io.dynamodel.integration.unique.Members.NOTE;
import static io.dynamodel.integration.unique.Members.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.query.Model;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class UniqueVerbsTest extends UniqueTables {
    UniqueVerbsTest(LocalDynamoDb db) {
        super(db);
    }

    @AfterEach
    void allIsSound() {
        assertSound();
    }

    private static UniqueViolationException violation(ThrowingCallable call) {
        UniqueViolationException violation = catchThrowableOfType(UniqueViolationException.class, call);
        if (violation == null) {
            throw new AssertionError("nothing was violated");
        }
        return violation;
    }

    // ---- create ----

    @Test
    void aCreateClaimsItsValueInOneTransaction() {
        Member stored = members.create(Member.of("1", "  Ada@Example.org ")).execute();
        assertThat(stored.email()).isEqualTo("ada@example.org");
        assertThat(sent()).containsExactly(TransactWriteItemsRequest.class);
        assertThat(claims()).isEqualTo(Map.of("email/ada@example.org", "1"));
        assertThat(members.get(key("1")).execute()).contains(stored);
    }

    @Test
    void anItemWithoutTheValueIsCreatedByOnePlainRequest() {
        members.create(Member.of("1", null)).execute();
        members.create(Member.of("2", null)).execute();
        assertThat(sent()).containsExactly(PutItemRequest.class, PutItemRequest.class);
        assertThat(claims()).isEmpty();
    }

    @Test
    void aTakenValueIsRefusedByName() {
        members.create(Member.of("1", "ada@example.org")).execute();
        UniqueViolationException violation = violation(
                () -> members.create(Member.of("2", "ADA@example.org")).execute());
        assertThat(violation.constraint()).isEqualTo("email").isEqualTo(Members.UNIQUE_EMAIL.name());
        assertThat(violation.attributes()).containsExactly("email");
        assertThat(violation.table()).isEqualTo("members");
        assertThat(violation.verb()).isEqualTo("create");
        assertThat(violation.key()).isEqualTo("{id: 2}");
        assertThat(violation.holder()).isEqualTo("{id: 1}");
        assertThat(violation)
                .hasMessage("create on 'members' with key {id: 2} was not done, since it would break unique constraint"
                        + " 'email' on [email]: the item with key {id: 1} holds this value. Give it another value, or"
                        + " change the item that has it")
                .hasMessageNotContaining("example.org");
        assertThat(members.get(key("2")).execute()).isEmpty();
    }

    @Test
    void allConstraintsThatAreViolatedAreToldAtOnce() {
        members.create(member("1").withName("Ada", "King")).execute();
        members.create(member("2").withNumber("chess", "7")).execute();
        UniqueViolationException violation = violation(() -> members.create(
                        Member.of("3", "1@example.org").withNumber("chess", "7").withName("Ada", "King"))
                .execute());
        assertThat(violation.violations())
                .extracting(each -> each.constraint() + " " + each.attributes() + " " + each.holder())
                .containsExactly(
                        "email [email] {id: 1}", "number [number, club] {id: 2}", "first+last [first, last] {id: 1}");
    }

    @Test
    void anExistingKeyIsToldBeforeItsOwnValue() {
        members.create(member("1")).execute();
        assertThatThrownBy(() -> members.create(member("1")).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("An item with this key exists already");
    }

    @Test
    void anEmptyTextIsAValueLikeOthers() {
        members.create(Member.of("1", "")).execute();
        assertThat(violation(() -> members.create(Member.of("2", " ")).execute())
                        .holder())
                .isEqualTo("{id: 1}");
    }

    // ---- compound, scoped, numbers ----

    @Test
    void compoundValuesCountTogether() {
        members.create(Member.of("1", null).withName("Ada", "King")).execute();
        members.create(Member.of("2", null).withName("Ada", "Byron")).execute();
        members.create(Member.of("3", null).withName("Ada", null)).execute();
        members.create(Member.of("4", null).withName("Ada", null)).execute();
        assertThat(violation(() -> members.create(Member.of("5", null).withName("Ada", "King"))
                                .execute())
                        .attributes())
                .containsExactly("first", "last");
        members.update(key("3"), LAST.set("Lovelace")).execute();
        assertThat(violation(() ->
                                members.update(key("4"), LAST.set("Lovelace")).execute())
                        .holder())
                .isEqualTo("{id: 3}");
        members.update(key("3"), FIRST.remove()).execute();
        members.update(key("4"), LAST.set("Lovelace")).execute();
        assertThat(claims())
                .isEqualTo(Map.of(
                        "first+last/Ada/King", "1", "first+last/Ada/Byron", "2", "first+last/Ada/Lovelace", "4"));
    }

    @Test
    void scopedValuesAreUniqueWithinTheirScope() {
        members.create(Member.of("1", null).withNumber("chess", "7")).execute();
        members.create(Member.of("2", null).withNumber("go", "7")).execute();
        assertThat(violation(() -> members.update(key("2"), CLUB.set("chess")).execute())
                        .constraint())
                .isEqualTo("number");
        members.update(key("2"), CLUB.set("chess"), NUMBER.set(new BigDecimal("8")))
                .execute();
        assertThat(claims()).isEqualTo(Map.of("number/~n7/chess", "1", "number/~n8/chess", "2"));
    }

    @Test
    void numbersAreComparedByValue() {
        members.create(Member.of("1", null).withNumber("chess", "1")).execute();
        for (String same : List.of("1.0", "1E0", "0.1E+1")) {
            assertThat(violation(() -> members.create(Member.of("2", null).withNumber("chess", same))
                                    .execute())
                            .holder())
                    .isEqualTo("{id: 1}");
        }
        members.put(Member.of("1", null).withNumber("chess", "1.00")).execute();
        assertThat(claims()).isEqualTo(Map.of("number/~n1/chess", "1"));
    }

    @Test
    void arithmeticIsDoneBeforeTheValueIsClaimed() {
        members.create(Member.of("1", null).withNumber("chess", "1")).execute();
        members.create(Member.of("2", null).withNumber("chess", "3")).execute();
        members.update(key("1"), NUMBER.add(BigDecimal.ONE)).execute();
        assertThat(claims()).containsOnlyKeys("number/~n2/chess", "number/~n3/chess");
        assertThat(violation(() -> members.update(key("1"), NUMBER.add(BigDecimal.ONE))
                                .execute())
                        .holder())
                .isEqualTo("{id: 2}");
    }

    @Test
    void aCopyOfAnotherAttributeIsClaimedAsItIs() {
        members.create(Member.of("1", null).withName("Ada", "King").withNote("copy"))
                .execute();
        members.update(key("1"), FIRST.set(NOTE)).execute();
        assertThat(claims()).containsExactly(Map.entry("first+last/copy/King", "1"));
    }

    // ---- update, upsert ----

    @Test
    void anUpdateOfOtherAttributesIsPlain() {
        members.create(member("1")).execute();
        sent();
        members.update(key("1"), NOTE.set("hello")).execute();
        members.upsert(key("1"), NOTE.set("again")).execute();
        assertThat(sent()).containsExactly(UpdateItemRequest.class, UpdateItemRequest.class);
    }

    @Test
    void anUpdateReleasesTheOldValueAndClaimsTheNewOne() {
        members.create(member("1")).execute();
        sent();
        Member updated = members.update(key("1"), EMAIL.set("NEW@example.org"), NOTE.set("x"))
                .execute();
        assertThat(updated).isEqualTo(Member.of("1", "new@example.org").withNote("x"));
        assertThat(sent()).startsWith(GetItemRequest.class, TransactWriteItemsRequest.class);
        assertThat(claims()).isEqualTo(Map.of("email/new@example.org", "1"));
        members.create(Member.of("2", "1@example.org")).execute();
    }

    @Test
    void anUpdateToTheSameValueIsASingleRequestThatProvesIt() {
        members.create(member("1")).execute();
        sent();
        members.update(key("1"), EMAIL.set("1@EXAMPLE.org")).execute();
        assertThat(sent()).containsExactly(GetItemRequest.class, UpdateItemRequest.class);
    }

    @Test
    void removingAValueGivesItUp() {
        members.create(member("1")).execute();
        members.update(key("1"), EMAIL.remove()).execute();
        assertThat(claims()).isEmpty();
        members.create(Member.of("2", "1@example.org")).execute();
        assertThat(violation(() -> members.update(key("1"), EMAIL.set("1@example.org"))
                                .execute())
                        .verb())
                .isEqualTo("update");
    }

    @Test
    void anUpdateOfNoItemFailsAsItDoesWithoutConstraints() {
        assertThatThrownBy(() ->
                        members.update(key("1"), EMAIL.set("x@example.org")).execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("There is no item with this key; use upsert(..) or create(..) to make one");
        assertThat(claims()).isEmpty();
    }

    @Test
    void aConditionOfTheCallersIsToldAsItIsWithoutConstraints() {
        members.create(member("1").withNote("a")).execute();
        ConditionFailedException failure = catchThrowableOfType(
                ConditionFailedException.class,
                () -> members.update(key("1"), EMAIL.set("x@example.org"))
                        .onlyIf(NOTE.eq("b"))
                        .execute());
        assertThat(failure.item(Member.class)).contains(member("1").withNote("a"));
        assertThat(failure).hasMessageContaining("note = ?");
        assertThat(claims()).containsOnlyKeys("email/1@example.org");
    }

    @Test
    void anUpsertClaimsWhereItCreatesAndWhereItChanges() {
        Member created = members.upsert(key("1"), EMAIL.set("a@example.org")).execute();
        assertThat(created).isEqualTo(Member.of("1", "a@example.org"));
        members.upsert(key("1"), EMAIL.set("b@example.org")).execute();
        assertThat(claims()).isEqualTo(Map.of("email/b@example.org", "1"));
        assertThat(violation(() -> members.upsert(key("2"), EMAIL.set("b@example.org"))
                                .execute())
                        .verb())
                .isEqualTo("upsert");
        assertThat(members.get(key("2")).execute()).isEmpty();
    }

    @Test
    void whatAnUpdateReturnsIsWhatWasAskedFor() {
        members.create(member("1")).execute();
        assertThat(members.update(key("1"), EMAIL.set("a@example.org"))
                        .returningOld()
                        .execute())
                .contains(member("1"));
        members.update(key("1"), EMAIL.set("b@example.org")).returningNothing().execute();
        assertThat(members.get(key("1")).execute()).contains(Member.of("1", "b@example.org"));
    }

    // ---- put ----

    @Test
    void aPutReplacesWhatTheOldItemHeld() {
        members.put(member("1").withName("Ada", "King")).execute();
        members.put(Member.of("1", "new@example.org")).execute();
        assertThat(claims()).isEqualTo(Map.of("email/new@example.org", "1"));
        assertThat(members.put(Member.of("1", null)).returningOld().execute())
                .contains(Member.of("1", "new@example.org"));
        assertThat(claims()).isEmpty();
    }

    @Test
    void aPutOfTheSameValuesIsASingleRequestThatProvesThem() {
        members.put(member("1")).execute();
        sent();
        Member stored = members.put(member("1").withNote("x")).execute();
        assertThat(stored.note()).isEqualTo("x");
        assertThat(sent()).containsExactly(GetItemRequest.class, PutItemRequest.class);
    }

    @Test
    void aPutOfATakenValueIsRefused() {
        members.create(member("1")).execute();
        members.create(member("2")).execute();
        assertThat(violation(() -> members.put(Member.of("2", "1@example.org")).execute())
                        .verb())
                .isEqualTo("put");
        assertThat(members.get(key("2")).execute()).contains(member("2"));
    }

    // ---- delete ----

    @Test
    void aDeleteGivesUpAllValues() {
        members.create(member("1").withName("Ada", "King").withNumber("chess", "7"))
                .execute();
        assertThat(claims()).hasSize(3);
        members.delete(key("1")).execute();
        assertThat(claims()).isEmpty();
        assertThat(members.get(key("1")).execute()).isEmpty();
    }

    @Test
    void aDeleteOfNothingIsNoError() {
        members.delete(key("1")).execute();
        assertThat(sent()).containsExactly(GetItemRequest.class, DeleteItemRequest.class);
        assertThat(members.delete(key("1")).returningOld().execute()).isEmpty();
        members.create(member("1")).execute();
        assertThat(members.delete(key("1")).returningOld().execute()).contains(member("1"));
    }

    // ---- modify ----

    @Test
    void modifyKeepsTheConstraints() {
        members.create(member("1")).execute();
        members.create(member("2")).execute();
        Member changed = members.modify(key("1"), member -> member.withEmail("Changed@example.org"))
                .execute();
        assertThat(changed).isEqualTo(Member.of("1", "changed@example.org"));
        assertThat(claims()).containsOnlyKeys("email/changed@example.org", "email/2@example.org");
        assertThat(violation(() -> members.modify(key("1"), member -> member.withEmail("2@example.org"))
                                .execute())
                        .holder())
                .isEqualTo("{id: 2}");
        members.modify(key("1"), member -> member.withNote("x")).execute();
        members.modify(key("1"), member -> member.withEmail(null)).execute();
        assertThat(claims()).containsOnlyKeys("email/2@example.org");
    }

    // ---- all of them ----

    @Test
    void theAsynchronousClientDoesTheSame() {
        members.create(member("1")).executeAsync().join();
        members.update(key("1"), EMAIL.set("a@example.org")).executeAsync().join();
        members.put(Member.of("1", "b@example.org")).executeAsync().join();
        members.modify(key("1"), member -> member.withEmail("c@example.org"))
                .executeAsync()
                .join();
        assertThat(claims()).isEqualTo(Map.of("email/c@example.org", "1"));
        assertThatThrownBy(() -> members.create(Member.of("2", "c@example.org"))
                        .executeAsync()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UniqueViolationException.class);
        members.delete(key("1")).executeAsync().join();
        assertThat(claims()).isEmpty();
    }

    @Test
    void anItemThatIsMadeOfTokensIsConstrainedToo() {
        members.create(ID.to("1"), EMAIL.to(" A@b.c ")).execute();
        assertThat(claims()).isEqualTo(Map.of("email/a@b.c", "1"));
    }

    @Test
    void batchesAreRefusedByName() {
        assertThatThrownBy(() -> members.batchPut(List.of(member("1"))).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("unique constraint");
        assertThatThrownBy(() -> members.batchDelete(List.of(key("1"))).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("unique constraint");
        assertThatThrownBy(() ->
                        dynamodel.batchWrite(members.put(Member.of("1", null))).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("unique constraint");
    }

    @Test
    void longValuesAreClaimedByAHash() {
        String longer = "x".repeat(5_000);
        members.create(Member.of("1", longer)).execute();
        assertThat(claims().keySet()).singleElement().asString().startsWith("email/~h");
        assertThat(violation(() -> members.create(Member.of("2", longer)).execute())
                        .holder())
                .isEqualTo("{id: 1}");
        members.create(Member.of("2", longer + "y")).execute();
        members.delete(key("1")).execute();
        assertThat(claims()).hasSize(1);
    }

    // ---- orphans ----

    @Test
    void aClaimOfAnItemThatWasDeletedBesideTheLibraryBlocksNobody() {
        members.create(member("1")).execute();
        db.client().deleteItem(delete -> delete.tableName("members").key(Map.of("id", s("1"))));
        members.create(Member.of("2", "1@example.org")).execute();
        assertThat(claims()).isEqualTo(Map.of("email/1@example.org", "2"));
    }

    @Test
    void severalClaimsOfOneItemThatWasDeletedBesideTheLibraryAreTakenOverTogether() {
        members.create(member("1").withName("Ada", "Byron")).execute();
        db.client().deleteItem(delete -> delete.tableName("members").key(Map.of("id", s("1"))));

        members.create(Member.of("2", "1@example.org").withName("Ada", "Byron")).execute();

        assertThat(claims())
                .hasSize(2)
                .containsEntry("email/1@example.org", "2")
                .values()
                .containsOnly("2");
    }

    @Test
    void severalClaimsAreTakenOverFromAnItemThatHasOtherValuesNow() {
        members.create(member("1").withName("Ada", "Byron")).execute();
        db.client().putItem(put -> put.tableName("members").item(Map.of("id", s("1"), "note", s("n"))));

        members.create(Member.of("2", "1@example.org").withName("Ada", "Byron")).execute();

        assertThat(claims())
                .hasSize(2)
                .containsEntry("email/1@example.org", "2")
                .values()
                .containsOnly("2");
    }

    @Test
    void anItemThatWasWrittenBesideTheLibraryCanBeChangedAndDeleted() {
        db.client().putItem(put -> put.tableName("members").item(Map.of("id", s("1"), "email", s("a@example.org"))));
        members.update(key("1"), EMAIL.set("b@example.org")).execute();
        assertThat(claims()).isEqualTo(Map.of("email/b@example.org", "1"));
        members.delete(key("1")).execute();
    }

    @Test
    void ofTwoItemsThatHadOneValueBeforeEitherCanBeDeleted() {
        members.create(member("1")).execute();
        db.client().putItem(put -> put.tableName("members").item(Map.of("id", s("2"), "email", s("1@example.org"))));
        members.delete(key("2")).execute();
        assertThat(claims()).isEqualTo(Map.of("email/1@example.org", "1"));
    }

    @Test
    void anUpdateThatNoTokenHasMadeClaimsTheValueAsItIsStored() {
        members.create(member("1")).execute();
        members.create(member("2")).execute();
        Operand.Value same = Operand.Value.of(s(" 1@EXAMPLE.org"));
        assertThatThrownBy(() -> members.update(key("2"), new Update.Set<>(AttributePath.of("email"), same))
                        .execute())
                .isInstanceOf(UniqueViolationException.class);
        assertThat(claims()).hasSize(2);
    }

    // ---- messages ----

    @Test
    void anUpdateThatCannotBeAppliedIsToldWithItsItem() {
        members.create(member("1")).execute();
        assertThatThrownBy(() -> members.update(key("1"), CLUB.set(NOTE)).execute())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageStartingWith(
                        "The update on 'members' with key {id: 1} cannot be applied to the item as it is stored (")
                .hasMessageContaining("'note'")
                .hasMessageContaining("orElse(..) gives a fallback");
    }

    @Test
    void tooManyClaimsAreToldByTheFirstWhoBringThem() {
        List<WriteOperation> creates = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            creates.add(members.create(member("m" + i)));
        }
        assertThatThrownBy(() -> dynamodel.transaction(creates).execute())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining("[4] create on 'members' with key {id: m4} brings 1 more, and 55 others bring 55")
                .hasMessageNotContaining("m5");
    }

    @Test
    void aProofThatIsTooLargeIsToldWithTheWayOut() {
        DocumentSchemaBuilder s = Schema.documents("members");
        var id = s.key(s.string("id"));
        var email = s.string("email");
        for (int i = 0; i < 200; i++) {
            s.string("a" + i);
        }
        s.unique(email);
        Model<Document> wide = dynamodel.model("members", s.build());
        wide.create(Document.of("id", "1", "email", "e")).execute();
        assertThatThrownBy(() ->
                        wide.update(id.of("1"), email.set("f")).returningOld().execute())
                .isInstanceOf(RequestLimitException.class)
                .hasMessageContaining(
                        "the update on 'members' with key {id: 1} is on condition that the item is as it was"
                                + " read before")
                .hasMessageContaining("Give the schema a version");
        wide.update(id.of("1"), email.set("f")).execute();
    }

    // ---- violations that are true at one moment ----

    @Test
    void aViolationIsToldOfNoItemThatWasChangedMeanwhile() {
        members.create(member("1").withNumber("c", "1")).execute();
        members.create(member("2").withNumber("c", "2")).execute();
        // the claim of 2 is that of an item which has another number by now, and takes it back when it is looked at
        db.client()
                .updateItem(update -> update.tableName("members")
                        .key(Map.of("id", s("2")))
                        .updateExpression("SET #n = :n")
                        .expressionAttributeNames(Map.of("#n", "number"))
                        .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("9"))));
        Faults faults = Faults.script();
        Fault meanwhile = Fault.meanwhile(() -> {
            members.update(key("1"), NUMBER.set(new BigDecimal("5"))).execute();
            members.update(key("2"), NUMBER.set(new BigDecimal("2"))).execute();
        });
        faults.on("GetItem", Fault.none(), Fault.none(), meanwhile);
        Model<Member> slow = Dynamodel.create(faults.client(db.client())).model("members", Members.SCHEMA);

        slow.update(key("1"), NUMBER.add(BigDecimal.ONE)).execute();

        assertThat(faults.left()).isEmpty();
        assertThat(members.get(key("1")).execute())
                .hasValueSatisfying(item -> assertThat(item.number()).isEqualByComparingTo("6"));
    }
}
