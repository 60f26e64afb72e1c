package io.dynamodel.examples.jsonl;

import static io.dynamodel.schema.Rules.required;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.SchemaException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.KeyPart;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.UnknownAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The model of items of which little is known beforehand. */
final class DocumentModel {
    private static final String TABLE = "items";

    private DocumentModel() {}

    /** @param shape what is known; the key's types must be */
    static Model<Document> of(Dynamodel db, ItemShape shape) {
        try {
            return db.model(TABLE, schema(shape));
        } catch (SchemaException e) {
            throw new UsageException("no schema can be made of what was said of the items. " + e.getMessage());
        }
    }

    private static Schema<Document> schema(ItemShape shape) {
        DocumentSchemaBuilder schema = Schema.documents("Item");
        Map<String, KeyPart<Document, ?>> scalars = new HashMap<>();
        shape.types().forEach((name, type) -> {
            boolean isRequired = shape.required().contains(name);
            if (type.register(schema, name, isRequired) instanceof ScalarAttribute<Document, ?> scalar) {
                scalars.put(name, scalar);
            }
        });
        for (String name : shape.required()) {
            if (!shape.types().containsKey(name)) {
                schema.any(name, required());
            }
        }
        KeyPart<Document, ?> partition = Objects.requireNonNull(scalars.get(shape.partitionKey()));
        if (shape.sortKey() == null) {
            schema.key(partition);
        } else {
            schema.key(partition, Objects.requireNonNull(scalars.get(shape.sortKey())));
        }
        return schema.unknownOnWrite(UnknownAttributes.keep())
                .unknownOnRead(UnknownAttributes.keep())
                .build();
    }
}
