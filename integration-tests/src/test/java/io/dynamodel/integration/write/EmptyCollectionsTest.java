package io.dynamodel.integration.write;

import static io.dynamodel.schema.Rules.minSize;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.query.Model;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.DictionaryAttribute;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.SetAttribute;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Optional collections that must not be empty: absent ones read as empty, and an item is written as it was read. */
@DynamoDbTest
class EmptyCollectionsTest {
    /** Its constructor takes no null, as those of many records. */
    record Box(String id, List<String> list, Set<String> set, Map<String, Integer> scores, List<Inner> inner) {
        Box {
            list = List.copyOf(list);
        }
    }

    record Inner(List<String> list) {
        Inner {
            list = List.copyOf(list);
        }
    }

    private static final SchemaBuilder<Inner> I = Schema.builder(Inner.class);
    private static final ListAttribute<Inner, String> INNER_LIST =
            I.list("list", Inner::list, AttributeTypes.string(), minSize(1));
    private static final Schema<Inner> INNER_SCHEMA = I.build();

    private static final SchemaBuilder<Box> S = Schema.builder(Box.class);
    private static final StringAttribute<Box> ID = S.string("id", Box::id);
    private static final ListAttribute<Box, String> LIST =
            S.list("list", Box::list, AttributeTypes.string(), minSize(1));
    private static final SetAttribute<Box, String> SET = S.stringSet("set", Box::set, minSize(1));
    private static final DictionaryAttribute<Box, Integer> SCORES =
            S.dictionary("scores", Box::scores, AttributeTypes.integer(), minSize(1));
    private static final ListAttribute<Box, Inner> INNER = S.list("inner", Box::inner, INNER_SCHEMA);
    private static final PrimaryKey<Box, String> KEY = S.key(ID);
    private static final Schema<Box> SCHEMA = S.build();

    private final DynamoDbClient client;
    private final Model<Box> boxes;

    EmptyCollectionsTest(DynamoDbClient client) {
        this.client = client;
        this.boxes = Dynamodel.create(client).model("boxes", SCHEMA);
    }

    @BeforeEach
    void createTable() {
        boxes.table().createIfAbsent().execute();
    }

    private Map<String, AttributeValue> stored(String id) {
        return client.getItem(r -> r.tableName("boxes").key(KEY.of(id).values()).consistentRead(true))
                .item();
    }

    private static Box empty(String id) {
        return new Box(id, List.of(), Set.of(), Map.of(), List.of(new Inner(List.of())));
    }

    @Test
    void anItemIsWrittenAsItWasRead() {
        Map<String, AttributeValue> inner =
                Map.of("inner", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of()))));
        client.putItem(
                r -> r.tableName("boxes").item(Map.of("id", AttributeValue.fromS("a"), "inner", inner.get("inner"))));
        Box read = boxes.get(KEY.of("a")).execute().orElseThrow();
        assertThat(read).isEqualTo(empty("a"));

        assertThat(boxes.put(read).execute()).isEqualTo(read);

        assertThat(stored("a")).containsOnlyKeys("id", "inner").containsAllEntriesOf(inner);
    }

    @Test
    void emptyOnesAreRemovedByUpdatesToo() {
        boxes.put(new Box("b", List.of("x"), Set.of("x"), Map.of("x", 1), List.of()))
                .execute();

        Box updated = boxes.update(KEY.of("b"), LIST.set(List.of()), SET.set(Set.of()), SCORES.set(Map.of()))
                .execute();

        assertThat(updated).isEqualTo(new Box("b", List.of(), Set.of(), Map.of(), List.of()));
        assertThat(stored("b")).containsOnlyKeys("id", "inner");
    }

    @Test
    void emptyOnesAreRemovedByModifyToo() {
        boxes.put(new Box("c", List.of("x"), Set.of("x"), Map.of("x", 1), List.of()))
                .execute();

        boxes.modify(KEY.of("c"), box -> empty("c")).execute();
        assertThat(stored("c")).containsOnlyKeys("id", "inner");

        boxes.modify(KEY.of("c"), box -> new Box("c", List.of("y"), box.set(), box.scores(), box.inner()))
                .execute();
        assertThat(stored("c")).containsOnlyKeys("id", "inner", "list");
    }

    @Test
    void anEmptyListWithinANestedItemIsRemovedByItsPath() {
        boxes.put(new Box("d", List.of(), Set.of(), Map.of(), List.of(new Inner(List.of("x")))))
                .execute();

        boxes.update(KEY.of("d"), INNER.at(0, INNER_SCHEMA).dot(INNER_LIST).set(List.of()))
                .execute();

        assertThat(stored("d").get("inner").l().get(0).m()).isEmpty();
    }

    @Test
    void nestedItemsWithEmptyOnesAreSetAsAWhole() {
        boxes.put(empty("e")).execute();

        Box updated = boxes.update(KEY.of("e"), INNER.append(new Inner(List.of())), LIST.append("x"))
                .execute();

        assertThat(updated.inner()).containsExactly(new Inner(List.of()), new Inner(List.of()));
        assertThat(updated.list()).containsExactly("x");
        assertThat(boxes.update(KEY.of("e"), INNER.set(List.of(new Inner(List.of()))))
                        .execute()
                        .inner())
                .containsExactly(new Inner(List.of()));
    }
}
