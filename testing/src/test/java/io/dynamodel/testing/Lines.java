package io.dynamodel.testing;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table with a sort key. */
final class Lines {
    private Lines() {}

    static CreateTableRequest createTable() {
        return CreateTableRequest.builder()
                .tableName("lines")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("owner", KeyType.HASH), key("number", KeyType.RANGE))
                .attributeDefinitions(
                        attribute("owner", ScalarAttributeType.S), attribute("number", ScalarAttributeType.N))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static Map<String, AttributeValue> key(String owner, int number) {
        return Map.of("owner", AttributeValue.fromS(owner), "number", AttributeValue.fromN(String.valueOf(number)));
    }

    static Map<String, AttributeValue> with(Map<String, AttributeValue> item, String name, AttributeValue value) {
        Map<String, AttributeValue> more = new HashMap<>(item);
        more.put(name, value);
        return more;
    }

    static AttributeValue bytes(int number) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {(byte) number, -1, 0}));
    }
}
