package io.dynamodel.examples.jsonl;

import io.dynamodel.schema.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the first item tells of the key: whether it is text or a number. */
final class KeyInference {
    private static final int NAMES_SHOWN = 20;

    private KeyInference() {}

    /**
     * The shape with types for the whole key.
     *
     * @param document the first one, or the next if that lacks a key
     */
    static ItemShape complete(ItemShape shape, Document document) throws BadLineException {
        Map<String, FieldType> types = new LinkedHashMap<>();
        for (String key : shape.keys()) {
            if (shape.types().containsKey(key)) {
                continue;
            }
            Object value = document.toMap().get(key);
            if (value == null) {
                throw new BadLineException("has no '" + key + "', which is part of the key");
            }
            types.put(
                    key,
                    FieldType.ofKeyValue(value)
                            .orElseThrow(
                                    () -> new BadLineException(
                                            "'" + key
                                                    + "' is part of the key, so that it must be a string or a number, but it is neither")));
        }
        return shape.withKeyTypes(types);
    }

    /** What to say to somebody who has named no key. */
    static UsageException noKeyNamed(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            LineReader reader = new LineReader(in);
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                reader.copyRest(OutputStream.nullOutputStream());
                try {
                    return noKeyNamed(LineParser.parse(line, reader.number() == 1), reader.number());
                } catch (BadLineException e) {
                    // the next one may tell
                }
            }
        }
        return new UsageException(
                "no key was named, and no line of " + file + " is a JSON object that would suggest one");
    }

    private static UsageException noKeyNamed(Document document, long line) throws BadLineException {
        String names = document.toMap().entrySet().stream()
                .filter(entry -> FieldType.ofKeyValue(entry.getValue()).isPresent())
                .map(Map.Entry::getKey)
                .limit(NAMES_SHOWN)
                .collect(Collectors.joining(", "));
        if (names.isEmpty()) {
            throw new BadLineException("has nothing that could be a key");
        }
        return new UsageException("no key was named; say which attribute tells the items apart, as in -Dkey=id,"
                + " or two of them, as in -Dkey=customer,date. Of the item in line " + line
                + ", these could be: " + names);
    }
}
