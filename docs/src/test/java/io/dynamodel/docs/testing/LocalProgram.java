package io.dynamodel.docs.testing;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.LocalDynamoDb;

// region program
public final class LocalProgram {
    private static final DocumentSchemaBuilder S = Schema.documents("users");
    private static final PrimaryKey<Document, String> KEY = S.key(S.string("id"));
    private static final Schema<Document> SCHEMA = S.build();

    public static void main(String[] args) {
        try (LocalDynamoDb local = LocalDynamoDb.start()) {
            Model<Document> users = Dynamodel.create(local.client()).model("users", SCHEMA);
            users.table().createIfAbsent().execute();
            users.create(Document.of("id", "u-1")).execute();
            System.out.println(users.get(KEY.of("u-1")).execute());
        }
    }
}
// endregion
