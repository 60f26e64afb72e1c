package io.dynamodel.integration.cases;

import static io.dynamodel.integration.cases.Things.SCORE;
import static io.dynamodel.integration.cases.Things.VERSIONED;
import static io.dynamodel.integration.cases.Things.VKEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.expression.Update;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Optimistic locking in words. */
final class ProseVersions {
    private ProseVersions() {}

    static void write(ProseBook book) {
        requests(book);
        engine(book);
    }

    private static String update(Long expected) {
        Update<Document> change = SCORE.add(1);
        var operation = Things.offline(VERSIONED).update(VKEY.of("1"), change);
        UpdateItemRequest request = (expected == null ? operation : operation.expecting(expected))
                .request()
                .first(UpdateItemRequest.class);
        return StubClient.canonical("updateItem", request).toString();
    }

    private static void requests(ProseBook book) {
        book.agrees(
                "version",
                prose -> {
                    PutItemRequest put = Things.offline(VERSIONED)
                            .put(Document.of("id", "1", "version", 5))
                            .request()
                            .first(PutItemRequest.class);
                    assertThat(StubClient.canonical("putItem", put).get("ConditionExpression"))
                            .isEqualTo("'version' = N 5");
                    assertThat(put.item()).containsEntry("version", AttributeValue.fromN("6"));
                },
                "version 5");
        book.agrees(
                "version",
                prose -> assertThat(update(3L)).contains("'version' = N 3").contains("'version' N 1"),
                "version 3");
        book.agrees(
                "version(/must-differ)?",
                prose ->
                        assertThat(update(null)).doesNotContain("'version' = N").contains("'version' N 1"),
                "no condition");
        book.agrees(
                "version/must-differ",
                prose -> assertThat(update(null)).contains("ADD=").contains("'version' N 1"));
        book.agrees(
                "version",
                prose -> {
                    assertThat(update(null)).contains("'version' N 1").doesNotContain("'version' = N");
                    PutItemRequest put = Things.offline(VERSIONED)
                            .put(Document.of("id", "1", "version", 5))
                            .request()
                            .first(PutItemRequest.class);
                    assertThat(put.conditionExpression()).isNotNull();
                },
                "save vs update");
        book.later(Unreleased.HISTORY, "version", "retain");
    }

    private static void conflicts(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ConditionFailedException.class);
    }

    private static void engine(ProseBook book) {
        book.differs(
                Difference.VERSIONS_BEGIN_AT_ONE,
                "versioning",
                prose -> assertThat(prose.model(VERSIONED)
                                .create(Document.of("id", "1"))
                                .execute()
                                .getNumber("version"))
                        .isEqualByComparingTo("1"),
                "startAt -1");
        book.agrees(
                "versioning",
                prose -> assertThat(prose.model(VERSIONED)
                                .put(Document.of("id", "1"))
                                .execute()
                                .getNumber("version"))
                        .isEqualByComparingTo("1"),
                "a new versioned entity");
        book.agrees(
                "versioning",
                prose -> {
                    Model<Document> model = prose.model(VERSIONED);
                    Document saved = model.put(Document.of("id", "1")).execute();
                    assertThat(model.put(saved).execute().getNumber("version")).isEqualByComparingTo("2");
                },
                "saved again");
        book.agrees(
                "versioning",
                prose -> {
                    Model<Document> model = prose.model(VERSIONED);
                    Document stale = model.put(Document.of("id", "1")).execute();
                    model.put(stale).execute();
                    conflicts(() -> model.put(stale).execute());
                    conflicts(() -> model.update(VKEY.of("1"), SCORE.set(1))
                            .expecting(1)
                            .execute());
                    assertThatThrownBy(() ->
                                    model.delete(VKEY.of("1")).expecting(1).execute())
                            .isInstanceOf(ConditionFailedException.class)
                            .hasMessageContaining("1")
                            .hasMessageContaining("2");
                },
                "stale copy");
        book.agrees(
                "versioning",
                prose -> {
                    Model<Document> model = prose.model(VERSIONED);
                    model.put(Document.of("id", "1")).execute();
                    conflicts(() -> model.put(Document.of("id", "1")).execute());
                },
                "without version");
        book.agrees(
                "versioning",
                prose -> {
                    Model<Document> model = prose.model(VERSIONED);
                    Document saved =
                            model.put(Document.of("id", "1", "score", 1)).execute();
                    conflicts(() -> model.put(saved.with("version", 7))
                            .onlyIf(SCORE.eq(1))
                            .execute());
                    conflicts(() -> model.put(saved).onlyIf(SCORE.eq(2)).execute());
                    conflicts(() -> model.update(VKEY.of("1"), SCORE.add(1))
                            .expecting(7)
                            .onlyIf(SCORE.eq(1))
                            .execute());
                    conflicts(() -> model.update(VKEY.of("1"), SCORE.add(1))
                            .expecting(1)
                            .onlyIf(SCORE.eq(2))
                            .execute());
                },
                "both fail");
    }
}
