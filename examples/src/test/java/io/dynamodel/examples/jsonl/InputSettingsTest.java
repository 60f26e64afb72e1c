package io.dynamodel.examples.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSettingsTest {
    @TempDir
    private Path folder;

    private Path input;

    @BeforeEach
    void write() throws IOException {
        input = Files.writeString(folder.resolve("orders.jsonl"), "{\"id\": 1, \"at\": \"x\", \"tags\": []}\n");
    }

    private static InputSettings settings(Object... namesAndValues) throws IOException {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty((String) namesAndValues[i], namesAndValues[i + 1].toString());
        }
        return InputSettings.from(properties);
    }

    @Test
    void withoutAnInputThereIsNothingToSet() throws IOException {
        assertThat(settings()).isNull();
    }

    @Test
    void theKeyMayBeOneOrTwoAttributesWithTypes() throws IOException {
        assertThat(settings("input", input, "key", "id").shape().keys()).containsExactly("id");
        ItemShape shape =
                settings("input", input, "key", " customer , at:number ").shape();
        assertThat(shape.keys()).containsExactly("customer", "at");
        assertThat(shape.types()).containsExactly(java.util.Map.entry("at", FieldType.NUMBER));
    }

    @Test
    void rejectedLinesGoBesideTheInput() throws IOException {
        assertThat(settings("input", input, "key", "id").rejected()).isEqualTo(folder.resolve("orders.rejected.jsonl"));
        assertThat(settings("input", input, "key", "id", "rejected", folder.resolve("x"))
                        .rejected())
                .isEqualTo(folder.resolve("x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id:text          | the types are string, number
            id:boolean       | no keys of type boolean
            a,b,c            | at most one sort key
            ''               | is empty
            id,              | is empty
            id,id            | both partition key and sort key
            """)
    void aKeyThatCannotBeOneIsAnError(String key, String message) {
        assertThatThrownBy(() -> settings("input", input, "key", key))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatCannotBeReadIsAnError() {
        assertUsage("there is no file", "input", folder.resolve("none"), "key", "id");
        assertUsage("is a directory", "input", folder, "key", "id");
        assertUsage("is empty", "input", " ", "key", "id");
        assertUsage("there is no file", "input", input, "schema", folder.resolve("none"));
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));
        assertUsage("there is nothing to load", "input", empty, "key", "id");
    }

    @Test
    void nothingThatIsReadIsOverwritten() throws IOException {
        Path schema = Files.writeString(folder.resolve("s.json"), "{\"partitionKey\": \"id\"}");
        assertUsage("would be overwritten", "input", input, "key", "id", "rejected", input);
        assertUsage("would be overwritten", "input", input, "schema", schema, "rejected", schema);
        Path reasons = Files.writeString(folder.resolve("y.reasons.txt"), "{\"id\": 1}");
        assertUsage("would be overwritten", "input", reasons, "key", "id", "rejected", folder.resolve("y"));
        assertUsage("is a directory", "input", input, "key", "id", "rejected", folder);
    }

    @Test
    void withoutAKeyTheFirstItemSuggestsOne() throws IOException {
        Files.writeString(input, "nonsense\n\n{\"id\": 1, \"at\": \"x\", \"tags\": []}\n");
        assertUsage("line 3, these could be: id, at", "input", input);
        assertUsage("name the key in one of them", "input", input, "key", "id", "schema", input);
    }

    @Test
    void theSchemaFileSaysKeysTypesAndWhatIsRequired() throws IOException {
        Path schema = Files.writeString(folder.resolve("s.json"), """
                {"partitionKey": "customer", "sortKey": "at",
                 "types": {"at": "instant", "tags": "stringSet"}, "required": ["total"]}
                """);
        ItemShape shape = settings("input", input, "schema", schema).shape();
        assertThat(shape.keys()).containsExactly("customer", "at");
        assertThat(shape.types()).containsEntry("at", FieldType.INSTANT).containsEntry("tags", FieldType.STRING_SET);
        assertThat(shape.required()).containsExactly("total");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                               | no "partitionKey"
            null                                             | no "partitionKey"
            []                                               | not as it should be
            {"partitionKey": "id"                            | not as it should be
            {"partitionKey": "id", "sortkey": "at"}          | Unrecognized field "sortkey"
            {"partitionKey": "id", "partitionKey": "at"}     | Duplicate field 'partitionKey'
            {"partitionKey": "id", "types": {"x": "date?"}}  | 'x' in the schema file
            {"partitionKey": "id", "types": {"id": "stringSet"}} | no keys of type stringSet
            """)
    void aSchemaFileWithAMistakeIsAnErrorThatNamesIt(String content, String message) throws IOException {
        Path schema = Files.writeString(folder.resolve("s.json"), content, StandardCharsets.UTF_8);
        assertUsage(message, "input", input, "schema", schema);
    }

    private static void assertUsage(String message, Object... namesAndValues) {
        assertThatThrownBy(() -> settings(namesAndValues))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
