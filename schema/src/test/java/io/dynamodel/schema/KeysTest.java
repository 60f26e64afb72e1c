package io.dynamodel.schema;

import static io.dynamodel.schema.Parts.parts;
import static io.dynamodel.schema.Refusals.broken;
import static io.dynamodel.schema.Refusals.invalid;
import static io.dynamodel.schema.Rules.sensitive;
import static io.dynamodel.schema.Things.stored;
import static io.dynamodel.schema.internal.type.Stored.bytes;
import static io.dynamodel.schema.internal.type.Stored.n;
import static io.dynamodel.schema.internal.type.Stored.s;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;

class KeysTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final StringAttribute<Document> id = s.string("id");
    private final NumberAttribute<Document, Integer> no = s.integer("no");
    private final ScalarAttribute<Document, Instant> at = s.instant("at");
    private final StringAttribute<Document> a = s.string("a");
    private final StringAttribute<Document> b = s.string("b");
    private final BinaryAttribute<Document> bin = s.binary("bin");

    @Test
    void aKeyIsItsAttributesAsTheyAreStored() {
        SortedKey<Document, String, Instant> key = s.key(id, at);

        assertThat(key.of("x", Instant.EPOCH).values())
                .isEqualTo(Map.of("id", s("x"), "at", s("1970-01-01T00:00:00.000000000Z")));
        assertThat(key.of("x", Instant.EPOCH)).isEqualTo(key.of("x", Instant.EPOCH));
        assertThat(key.of("x", Instant.EPOCH)).hasToString("{id: x, at: 1970-01-01T00:00:00.000000000Z}");
    }

    @Test
    void emptyAndOversizedKeyValuesAreRefused() {
        SortedKey<Document, String, String> key = s.key(id, a);

        assertThat(invalid(() -> key.of("", "x"))).hasMessageContaining("'id' must not be empty");
        assertThat(invalid(() -> key.of("x".repeat(2049), "x")))
                .hasMessageContaining("'id' must have at most 2048 bytes as a key, but has 2049");
        assertThat(invalid(() -> key.of("x", "é".repeat(513))))
                .hasMessageContaining("'a' must have at most 1024 bytes as a key, but has 1026");
        assertThat(key.of("é".repeat(1024), "é".repeat(512)).values()).hasSize(2);
        assertThat(invalid(() -> key.of("x", "\ud800"))).hasMessageContaining("'a'");
    }

    @Test
    void keyValuesOfWholeItemsAreCheckedForTableAndIndexes() {
        s.key(id);
        s.globalIndex("by-a", a, bin);
        Schema<Document> schema = s.build();

        assertThat(broken(() ->
                        stored(schema, Document.of("id", "", "a", "", "bin", SdkBytes.fromByteArray(new byte[1025])))))
                .containsExactly("id key", "a key", "bin key");
        assertThat(stored(schema, Document.of("id", "x"))).hasSize(1);
    }

    @Test
    void sensitiveKeysAreHidden() {
        DocumentSchemaBuilder t = Schema.documents("things");
        PrimaryKey<Document, String> key = t.key(t.string("ssn", sensitive()));

        assertThat(key.of("078-05-1120")).hasToString("{ssn: <hidden>}");
        assertThat(key.partitionIs("078-05-1120").toString()).doesNotContain("078");
    }

    @Test
    void longKeysAreShortenedInText() {
        PrimaryKey<Document, String> key = s.key(id);

        assertThat(key.of("x".repeat(300)).toString()).hasSizeLessThan(120).endsWith("…}");
    }

    @Test
    void existenceOfAnItemIsThatOfItsPartitionKey() {
        assertThat(s.key(id).exists()).hasToString("attribute_exists(id)");
        assertThat(Schema.documents("x").key(s.string("p"), s.string("q")).notExists())
                .hasToString("attribute_not_exists(p)");
    }

    @Test
    void anIndexMayHaveFourAttributesInEachHalf() {
        s.key(id);
        SortedIndex<
                        Document,
                        Parts<String, Parts<String, Parts<Integer, SdkBytes>>>,
                        Parts<Instant, Parts<Integer, Parts<Integer, String>>>>
                index = s.globalIndex(
                        "big", s.parts(a, b, no, bin), s.parts(at, s.integer("i"), s.integer("j"), s.string("t")));
        Schema<Document> schema = s.build();

        Condition<Document> partition = index.partitionIs(parts("x", "y", 1, bytes(7)));
        assertThat(partition).hasToString("a = ? AND b = ? AND no = ? AND bin = ?");
        assertThat(partition.test(Map.of(
                        "a", s("x"), "b", s("y"), "no", n("1"), "bin", io.dynamodel.schema.internal.type.Stored.b(7))))
                .isTrue();
        assertThat(schema.schemaDescription().indexes().get(0).key())
                .isEqualTo(new KeyDescription(
                        java.util.List.of("a", "b", "no", "bin"), java.util.List.of("at", "i", "j", "t")));
    }

    @Test
    void partsOfPartsAreTakenInTheirOrder() {
        Index<Document, Parts<Parts<String, Integer>, String>> index =
                s.globalIndex("deep", s.parts(s.parts(a, no), b));

        assertThat(index.partitionIs(parts(parts("x", 1), "y")).test(Map.of("a", s("x"), "no", n("1"), "b", s("y"))))
                .isTrue();
    }

    @Test
    void partitionsOfIndexesAreCheckedAsKeys() {
        Index<Document, String> index = s.globalIndex("by-a", a);

        assertThat(invalid(() -> index.partitionIs(""))).hasMessageContaining("must not be empty");
        assertThat(index).hasToString("index 'by-a'");
        assertThat(s.key(id)).hasToString("the table");
    }

    @Test
    void localIndexesShareTheTablesPartitions() {
        SortedKey<Document, String, Instant> key = s.key(id, at);
        SortedIndex<Document, String, Integer> local = s.localIndex("by-no", key, no, IndexProjection.keysOnly());
        Schema<Document> schema = s.build();

        assertThat(local.partitionIs("x")).hasToString("id = ?");
        assertThat(schema.schemaDescription().indexes())
                .containsExactly(new IndexDescription(
                        "by-no",
                        false,
                        new KeyDescription(java.util.List.of("id"), java.util.List.of("no")),
                        IndexDescription.Projection.KEYS_ONLY,
                        java.util.List.of()));
    }

    @Test
    void theKeyOfAStoredItemIsTakenAsItIs() {
        SortedKey<Document, String, Integer> key = s.key(id, no);
        s.build();

        Key<Document> found =
                Key.ofItem(key.origin(), key.definition(), Map.of("id", s("x"), "no", n("1"), "other", s("y")));
        assertThat(found).isEqualTo(key.of("x", 1)).hasSameHashCodeAs(key.of("x", 1));
        assertThat(Key.ofItem(key.origin(), key.definition(), Map.of())).hasToString("{id: ?, no: ?}");
    }
}
