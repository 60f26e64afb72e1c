package io.dynamodel.schema.update;

import static io.dynamodel.schema.Refusals.impossible;
import static io.dynamodel.schema.internal.type.Stored.s;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.refused;
import static io.dynamodel.schema.update.Plans.upsert;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Update;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes of the primary key and of indexes. */
class KeysUpdateTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> id = s.string("id", Rules.required());
    private final NumberAttribute<Document, Integer> no = s.integer("no");
    private final StringAttribute<Document> email = s.string("email");
    private final StringAttribute<Document> other = s.string("other");
    private final Schema<Document> schema = build();

    private Schema<Document> build() {
        s.key(id, no);
        s.globalIndex("by-email", email, other);
        return s.build();
    }

    @Test
    void thePrimaryKeyCannotBeChanged() {
        for (Update<Document> update :
                List.of(id.set("x"), id.remove(), id.setIfAbsent("x"), no.add(1), no.set(no.plus(1)), id.set(other))) {
            assertThat(impossible(() -> plan(schema, update)))
                    .endsWith(
                            "' is part of the primary key, which an update cannot change; create the item under its new"
                                    + " key and delete the old one");
        }
    }

    @Test
    void anUpsertGivesTheKeyByItself() {
        assertThat(upsert(schema, Map.of("id", s("x")), email.set("a"))).isEqualTo("SET email = 'a'");
    }

    @Test
    void indexKeysAreSetToWhatDynamoDbTakes() {
        assertThat(plan(schema, email.set("a"), other.remove())).isEqualTo("SET email = 'a' REMOVE other");
        assertThat(refused(schema, email.set(""), other.setIfAbsent("x".repeat(1025))))
                .containsExactly(
                        "'email' must not be empty: DynamoDB has no empty key values",
                        "'other' must have at most 1024 bytes as a key, but has 1025");
    }

    @Test
    void aCopyToAnIndexKeyIsLeftToDynamoDb() {
        assertThat(plan(schema, email.set(other))).isEqualTo("SET email = other");
    }

    @Test
    void unknownPathsAreRefused() {
        assertThat(impossible(() ->
                        plan(schema, new Update.Remove<>(io.dynamodel.core.expression.AttributePath.of("emial")))))
                .isEqualTo("'emial': the schema of things has no attribute 'emial'; did you mean 'email'?");
    }
}
