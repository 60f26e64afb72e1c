package io.dynamodel.integration.unique;

import static io.dynamodel.integration.unique.Members.EMAIL;
import static io.dynamodel.integration.unique.Members.ID;
import static io.dynamodel.integration.unique.Members.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ValidationException;
import io.dynamodel.query.Explanation.Estimate;
import io.dynamodel.query.Explanation.Warning.Kind;
import io.dynamodel.query.Sizes;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Claims are items of the table, which no read shows. */
class UniqueReadsTest extends UniqueTables {
    UniqueReadsTest(LocalDynamoDb db) {
        super(db);
    }

    @BeforeEach
    void some() {
        for (int i = 0; i < 6; i++) {
            members.create(member("m" + i).withNote(i % 2 == 0 ? "even" : "odd"))
                    .execute();
        }
        assertThat(claims()).hasSize(6);
        db.recorder().clear();
    }

    @Test
    void scansAndCountsLeaveThemOut() {
        assertThat(members.scan().list()).hasSize(6);
        assertThat(members.scan().pageSize(2).list()).hasSize(6);
        assertThat(members.scan().limit(4).list()).hasSize(4);
        assertThat(members.scan().count()).isEqualTo(6);
        assertThat(members.scan().parallel(3).concurrency(1).list()).hasSize(6);
        assertThat(members.scan().select(EMAIL).list()).hasSize(6);
    }

    @Test
    void noConditionOfTheCallersBringsThemBack() {
        assertThat(members.scan().filter(NOTE.eq("even").or(NOTE.notExists())).list())
                .hasSize(3);
        assertThat(members.scan()
                        .filter(ID.beginsWith("dynamodel").or(ID.exists()))
                        .list())
                .hasSize(6);
        assertThat(members.scan().filter(ID.beginsWith("dynamodel")).list()).isEmpty();
    }

    @Test
    void bulkChangesLeaveThemOut() {
        assertThat(members.scan().updateEach(NOTE.set("all")).execute().changed())
                .isEqualTo(6);
        assertThat(members.scan().list()).extracting(Member::note).containsOnly("all");
        assertThat(claims()).hasSize(6);
        assertSound();
    }

    @Test
    void bulkChangesKeepTheConstraints() {
        assertThat(members.scan()
                        .filter(NOTE.eq("even"))
                        .updateEach(EMAIL.remove())
                        .execute()
                        .changed())
                .isEqualTo(3);
        assertThat(claims()).hasSize(3);
        assertThat(members.scan().deleteEach().execute().changed()).isEqualTo(6);
        assertThat(claims()).isEmpty();
        assertThat(members.scan().list()).isEmpty();
    }

    @Test
    void explainSaysSo() {
        var explanation = members.scan().explain();
        assertThat(explanation.warnings()).anyMatch(warning -> warning.kind() == Kind.LEAVES_OUT_CLAIMS);
        assertThat(explanation.toString())
                .contains("NOT begins_with(id")
                .contains("the claims of unique constraints are items too: they are read, paid for and left out");
    }

    @Test
    void aClaimCannotBeReadAsAnItem() {
        assertThatThrownBy(() -> key("dynamodel.unique/email/m1@example.org")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> members.create(Member.of("dynamodel.unique/email/x", null))
                        .execute())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("claims of unique constraints have these keys");
    }

    @Test
    void theDryRunShowsWhatWouldBeSent() {
        assertThat(members.create(member("x")).request().toString())
                .contains("TransactWriteItems")
                .contains("dynamodel.unique/email/x@example.org");
        assertThat(members.update(key("m1"), EMAIL.set("x")).request().toString())
                .contains("GetItem");
        assertThat(members.create(member("x")).explain().toString()).contains("TransactWriteItems");
        List<String> sent = new ArrayList<>();
        db.recorder().requests().forEach(request -> sent.add(request.getClass().getSimpleName()));
        assertThat(sent).isEmpty();
    }

    @Test
    void explainTellsWhatAWriteOfAUniqueValueCosts() {
        var update = members.update(key("m1"), EMAIL.set("x"));
        assertThat(update.explain().price())
                .startsWith(
                        "one read unit for each 4 KB of the item, which is read consistently; for the write, one write"
                                + " unit for each KB of the item")
                .contains("if it becomes a transaction, twice that")
                .endsWith("2 for the claim that is given up and 2 for the new one");
        assertThat(update.explain().expected()).isEmpty();
        assertThat(update.explain(Sizes.ofItem(5_000)).expected())
                .contains(new Estimate(2, 2, 5, Estimate.Precision.AT_LEAST));
    }
}
