package io.dynamodel.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class RequestTextTest {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("u-1"));

    @Test
    void writesAQueryWithItsExpressionsBeforeItsOptions() {
        QueryRequest request = QueryRequest.builder()
                .limit(20)
                .scanIndexForward(false)
                .expressionAttributeValues(Map.of(
                        ":0", AttributeValue.fromS("ada@example.org"),
                        ":1", AttributeValue.fromN("18"),
                        ":10", AttributeValue.fromBool(true)))
                .expressionAttributeNames(Map.of("#0", "email", "#1", "age", "#10", "active", "#2", "more"))
                .keyConditionExpression("#0 = :0")
                .filterExpression("#1 >= :1 AND #10 = :10")
                .indexName("by-email")
                .tableName("users")
                .build();

        assertThat(RequestText.of(request)).isEqualTo("""
                {
                  "TableName": "users",
                  "IndexName": "by-email",
                  "KeyConditionExpression": "#0 = :0",
                  "FilterExpression": "#1 >= :1 AND #10 = :10",
                  "ExpressionAttributeNames": {"#0": "email", "#1": "age", "#2": "more", "#10": "active"},
                  "ExpressionAttributeValues": {
                    ":0": {"S": "ada@example.org"},
                    ":1": {"N": "18"},
                    ":10": {"BOOL": true}
                  },
                  "ScanIndexForward": false,
                  "Limit": 20
                }""");
    }

    @Test
    void writesEveryTypeOfValue() {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("b", AttributeValue.fromB(SdkBytes.fromUtf8String("hello")));
        item.put("bool", AttributeValue.fromBool(false));
        item.put("bs", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("a"), SdkBytes.fromUtf8String("b"))));
        item.put("l", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromL(List.of()))));
        item.put("m", AttributeValue.fromM(Map.of("z", AttributeValue.fromS("1"), "a", AttributeValue.fromS("2"))));
        item.put("n", AttributeValue.fromN("12.50"));
        item.put("ns", AttributeValue.fromNs(List.of("1", "2")));
        item.put("nul", AttributeValue.fromNul(true));
        item.put("s", AttributeValue.fromS("Ä \"quoted\" \\ \n\t\u0001 \uD83D\uDE00 \uD83D"));
        item.put("ss", AttributeValue.fromSs(List.of("x", "y")));

        assertThat(RequestText.of(
                        PutItemRequest.builder().tableName("t").item(item).build()))
                .isEqualTo("""
                {
                  "TableName": "t",
                  "Item": {
                    "b": {"B": "aGVsbG8="},
                    "bool": {"BOOL": false},
                    "bs": {"BS": ["YQ==", "Yg=="]},
                    "l": {"L": [{"N": "1"}, {"L": []}]},
                    "m": {"M": {"a": {"S": "2"}, "z": {"S": "1"}}},
                    "n": {"N": "12.50"},
                    "ns": {"NS": ["1", "2"]},
                    "nul": {"NULL": true},
                    "s": {"S": "Ä \\"quoted\\" \\\\ \\n\\u0009\\u0001 \uD83D\uDE00 \\ud83d"},
                    "ss": {"SS": ["x", "y"]}
                  }
                }""");
    }

    @Test
    void breaksWhatDoesNotFitOnALine() {
        AttributeValue inner = AttributeValue.fromM(Map.of("street", AttributeValue.fromS("x".repeat(60))));
        PutItemRequest request = PutItemRequest.builder()
                .tableName("t")
                .item(Map.of("home", AttributeValue.fromL(List.of(inner, inner))))
                .build();

        String x = "x".repeat(60);
        assertThat(RequestText.of(request)).isEqualTo("""
                {
                  "TableName": "t",
                  "Item": {
                    "home": {
                      "L": [
                        {"M": {"street": {"S": "%s"}}},
                        {"M": {"street": {"S": "%s"}}}
                      ]
                    }
                  }
                }""".formatted(x, x));
    }

    @Test
    void hidesValuesByAttributeAndByPlaceholder() {
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName("users")
                .key(KEY)
                .updateExpression("SET #0 = :0, #1 = :1")
                .expressionAttributeNames(Map.of("#0", "ssn", "#1", "home"))
                .expressionAttributeValues(Map.of(
                        ":0", AttributeValue.fromS("123-45-6789"),
                        ":1",
                                AttributeValue.fromM(Map.of(
                                        "door", AttributeValue.fromS("code 4711"),
                                        "street", AttributeValue.fromS("1 Row")))))
                .returnValues(ReturnValue.ALL_NEW)
                .build();

        assertThat(RequestText.of(request, Set.of(":0", "door")::contains)).isEqualTo("""
                {
                  "TableName": "users",
                  "Key": {"id": {"S": "u-1"}},
                  "UpdateExpression": "SET #0 = :0, #1 = :1",
                  "ExpressionAttributeNames": {"#0": "ssn", "#1": "home"},
                  "ExpressionAttributeValues": {
                    ":0": "<hidden>",
                    ":1": {"M": {"door": "<hidden>", "street": {"S": "1 Row"}}}
                  },
                  "ReturnValues": "ALL_NEW"
                }""");
        assertThat(RequestText.of(request, "id"::equals)).contains("\"Key\": {\"id\": \"<hidden>\"}");
    }

    @Test
    void writesBatches() {
        BatchGetItemRequest get = BatchGetItemRequest.builder()
                .requestItems(Map.of(
                        "users",
                        KeysAndAttributes.builder()
                                .keys(List.of(KEY))
                                .consistentRead(true)
                                .build()))
                .build();
        BatchWriteItemRequest write = BatchWriteItemRequest.builder()
                .requestItems(Map.of(
                        "users",
                        List.of(
                                WriteRequest.builder()
                                        .putRequest(put -> put.item(KEY))
                                        .build(),
                                WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(KEY))
                                        .build())))
                .build();

        assertThat(RequestText.of(get)).isEqualTo("""
                {
                  "RequestItems": {"users": {"Keys": [{"id": {"S": "u-1"}}], "ConsistentRead": true}}
                }""");
        assertThat(RequestText.of(write)).isEqualTo("""
                {
                  "RequestItems": {
                    "users": [
                      {"PutRequest": {"Item": {"id": {"S": "u-1"}}}},
                      {"DeleteRequest": {"Key": {"id": {"S": "u-1"}}}}
                    ]
                  }
                }""");
    }

    @Test
    void writesTransactionsInTheCallersOrder() {
        TransactWriteItemsRequest write = TransactWriteItemsRequest.builder()
                .transactItems(
                        TransactWriteItem.builder()
                                .put(p -> p.tableName("a").item(KEY).conditionExpression("attribute_not_exists(id)"))
                                .build(),
                        TransactWriteItem.builder()
                                .update(u -> u.tableName("b").key(KEY).updateExpression("REMOVE x"))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(d -> d.tableName("c").key(KEY))
                                .build(),
                        TransactWriteItem.builder()
                                .conditionCheck(
                                        c -> c.tableName("d").key(KEY).conditionExpression("attribute_exists(id)"))
                                .build())
                .clientRequestToken("t-1")
                .build();
        TransactGetItemsRequest get = TransactGetItemsRequest.builder()
                .transactItems(TransactGetItem.builder()
                        .get(g -> g.tableName("a").key(KEY).projectionExpression("x"))
                        .build())
                .build();

        assertThat(RequestText.of(write)).isEqualTo("""
                {
                  "TransactItems": [
                    {
                      "Put": {
                        "TableName": "a",
                        "Item": {"id": {"S": "u-1"}},
                        "ConditionExpression": "attribute_not_exists(id)"
                      }
                    },
                    {"Update": {"TableName": "b", "Key": {"id": {"S": "u-1"}}, "UpdateExpression": "REMOVE x"}},
                    {"Delete": {"TableName": "c", "Key": {"id": {"S": "u-1"}}}},
                    {
                      "ConditionCheck": {
                        "TableName": "d",
                        "Key": {"id": {"S": "u-1"}},
                        "ConditionExpression": "attribute_exists(id)"
                      }
                    }
                  ],
                  "ClientRequestToken": "t-1"
                }""");
        assertThat(RequestText.of(get)).isEqualTo("""
                {
                  "TransactItems": [
                    {"Get": {"TableName": "a", "Key": {"id": {"S": "u-1"}}, "ProjectionExpression": "x"}}
                  ]
                }""");
    }

    @Test
    void writesScansAndDeletes() {
        ScanRequest scan = ScanRequest.builder()
                .tableName("users")
                .segment(0)
                .totalSegments(4)
                .exclusiveStartKey(KEY)
                .build();
        DeleteItemRequest delete =
                DeleteItemRequest.builder().tableName("users").key(KEY).build();

        assertThat(RequestText.of(scan)).isEqualTo("""
                {
                  "TableName": "users",
                  "Segment": 0,
                  "TotalSegments": 4,
                  "ExclusiveStartKey": {"id": {"S": "u-1"}}
                }""");
        assertThat(RequestText.of(delete)).isEqualTo("""
                {
                  "TableName": "users",
                  "Key": {"id": {"S": "u-1"}}
                }""");
    }

    @Test
    void writesTheDefinitionOfATable() {
        CreateTableRequest create = CreateTableRequest.builder()
                .tableName("users")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(partitionKey("id"))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-email")
                        .keySchema(partitionKey("email"))
                        .projection(
                                p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("age"))
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .onDemandThroughput(o -> o.maxReadRequestUnits(5L))
                .tags(Tag.builder().key("team").value("a").build())
                .build();
        UpdateTimeToLiveRequest update = UpdateTimeToLiveRequest.builder()
                .tableName("users")
                .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires"))
                .build();

        assertThat(RequestText.of(create)).isEqualTo("""
                {
                  "TableName": "users",
                  "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                  "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                  "GlobalSecondaryIndexes": [
                    {
                      "IndexName": "by-email",
                      "KeySchema": [{"AttributeName": "email", "KeyType": "HASH"}],
                      "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["age"]}
                    }
                  ],
                  "BillingMode": "PAY_PER_REQUEST",
                  "Tags": [{"Key": "team", "Value": "a"}],
                  "OnDemandThroughput": "OnDemandThroughput(MaxReadRequestUnits=5)"
                }""");
        assertThat(RequestText.of(update)).isEqualTo("""
                {
                  "TableName": "users",
                  "TimeToLiveSpecification": {"Enabled": true, "AttributeName": "expires"}
                }""");
    }

    private static KeySchemaElement partitionKey(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    @ParameterizedTest
    @MethodSource("io.dynamodel.core.execution.CallTest#calls")
    void servesTheRequestOfEveryCall(Call<?> call) {
        assertThat(RequestText.of(call.request())).startsWith("{\n").endsWith("\n}");
    }

    @Test
    void refusesOtherRequests() {
        assertThatThrownBy(() -> RequestText.of(ListTablesRequest.builder().build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ListTablesRequest");
    }
}
