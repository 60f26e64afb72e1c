package io.dynamodel.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.examples.Captured;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.schema.Document;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
    @TempDir
    private Path folder;

    private Path input;
    private EmbeddedDynamoDb dynamoDb;
    private final Properties properties = new Properties();

    @BeforeEach
    void start() {
        dynamoDb = EmbeddedDynamoDb.start();
        input = folder.resolve("data.jsonl");
        properties.setProperty("input", input.toString());
        properties.setProperty("key", "id");
    }

    @AfterEach
    void stop() {
        dynamoDb.close();
    }

    private Loader.Loaded load(String... lines) throws IOException {
        Files.writeString(input, String.join("\n", lines));
        return load();
    }

    private Loader.Loaded load() throws IOException {
        Dynamodel db = Dynamodel.create(dynamoDb.client());
        Loader.Loaded loaded = new Loader(db, InputSettings.from(properties)).load(new Captured().output());
        assertThat(loaded.loaded() + loaded.rejected()).isEqualTo(loaded.read());
        if (loaded.model() != null) {
            assertThat(loaded.model().scan().count()).isEqualTo(loaded.loaded());
        }
        return loaded;
    }

    private byte[] rejected() throws IOException {
        return Files.readAllBytes(folder.resolve("data.rejected.jsonl"));
    }

    private List<String> reasons() throws IOException {
        return Files.readAllLines(folder.resolve("data.rejected.jsonl.reasons.txt"));
    }

    private static Document only(Loader.Loaded loaded) {
        List<Document> items = loaded.model().scan().list();
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    @Test
    void setsAsideEveryKindOfBadLineAsItIs() throws IOException {
        NastyFile nasty = new NastyFile();
        Files.write(input, nasty.bytes());
        Loader.Loaded loaded = load();
        assertThat(loaded.loaded()).isEqualTo(nasty.good());
        assertThat(loaded.rejected()).isEqualTo(nasty.bad());
        assertThat(loaded.blank()).isEqualTo(2);
        assertThat(rejected()).isEqualTo(nasty.rejected());
        assertThat(reasons()).hasSize(nasty.bad());
        for (int i = 0; i < nasty.bad(); i++) {
            assertThat(reasons().get(i)).matches(nasty.reasons().get(i));
        }
    }

    @Test
    void keepsNumbersExactly() throws IOException {
        Document item =
                only(load("{\"id\": \"a\", \"n\": 12345678901234567890.123456789012345678, \"m\": [1E-130, 1e2, -0],"
                        + " \"l\": 9007199254740993}"));
        assertThat(item.getNumber("n")).isEqualTo(new BigDecimal("12345678901234567890.123456789012345678"));
        assertThat(item.getNumber("m[0]")).isEqualByComparingTo(new BigDecimal("1E-130"));
        assertThat(item.getNumber("m[1]")).isEqualByComparingTo("100");
        assertThat(item.getNumber("m[2]")).isEqualByComparingTo("0");
        assertThat(item.getNumber("l")).isEqualByComparingTo("9007199254740993");
    }

    @Test
    void keepsWhatItDoesNotKnow() throws IOException {
        Document item = only(load(
                "{\"id\": \"a\", \"map\": {\"list\": [null, true, {\"x\": \"y\"}]}, \"empty\": {\"l\": [], \"m\": {}},"
                        + " \"absent\": null, \"a.b\": 1}"));
        assertThat(item.get("map.list[1]")).isEqualTo(true);
        assertThat(item.get("map.list[2].x")).isEqualTo("y");
        assertThat(item.get("empty.l")).isEqualTo(List.of());
        assertThat(item.toMap()).containsKey("a.b").doesNotContainKey("absent");
    }

    @Test
    void theFirstItemSaysWhetherAKeyIsTextOrANumber() throws IOException {
        Loader.Loaded loaded = load("[]", "{\"id\": true}", "{\"id\": 1}", "{\"id\": \"2\"}", "{\"id\": 3.5}");
        assertThat(loaded.shape().types()).containsEntry("id", FieldType.NUMBER);
        assertThat(loaded.loaded()).isEqualTo(2);
        assertThat(reasons())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 1: is not a JSON object"),
                        second -> assertThat(second).startsWith("line 2: 'id' is part of the key"),
                        third -> assertThat(third).startsWith("line 4: 'id"));
    }

    @Test
    void equalNumbersAreOneKey() throws IOException {
        assertThat(load("{\"id\": 1}", "{\"id\": 1.0}", "{\"id\": 1e0}").loaded())
                .isOne();
        assertThat(reasons()).allMatch(reason -> reason.endsWith("has the key {id: 1}, and so has an earlier line"));
    }

    @Test
    void aSortKeyTellsItemsApart() throws IOException {
        properties.setProperty("key", "customer,at:number");
        Loader.Loaded loaded =
                load("{\"customer\": \"a\", \"at\": 1}", "{\"customer\": \"a\", \"at\": 2}", "{\"customer\": \"a\"}");
        assertThat(loaded.loaded()).isEqualTo(2);
        assertThat(loaded.rejected()).isOne();
    }

    @Test
    void aSchemaFileGivesTypesThatJsonDoesNotHave() throws IOException {
        properties.remove("key");
        properties.setProperty("schema", folder.resolve("s.json").toString());
        Files.writeString(folder.resolve("s.json"), """
                {"partitionKey": "id", "sortKey": "at", "required": ["total", "note"],
                 "types": {"id": "uuid", "at": "instant", "total": "number", "tags": "stringSet", "ok": "boolean"}}
                """);
        String id = "\"id\": \"123e4567-e89b-12d3-a456-426614174000\", \"note\": {}";
        Loader.Loaded loaded = load(
                "{" + id
                        + ", \"at\": \"2026-01-02T03:04:05Z\", \"total\": 1.50, \"tags\": [\"b\", \"a\"], \"ok\": true}",
                "{" + id + ", \"at\": \"yesterday\", \"total\": 1}",
                "{" + id + ", \"at\": \"2026-01-02T03:04:06Z\"}",
                "{" + id + ", \"at\": \"2026-01-02T03:04:07Z\", \"total\": \"1\"}",
                "{" + id + ", \"at\": \"2026-01-02T03:04:08Z\", \"total\": 1, \"tags\": [\"a\", 7]}",
                "{" + id + ", \"at\": \"2026-01-02T03:04:09Z\", \"total\": 1, \"ok\": \"yes\"}");
        assertThat(loaded.loaded()).isOne();
        Document item = only(loaded);
        assertThat(item.get("tags")).isEqualTo(Set.of("a", "b"));
        assertThat(item.getNumber("total")).isEqualByComparingTo("1.5");
        assertThat(reasons().get(1)).contains("'total'");
    }

    @Test
    void withoutBadLinesThereIsNoFileNotEvenAnOldOne() throws IOException {
        load("nonsense");
        assertThat(folder.resolve("data.rejected.jsonl")).exists();
        load("{\"id\": 1}");
        assertThat(folder.resolve("data.rejected.jsonl")).doesNotExist();
        assertThat(folder.resolve("data.rejected.jsonl.reasons.txt")).doesNotExist();
    }

    @Test
    void whatWasRejectedCanBeLoadedOnceItIsRepaired() throws IOException {
        load("{\"id\": \"a\"}", "{\"id\": \"b\"", "{\"id\": \"c\"}");
        Path repaired = folder.resolve("data.rejected.jsonl");
        Files.writeString(repaired, Files.readString(repaired).strip() + "}\n");
        stop();
        start();
        properties.setProperty("input", repaired.toString());
        Dynamodel db = Dynamodel.create(dynamoDb.client());
        assertThat(new Loader(db, InputSettings.from(properties))
                        .load(new Captured().output())
                        .loaded())
                .isOne();
    }
}
