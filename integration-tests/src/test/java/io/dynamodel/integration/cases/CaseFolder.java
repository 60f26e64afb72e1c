package io.dynamodel.integration.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the cases are: the folder of the system property {@value #PROPERTY}, or {@code shared/cases} beside the repository. */
final class CaseFolder {
    static final String PROPERTY = "dynamodel.cases";
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CaseFolder() {}

    static Optional<Path> find() {
        String given = System.getProperty(PROPERTY, "");
        if (!given.isEmpty()) {
            return Optional.of(Path.of(given));
        }
        return Stream.of("../../shared/cases", "../shared/cases")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst();
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> cases(Path file) {
        List<JsonNode> cases = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    cases.add(MAPPER.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }
}
