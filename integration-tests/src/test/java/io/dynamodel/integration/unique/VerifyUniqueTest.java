package io.dynamodel.integration.unique;

import static io.dynamodel.schema.Within.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.query.Model;
import io.dynamodel.query.UniqueFinding;
import io.dynamodel.query.UniqueFinding.Kind;
import io.dynamodel.query.UniqueReport;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class VerifyUniqueTest extends UniqueTables {
    VerifyUniqueTest(LocalDynamoDb db) {
        super(db);
    }

    private void putBeside(String id, String email) {
        db.client().putItem(put -> put.tableName("members").item(Map.of("id", s(id), "email", s(email))));
    }

    private void deleteBeside(String id) {
        db.client().deleteItem(delete -> delete.tableName("members").key(Map.of("id", s(id))));
    }

    private UniqueReport<Member> repair() {
        return members.verifyUnique().repairing().execute();
    }

    @Test
    void aSoundTableHasNoFindings() {
        members.create(member("1").withName("Ada", "King")).execute();
        members.create(member("2")).execute();
        members.create(Member.of("3", null)).execute();
        db.recorder().clear();
        UniqueReport<Member> report = members.verifyUnique().repairing().execute();
        assertThat(report).isEqualTo(new UniqueReport<>(3, 3, 0, 0, 0, 0, 0, 0, List.of()));
        assertThat(report.isClean()).isTrue();
        assertThat(report).hasToString("3 items and 3 claims, 0 orphans, 0 unclaimed, 0 duplicates, 0 repaired");
        assertThat(db.recorder().requests(TransactWriteItemsRequest.class)).isEmpty();
    }

    @Test
    void orphansAreFoundAndRemoved() {
        members.create(member("1")).execute();
        members.create(member("2")).execute();
        deleteBeside("1");
        putBeside("2", "other@example.org");
        UniqueReport<Member> report = members.verifyUnique().execute();
        assertThat(report.orphans()).isEqualTo(2);
        assertThat(report.unclaimed()).isEqualTo(1);
        assertThat(report.isClean()).isFalse();
        assertThat(report.findings())
                .extracting(UniqueFinding::kind, UniqueFinding::item, UniqueFinding::holder)
                .containsExactlyInAnyOrder(
                        tuple(Kind.ORPHAN, Optional.empty(), Optional.of(key("1"))),
                        tuple(Kind.ORPHAN, Optional.empty(), Optional.of(key("2"))),
                        tuple(Kind.UNCLAIMED, Optional.of(key("2")), Optional.empty()));
        assertThat(claims()).hasSize(2);

        UniqueReport<Member> repaired = repair();
        assertThat(repaired.repaired()).isEqualTo(3);
        assertThat(repaired.isClean()).isTrue();
        assertThat(repaired.findings()).allMatch(UniqueFinding::repaired);
        assertThat(claims()).isEqualTo(Map.of("email/other@example.org", "2"));
        assertSound();
    }

    @Test
    void valuesWithoutAClaimAreFoundAndClaimed() {
        putBeside("1", "a@example.org");
        putBeside("2", "b@example.org");
        assertThat(members.verifyUnique().execute().unclaimed()).isEqualTo(2);
        UniqueReport<Member> report = repair();
        assertThat(report.findings())
                .extracting(UniqueFinding::toString)
                .containsExactlyInAnyOrder(
                        "unique constraint 'email' on [email]: the item with key {id: 1} holds a value that is not claimed"
                                + " for it (repaired)",
                        "unique constraint 'email' on [email]: the item with key {id: 2} holds a value that is not claimed"
                                + " for it (repaired)");
        assertThat(claims()).isEqualTo(Map.of("email/a@example.org", "1", "email/b@example.org", "2"));
        assertThatThrownBy(() -> members.create(Member.of("3", "b@example.org")).execute())
                .isInstanceOf(UniqueViolationException.class);
    }

    @Test
    void aValueWhoseClaimIsAnOrphansIsTakenOver() {
        members.create(member("1")).execute();
        deleteBeside("1");
        putBeside("2", "1@example.org");
        assertThat(repair().isClean()).isTrue();
        assertThat(claims()).isEqualTo(Map.of("email/1@example.org", "2"));
    }

    @Test
    void twoItemsWithOneValueAreToldWhicheverIsClaimed() {
        members.create(member("1")).execute();
        putBeside("2", "1@example.org");
        for (UniqueReport<Member> report : List.of(members.verifyUnique().execute(), repair(), repair())) {
            assertThat(report.duplicates()).isEqualTo(1);
            assertThat(report.isClean()).isFalse();
            assertThat(report.findings())
                    .containsExactly(new UniqueFinding<>(
                            Kind.DUPLICATE,
                            "email",
                            List.of("email"),
                            Optional.of(key("2")),
                            Optional.of(key("1")),
                            false));
        }
        members.delete(key("2")).execute();
        assertSound();
    }

    @Test
    void twoItemsWithOneValueAreToldWhereNeitherIsClaimed() {
        putBeside("1", "a@example.org");
        putBeside("2", "a@example.org");
        UniqueReport<Member> report = members.verifyUnique().execute();
        assertThat(report.findings()).extracting(UniqueFinding::kind).containsExactly(Kind.UNCLAIMED, Kind.DUPLICATE);
        UniqueReport<Member> repaired = repair();
        assertThat(repaired.unclaimed()).isEqualTo(1);
        assertThat(repaired.duplicates()).isEqualTo(1);
        assertThat(repaired.repaired()).isEqualTo(1);
    }

    @Test
    void aConstraintIsAddedToATableWithItems() {
        DocumentSchemaBuilder s = Schema.documents("members");
        s.key(s.string("id"));
        s.string("email");
        s.string("club");
        Model<Document> before = dynamodel.model("members", s.build());
        for (int i = 0; i < 30; i++) {
            before.put(Document.of("id", "m" + i, "email", "e" + i % 29, "club", "c" + i % 2))
                    .execute();
        }
        DocumentSchemaBuilder t = Schema.documents("members");
        t.key(t.string("id"));
        var email = t.string("email");
        t.unique(email, within(t.string("club")));
        Model<Document> after = dynamodel.model("members", t.build());
        List<UniqueFinding<Document>> findings = new ArrayList<>();
        UniqueReport<Document> report = after.verifyUnique()
                .repairing()
                .pageSize(7)
                .onFinding(findings::add)
                .execute();
        assertThat(report.unclaimed()).isEqualTo(30); // e0 is in both clubs
        assertThat(report.isClean()).isTrue();
        assertThat(findings).hasSize(30);
        assertThat(after.verifyUnique().pageSize(5).execute().isClean()).isTrue();
        assertThat(after.scan().list()).hasSize(30);
    }

    @Test
    void aConstraintIsRemovedInSteps() {
        DocumentSchemaBuilder s = Schema.documents("members");
        s.key(s.string("id"));
        var address = s.string("email");
        s.unique(address);
        s.unique("clubs", s.string("club"));
        Model<Document> before = dynamodel.model("members", s.build());
        for (int i = 0; i < 5; i++) {
            before.create(Document.of("id", "m" + i, "email", "e" + i, "club", "c" + i))
                    .execute();
        }
        DocumentSchemaBuilder t = Schema.documents("members");
        var key = t.key(t.string("id"));
        var email = t.string("email");
        t.unique("clubs", t.string("club"));
        t.formerlyUnique("email");
        Model<Document> after = dynamodel.model("members", t.build());

        after.update(key.of("m1"), email.set("e0")).execute(); // nobody is asked
        assertThat(after.scan().list()).hasSize(5);
        assertThat(after.scan().count()).isEqualTo(5);
        UniqueReport<Document> report = after.verifyUnique().execute();
        assertThat(report.former()).isEqualTo(5);
        assertThat(report.claims()).isEqualTo(5);
        assertThat(report.isClean()).isFalse();
        assertThat(report.findings()).hasSize(5).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.FORMER);
            assertThat(finding.attributes()).containsExactly("email");
            assertThat(finding.holder()).isPresent();
        });

        report = after.verifyUnique().repairing().pageSize(3).execute();
        assertThat(report.former()).isEqualTo(5);
        assertThat(report.repaired()).isEqualTo(5);
        assertThat(report.isClean()).isTrue();
        assertThat(claims())
                .hasSize(5)
                .allSatisfy((claim, holder) -> assertThat(claim).startsWith("clubs/"));
        assertThat(after.verifyUnique().execute().former()).isZero();
    }

    @Test
    void bulkChangesLeaveClaimsOfFormerConstraintsAlone() {
        members.create(member("1")).execute();
        DocumentSchemaBuilder t = Schema.documents("members");
        t.key(t.string("id"));
        t.formerlyUnique("email");
        Model<Document> after = dynamodel.model("members", t.build());

        assertThat(after.scan().explain().toString()).contains("claims of unique constraints");
        after.scan().deleteEach().execute();
        assertThat(after.scan().list()).isEmpty();
        assertThat(claims()).containsOnlyKeys("email/1@example.org");
        assertThat(after.verifyUnique().repairing().execute().isClean()).isTrue();
        assertThat(claims()).isEmpty();
    }

    @Test
    void claimsOfOtherConstraintsAreLeftAlone() {
        members.create(member("1").withName("Ada", "King")).execute();
        DocumentSchemaBuilder s = Schema.documents("members");
        s.key(s.string("id"));
        s.unique(s.string("email"));
        Model<Document> others = dynamodel.model("members", s.build());
        UniqueReport<Document> report = others.verifyUnique().repairing().execute();
        assertThat(report.claims()).isEqualTo(1);
        assertThat(report.otherClaims()).isEqualTo(1);
        assertThat(report.isClean()).isTrue();
        assertThat(claims()).hasSize(2);
    }

    @Test
    void aDamagedClaimIsRemoved() {
        Map<String, AttributeValue> damaged = new HashMap<>();
        damaged.put("id", s("dynamodel.unique/email/x"));
        damaged.put("dynamodel.unique", s("email"));
        db.client().putItem(put -> put.tableName("members").item(damaged));
        assertThat(members.verifyUnique().execute().orphans()).isEqualTo(1);
        assertThat(repair().isClean()).isTrue();
        assertThat(claims()).isEmpty();
    }

    @Test
    void theAsynchronousClientDoesTheSame() {
        putBeside("1", "a@example.org");
        UniqueReport<Member> report =
                members.verifyUnique().repairing().executeAsync().join();
        assertThat(report.repaired()).isEqualTo(1);
    }

    @Test
    void aReadRateIsKeptTo() {
        for (int i = 0; i < 10; i++) {
            putBeside("m" + i, "e" + i);
        }
        long begin = System.nanoTime();
        members.verifyUnique().pageSize(1).readUnitsPerSecond(10).execute();
        assertThat(System.nanoTime() - begin).isGreaterThan(300_000_000L);
    }

    @Test
    void explainTellsWhatItTakes() {
        assertThat(members.verifyUnique().explain().toString())
                .contains("Scan")
                .contains("BatchGetItem for the claims of each page, and their holders")
                .contains("TransactGetItems for each suspicion");
        assertThat(members.verifyUnique().request().toString()).contains("Scan");
    }

    @Test
    void aModelWithoutConstraintsRefusesIt() {
        DocumentSchemaBuilder s = Schema.documents("others");
        s.key(s.string("id"));
        Model<Document> others = dynamodel.model("members", s.build());
        assertThatThrownBy(others::verifyUnique)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "verifyUnique on 'members': the schema of others has no unique constraint; register one with"
                                + " unique(..)");
    }
}
