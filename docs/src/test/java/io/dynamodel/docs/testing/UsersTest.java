package io.dynamodel.docs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.RequestRecorder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

// region test
@DynamoDbTest
class UsersTest {
    private static final DocumentSchemaBuilder S = Schema.documents("users");
    private static final PrimaryKey<Document, String> KEY = S.key(S.string("id"));
    private static final Schema<Document> SCHEMA = S.build();

    @Test
    void readsWithOneRequest(DynamoDbClient client, RequestRecorder recorder) {
        Model<Document> users = Dynamodel.create(client).model("users", SCHEMA);
        users.table().createIfAbsent().execute();
        users.create(Document.of("id", "u-1")).execute();
        recorder.clear();

        assertThat(users.get(KEY.of("u-1")).execute()).isPresent();

        assertThat(recorder.requests()).singleElement().isInstanceOf(GetItemRequest.class);
    }
}
// endregion
