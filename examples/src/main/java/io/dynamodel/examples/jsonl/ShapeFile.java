package io.dynamodel.examples.jsonl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The small schema file: {@code {"partitionKey": "customer", "sortKey": "date", "types": {"date": "instant"}, "required":
 * ["total"]}}. All but the partition key may be left out.
 */
record ShapeFile(
        @Nullable String partitionKey,
        @Nullable String sortKey,
        @Nullable Map<String, String> types,
        @Nullable List<String> required) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static ItemShape read(Path file) throws IOException {
        ShapeFile content;
        try {
            content = MAPPER.readValue(Files.readString(file), ShapeFile.class);
        } catch (JsonProcessingException e) {
            throw new UsageException("the schema file " + file + " is not as it should be: " + e.getOriginalMessage()
                    + (e.getLocation() == null
                            ? ""
                            : " (line " + e.getLocation().getLineNr() + ")")
                    + "; docs/quickstart.md describes it");
        }
        if (content == null || content.partitionKey == null) {
            throw new UsageException("the schema file " + file + " has no \"partitionKey\"");
        }
        Map<String, FieldType> types = new LinkedHashMap<>();
        if (content.types != null) {
            content.types.forEach((name, type) ->
                    types.put(name, ItemShape.type(String.valueOf(type), "'" + name + "' in the schema file " + file)));
        }
        Set<String> required = content.required == null ? Set.of() : new LinkedHashSet<>(content.required);
        return new ItemShape(content.partitionKey, content.sortKey, types, required);
    }
}
