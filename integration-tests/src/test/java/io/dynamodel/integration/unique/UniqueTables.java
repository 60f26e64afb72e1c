package io.dynamodel.integration.unique;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.query.UniqueReport;
import io.dynamodel.schema.Key;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.Isolation;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Tests on a table of members. */
@DynamoDbTest(isolation = Isolation.PER_METHOD)
abstract class UniqueTables {
    protected final LocalDynamoDb db;
    protected final Dynamodel dynamodel;
    protected final Model<Member> members;

    UniqueTables(LocalDynamoDb db) {
        this.db = db;
        this.dynamodel = Dynamodel.builder()
                .client(db.client())
                .asyncClient(db.asyncClient())
                .build();
        this.members = dynamodel.model("members", Members.SCHEMA);
    }

    @BeforeEach
    void begin() {
        members.table().createIfAbsent().execute();
        db.recorder().clear();
    }

    static Key<Member> key(String id) {
        return Members.KEY.of(id);
    }

    static Member member(String id) {
        return Member.of(id, id + "@example.org");
    }

    /** Who holds what: the claims as they are stored, their texts without the prefix. */
    protected Map<String, String> claims() {
        Map<String, String> claims = new TreeMap<>();
        for (Map<String, AttributeValue> item : db.client()
                .scan(scan -> scan.tableName("members").consistentRead(true))
                .items()) {
            String id = item.get("id").s();
            if (id.startsWith("dynamodel.unique/")) {
                claims.put(
                        id.substring("dynamodel.unique/".length()),
                        item.get("dynamodel.holder").m().get("id").s());
            }
        }
        return claims;
    }

    protected List<Class<?>> sent() {
        List<Class<?>> sent = db.recorder().requests().stream()
                .<Class<?>>map(DynamoDbRequest::getClass)
                .toList();
        db.recorder().clear();
        return sent;
    }

    /** All that the constraints promise. */
    protected void assertSound() {
        UniqueReport<Member> report = members.verifyUnique().execute();
        assertThat(report.findings()).isEmpty();
        assertThat(report.isClean()).isTrue();
    }

    protected static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }
}
