package io.dynamodel.integration.read;

import static io.dynamodel.schema.Rules.onGet;
import static io.dynamodel.schema.Rules.whenAbsent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.error.ItemMappingException;
import io.dynamodel.query.Model;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.ListAttribute;
import io.dynamodel.schema.MapAttribute;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.Selection;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.testing.DynamoDbTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A selection reads what the whole item would read. */
@DynamoDbTest
class SelectionTest {
    private static final DocumentSchemaBuilder INNER = Schema.documents("inner");
    private static final NumberAttribute<Document, Integer> DEPTH = INNER.integer("depth", whenAbsent(3));
    private static final StringAttribute<Document> LABEL = INNER.string("label");
    private static final Schema<Document> INNER_SCHEMA = INNER.build();

    private static final DocumentSchemaBuilder S = Schema.documents("outer");
    private static final StringAttribute<Document> ID = S.string("id");
    private static final NumberAttribute<Document, Integer> LEVEL = S.integer("level", whenAbsent(1));
    private static final StringAttribute<Document> NAME = S.string("name", onGet(name -> "<" + name + ">"));
    private static final StringAttribute<Document> FRAGILE = S.string("fragile", onGet(text -> text.substring(5)));
    private static final MapAttribute<Document, Document> INSIDE = S.map("inside", INNER_SCHEMA);
    private static final ListAttribute<Document, Document> ALL = S.list("all", INNER_SCHEMA);
    private static final PrimaryKey<Document, String> KEY = S.key(ID);
    private static final Schema<Document> SCHEMA = S.build();

    private final DynamoDbClient client;
    private final Model<Document> model;

    SelectionTest(DynamoDbClient client) {
        this.client = client;
        this.model = Dynamodel.create(client).model("things", SCHEMA);
    }

    @BeforeEach
    void createTable() {
        model.table().createIfAbsent().execute();
    }

    private void store(String id, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(attributes);
        item.put("id", AttributeValue.fromS(id));
        client.putItem(r -> r.tableName("things").item(item));
    }

    private static AttributeValue map(String name, String value) {
        return AttributeValue.fromM(Map.of(name, AttributeValue.fromS(value)));
    }

    @Test
    void anAbsentAttributeReadsAsTheRuleSays() {
        store("absent", Map.of("inside", AttributeValue.fromM(Map.of())));

        Selection<Document> read = model.get(KEY.of("absent"))
                .select(LEVEL, NAME, INSIDE.dot(DEPTH), INSIDE.dot(LABEL))
                .execute()
                .orElseThrow();

        assertThat(read.get(LEVEL)).isEqualTo(1);
        assertThat(read.find(NAME)).isEmpty();
        assertThat(read.get(INSIDE.dot(DEPTH))).isEqualTo(3);
        assertThat(read.find(INSIDE.dot(LABEL))).isEmpty();
    }

    @Test
    void getTransformsAreApplied() {
        store("transformed", Map.of("name", AttributeValue.fromS("n")));

        assertThat(model.get(KEY.of("transformed"))
                        .select(NAME)
                        .execute()
                        .orElseThrow()
                        .get(NAME))
                .isEqualTo("<n>");
    }

    @Test
    void aGetTransformThatThrowsNamesThePath() {
        store("fragile", Map.of("fragile", AttributeValue.fromS("n")));

        assertThatThrownBy(() -> model.get(KEY.of("fragile")).select(FRAGILE).execute())
                .isInstanceOf(ItemMappingException.class)
                .hasMessageContaining("'fragile'")
                .hasMessageContaining("StringIndexOutOfBoundsException");
    }

    @Test
    void nestedPartsOfListElementsKeepTheirIndexes() {
        store(
                "list",
                Map.of("all", AttributeValue.fromL(List.of(map("label", "0"), map("x", "1"), map("label", "2")))));

        Selection<Document> read = model.get(KEY.of("list"))
                .select(
                        ALL.at(0, INNER_SCHEMA).dot(LABEL),
                        ALL.at(1, INNER_SCHEMA).dot(LABEL),
                        ALL.at(2, INNER_SCHEMA).dot(LABEL))
                .execute()
                .orElseThrow();

        assertThat(read.get(ALL.at(0, INNER_SCHEMA).dot(LABEL))).isEqualTo("0");
        assertThat(read.find(ALL.at(1, INNER_SCHEMA).dot(LABEL))).isEmpty();
        assertThat(read.find(ALL.at(2, INNER_SCHEMA).dot(LABEL))).contains("2");
    }

    @Test
    void theTokenOfAnotherSchemaIsRefusedByName() {
        store("foreign", Map.of("name", AttributeValue.fromS("n")));
        DocumentSchemaBuilder other = Schema.documents("others");
        StringAttribute<Document> otherName = other.string("name");
        String refusal = "'name' belongs to the schema of others, but this is a selection of the schema of outer; use"
                + " the token of that schema";

        assertThatThrownBy(() -> model.get(KEY.of("foreign"))
                        .select(NAME)
                        .execute()
                        .orElseThrow()
                        .get(otherName))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> model.query(KEY)
                        .partition("foreign")
                        .select(NAME)
                        .list()
                        .get(0)
                        .get(otherName))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(refusal);
    }
}
