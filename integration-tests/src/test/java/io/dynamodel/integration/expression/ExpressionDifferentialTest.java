package io.dynamodel.integration.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.RequestLimitException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.testing.DynamoDbTest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The renderer and the evaluators agree with the engine on what is accepted, and on what comes of it. */
@DynamoDbTest
class ExpressionDifferentialTest {
    private static final String TABLE = "expressions";

    /** More of them before a release, say. */
    private static final int CASES = Integer.getInteger("dynamodel.differential.cases", 600);

    private static final Map<String, AttributeValue> REFUSED = Map.of();

    @BeforeAll
    static void createTable(DynamoDbClient client) {
        client.createTable(table -> table.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build()))
                .attributeDefinitions(List.of(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType("S")
                        .build())));
    }

    @Test
    void conditionsMeanTheSameToTheEngine(DynamoDbClient client) {
        RandomExpressions random = new RandomExpressions(21);
        Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
        for (int i = 0; i < CASES; i++) {
            Map<String, AttributeValue> item = random.item();
            Condition<Object> condition = random.condition(i % 3);
            PlainText plain = new PlainText();
            String plainText = plain.condition(condition);
            client.putItem(put -> put.tableName(TABLE).item(item));
            Answer expected = ask(client, item, plainText, plain.names, plain.values);
            counts.merge(expected, 1, Integer::sum);

            ExpressionRenderer renderer = new ExpressionRenderer();
            String text = null;
            try {
                text = renderer.condition(condition);
            } catch (InvalidRequestException e) {
                assertThat(expected).as("%s: %s", e.getMessage(), plain.values).isEqualTo(Answer.REFUSED);
            }
            if (text != null) {
                String description = text + " " + renderer.names() + " " + renderer.values() + " on " + item;
                assertThat(ask(client, item, text, renderer.names(), renderer.values()))
                        .as(description)
                        .isEqualTo(expected);
                assertThat(condition.test(item) ? Answer.HOLDS : Answer.FAILS)
                        .as(description)
                        .isEqualTo(expected);
            }
        }
        assertThat(counts).hasSize(3);
        assertThat(counts.values()).as("%s", counts).allMatch(count -> count > CASES / 12);
    }

    @Test
    void updatesDoTheSameInTheEngine(DynamoDbClient client) {
        RandomExpressions random = new RandomExpressions(22);
        int applied = 0;
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            Map<String, AttributeValue> item = random.item();
            List<Update<Object>> updates = random.updates();
            PlainText plain = new PlainText();
            String plainText = plain.updates(updates);
            Map<String, AttributeValue> expected = apply(client, item, plainText, plain.names, plain.values);
            String description = plainText + " " + plain.names + " " + plain.values + " on " + item;

            ExpressionRenderer renderer = new ExpressionRenderer();
            try {
                String text = renderer.update(updates);
                assertSame(apply(client, item, text, renderer.names(), renderer.values()), expected, description);
            } catch (InvalidRequestException e) {
                assertThat(expected).as("%s: %s", e.getMessage(), description).isSameAs(REFUSED);
            }
            try {
                assertSame(UpdateEvaluator.apply(updates, item), expected, description);
                applied++;
            } catch (InvalidRequestException | RequestLimitException e) {
                assertThat(expected).as("%s: %s", e.getMessage(), description).isSameAs(REFUSED);
                refused++;
            }
        }
        assertThat(applied).isGreaterThan(CASES / 6);
        assertThat(refused).isGreaterThan(CASES / 6);
    }

    private enum Answer {
        HOLDS,
        FAILS,
        REFUSED
    }

    /** Replaces the item by itself, if the condition holds. */
    private static Answer ask(
            DynamoDbClient client,
            Map<String, AttributeValue> item,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            client.putItem(put -> put.tableName(TABLE)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names.isEmpty() ? null : names)
                    .expressionAttributeValues(values.isEmpty() ? null : values));
            return Answer.HOLDS;
        } catch (ConditionalCheckFailedException e) {
            return Answer.FAILS;
        } catch (DynamoDbException e) {
            return Answer.REFUSED;
        }
    }

    private static Map<String, AttributeValue> apply(
            DynamoDbClient client,
            Map<String, AttributeValue> item,
            String update,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        client.putItem(put -> put.tableName(TABLE).item(item));
        try {
            return client.updateItem(request -> request.tableName(TABLE)
                            .key(Map.of("pk", item.get("pk")))
                            .updateExpression(update)
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(values.isEmpty() ? null : values)
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
        } catch (DynamoDbException e) {
            return REFUSED;
        }
    }

    private static void assertSame(
            Map<String, AttributeValue> actual, Map<String, AttributeValue> expected, String description) {
        boolean same = AttributeValues.equal(AttributeValue.fromM(actual), AttributeValue.fromM(expected));
        assertThat(same)
                .as("%s: %s instead of %s", description, actual, expected)
                .isTrue();
    }
}
