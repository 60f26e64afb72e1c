package io.dynamodel.testing;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table that the tests of this module use, under the same name everywhere. */
final class Things {
    static final String TABLE = "things";

    private Things() {}

    static CreateTableRequest createTable() {
        return CreateTableRequest.builder()
                .tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .build();
    }

    static Map<String, AttributeValue> item(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    static PutItemRequest put(String id) {
        return PutItemRequest.builder().tableName(TABLE).item(item(id)).build();
    }

    /** Fails if the item exists. */
    static PutItemRequest create(String id) {
        return put(id).toBuilder()
                .conditionExpression("attribute_not_exists(id)")
                .build();
    }

    static GetItemRequest get(String id) {
        return GetItemRequest.builder().tableName(TABLE).key(item(id)).build();
    }
}
