package io.dynamodel.integration.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.ExpressionRenderer;
import io.dynamodel.query.FindOperation;
import io.dynamodel.query.Model;
import io.dynamodel.query.Page;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.QueryTarget;
import io.dynamodel.testing.DynamoDbTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * For random tables, items and conditions, a find gives exactly the items of which the condition holds when it is
 * evaluated in memory, or is refused; whatever is chosen, and however the items are taken.
 */
@DynamoDbTest
class FindPropertyTest {
    /** More of them before a release, say. */
    private static final int TABLES = Integer.getInteger("dynamodel.find.tables", 8);

    private static final int CONDITIONS = Integer.getInteger("dynamodel.find.conditions", 100);
    private static final long SEED = Long.getLong("dynamodel.find.seed", 4);

    private enum Way {
        GET,
        QUERY_OF_TABLE,
        QUERY_OF_INDEX,
        NOTHING,
        REFUSED,
        MALFORMED
    }

    private final DynamoDbClient client;
    private final Map<Way, Integer> counts = new EnumMap<>(Way.class);
    private int found;

    FindPropertyTest(DynamoDbClient client) {
        this.client = client;
    }

    @Test
    void findsExactlyWhatTheConditionHoldsFor() {
        for (int table = 0; table < TABLES; table++) {
            long seed = SEED * 1_000_003 + table;
            Random random = new Random(seed);
            RandomTable shape = new RandomTable(random);
            Model<Document> model = Dynamodel.create(client).model("find-" + SEED + "-" + table, shape.schema());
            model.table().createIfAbsent().execute();
            Collection<Map<String, AttributeValue>> items = load(model, shape);
            for (int i = 0; i < CONDITIONS; i++) {
                check(model, shape, items, random, "seed " + SEED + ", table " + table + ", condition " + i);
            }
            model.table().delete().execute();
        }
        assertThat(counts.keySet()).as("%s", counts).containsExactlyInAnyOrder(Way.values());
        int all = TABLES * CONDITIONS;
        assertThat(counts.get(Way.QUERY_OF_TABLE)).as("%s", counts).isGreaterThan(all / 12);
        assertThat(counts.get(Way.QUERY_OF_INDEX)).as("%s", counts).isGreaterThan(all / 12);
        assertThat(counts.get(Way.REFUSED)).as("%s", counts).isLessThan(all / 2);
        assertThat(found).as("items found over all").isGreaterThan(all / 2);
    }

    private Collection<Map<String, AttributeValue>> load(Model<Document> model, RandomTable shape) {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        for (int i = 0; i < 150; i++) {
            Map<String, AttributeValue> item = shape.item();
            client.putItem(put -> put.tableName(model.tableName()).item(item));
        }
        // as they are stored, numbers in DynamoDB's own form
        client.scanPaginator(scan -> scan.tableName(model.tableName()))
                .items()
                .forEach(item -> items.put(keyOf(item, shape), item));
        return items.values();
    }

    private static String keyOf(Map<String, AttributeValue> item, RandomTable shape) {
        return shape.keyNames().stream().map(name -> item.get(name).toString()).collect(Collectors.joining());
    }

    private void check(
            Model<Document> model,
            RandomTable shape,
            Collection<Map<String, AttributeValue>> items,
            Random random,
            String description) {
        Condition<Document> condition = shape.condition();
        FindOperation<Document, Document> find = model.find(condition);
        QueryTarget<Document, ?> using = random.nextInt(6) == 0 ? shape.pick(shape.indexes()) : null;
        find = using == null ? find : find.using(using);
        find = random.nextInt(6) == 0 ? find.consistent() : find;
        find = random.nextBoolean() ? find.descending() : find;
        find = random.nextInt(3) == 0 ? find.pageSize(1 + random.nextInt(4)) : find;
        String about = description + ": " + condition + using + " "
                + shape.schema().schemaDescription().indexes();
        List<String> keys;
        Way way;
        try {
            way = way(find);
            keys = keysOf(find.list(), model);
        } catch (InvalidRequestException e) {
            counts.merge(isMalformed(condition) ? Way.MALFORMED : Way.REFUSED, 1, Integer::sum);
            return;
        }
        counts.merge(way, 1, Integer::sum);
        List<String> expected = items.stream()
                .filter(condition::test)
                .filter(item -> using == null
                        || item.keySet().containsAll(using.definition().names()))
                .map(item -> key(item, model))
                .sorted()
                .toList();
        found += expected.size();
        assertThat(keys.stream().sorted().toList())
                .as("%s by %s", about, find.request())
                .isEqualTo(expected);
        assertThat(find.count()).as("count of %s", about).isEqualTo(expected.size());
        assertThat(paged(find.limit(1 + random.nextInt(3)), model))
                .as("pages of %s", about)
                .isEqualTo(keys);
        assertThat(find.first().map(item -> model.keyOf(item).toString()))
                .as("first of %s", about)
                .isEqualTo(keys.stream().findFirst());
        assertThat(keysOf(find.stream().toList(), model))
                .as("stream of %s", about)
                .isEqualTo(keys);
    }

    private static Way way(FindOperation<Document, Document> find) {
        List<DynamoDbRequest> requests = find.request().requests();
        if (requests.isEmpty()) {
            return Way.NOTHING;
        }
        return requests.get(0) instanceof GetItemRequest
                ? Way.GET
                : ((QueryRequest) requests.get(0)).indexName() == null ? Way.QUERY_OF_TABLE : Way.QUERY_OF_INDEX;
    }

    private static boolean isMalformed(Condition<Document> condition) {
        try {
            new ExpressionRenderer().condition(condition);
            return false;
        } catch (InvalidRequestException e) {
            return true;
        }
    }

    private static String key(Map<String, AttributeValue> item, Model<Document> model) {
        return model.keyOf(model.schema().fromItem(item)).toString();
    }

    private static List<String> keysOf(List<Document> items, Model<Document> model) {
        return items.stream().map(item -> model.keyOf(item).toString()).toList();
    }

    private static List<String> paged(FindOperation<Document, Document> find, Model<Document> model) {
        List<String> keys = new ArrayList<>();
        @Nullable Page<Document> page = find.page();
        while (page != null) {
            keys.addAll(keysOf(page.items(), model));
            page = page.hasMore() ? find.startingAfter(page).page() : null;
        }
        return keys;
    }
}
