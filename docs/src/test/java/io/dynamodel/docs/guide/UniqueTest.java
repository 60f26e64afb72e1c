package io.dynamodel.docs.guide;

import static io.dynamodel.schema.Rules.lowerCase;
import static io.dynamodel.schema.Rules.trim;
import static io.dynamodel.schema.Within.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.UniqueViolationException;
import io.dynamodel.query.Model;
import io.dynamodel.query.UniqueFinding;
import io.dynamodel.query.UniqueReport;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.UniqueConstraint;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DynamoDbTest(isolation = Isolation.PER_METHOD)
class UniqueTest {
    record Member(
            String id,
            String email,
            @Nullable String club,
            @Nullable String badge,
            @Nullable String first,
            @Nullable String last) {
        static Member of(String id, String email) {
            return new Member(id, email, null, null, null, null);
        }
    }

    // region schema
    static final class Members {
        private static final SchemaBuilder<Member> S = Schema.builder(Member.class);
        static final StringAttribute<Member> ID = S.string("id", Member::id);
        static final StringAttribute<Member> EMAIL = S.string("email", Member::email, trim(), lowerCase());
        static final StringAttribute<Member> CLUB = S.string("club", Member::club);
        static final StringAttribute<Member> BADGE = S.string("badge", Member::badge);
        static final StringAttribute<Member> FIRST = S.string("first", Member::first);
        static final StringAttribute<Member> LAST = S.string("last", Member::last);
        static final PrimaryKey<Member, String> KEY = S.key(ID);

        static final UniqueConstraint<Member> UNIQUE_EMAIL = S.unique(EMAIL);
        static final UniqueConstraint<Member> UNIQUE_BADGE = S.unique(BADGE, within(CLUB)); // once in each club
        static final UniqueConstraint<Member> UNIQUE_NAME = S.unique("name", FIRST, LAST); // both together

        static final Schema<Member> SCHEMA = S.build();
    }
    // endregion

    private static final PrimaryKey<Member, String> KEY = Members.KEY;
    private static final StringAttribute<Member> EMAIL = Members.EMAIL;

    private final DynamoDbClient client;
    private final Dynamodel db;
    private final Model<Member> members;

    UniqueTest(DynamoDbClient client) {
        this.client = client;
        db = Dynamodel.create(client);
        members = db.model("members", Members.SCHEMA);
    }

    @BeforeEach
    void begin() {
        members.table().create().execute();
        members.create(Member.of("m-1", "ada@example.org")).execute();
        members.create(Member.of("m-2", "grace@example.org")).execute();
    }

    @Test
    void violation() {
        List<String> log = new ArrayList<>();
        // region violation
        try {
            members.create(Member.of("m-3", " Ada@Example.org ")).execute();
        } catch (UniqueViolationException e) {
            log.add(e.constraint() + " " + e.attributes() + " " + e.holder()); // email [email] {id: m-1}
        }
        // endregion
        assertThat(log).containsExactly("email [email] {id: m-1}");
    }

    @Test
    void swap() {
        // region swap
        db.transaction(
                        members.update(KEY.of("m-1"), EMAIL.set("grace@example.org")),
                        members.update(KEY.of("m-2"), EMAIL.set("ada@example.org")))
                .execute();
        // endregion
        assertThat(members.get(KEY.of("m-1")).execute())
                .hasValueSatisfying(member -> assertThat(member.email()).isEqualTo("grace@example.org"));
        assertThatThrownBy(() ->
                        members.create(Member.of("m-3", "ada@example.org")).execute())
                .isInstanceOf(UniqueViolationException.class);
    }

    @Test
    void verify() {
        client.putItem(put -> put.tableName("members")
                .item(Map.of("id", AttributeValue.fromS("m-9"), "email", AttributeValue.fromS("old@example.org"))));
        List<UniqueFinding<Member>> findings = new ArrayList<>();
        // region verify
        UniqueReport<Member> report = members.verifyUnique()
                .repairing()
                .readUnitsPerSecond(500)
                .onFinding(findings::add)
                .execute();

        boolean sound = report.isClean(); // false where two items have one value: that is for you to decide
        // endregion
        assertThat(sound).isTrue();
        assertThat(findings).singleElement().matches(UniqueFinding::repaired);
    }
}
