package io.dynamodel.examples.jsonl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says, checked before anything else is done.
 *
 * @param input the file to load
 * @param rejected where lines go that cannot be loaded
 * @param shape what is known of the items
 */
public record InputSettings(Path input, Path rejected, ItemShape shape) {
    private static final String SUFFIX = ".jsonl";

    /**
     * From {@code input}, {@code key} or {@code schema}, and {@code rejected}.
     *
     * @return null if there is no {@code input}
     * @throws UsageException if they cannot be worked with
     */
    public static @Nullable InputSettings from(Properties properties) throws IOException {
        String input = properties.getProperty("input");
        if (input == null) {
            return null;
        }
        Path file = readable("input", input);
        if (Files.size(file) == 0) {
            throw new UsageException(file + " is empty: there is nothing to load");
        }
        String key = properties.getProperty("key");
        String schema = properties.getProperty("schema");
        if (key != null && schema != null) {
            throw new UsageException("both -Dkey and -Dschema were given; name the key in one of them");
        }
        Path schemaFile = schema == null ? null : readable("schema", schema);
        Path rejected = rejected(properties.getProperty("rejected"), file);
        refuseToOverwrite(rejected, file);
        refuseToOverwrite(RejectedLines.reasonsBeside(rejected), file);
        if (schemaFile != null) {
            refuseToOverwrite(rejected, schemaFile);
            refuseToOverwrite(RejectedLines.reasonsBeside(rejected), schemaFile);
        }
        if (schemaFile == null && key == null) {
            throw KeyInference.noKeyNamed(file);
        }
        ItemShape shape = schemaFile == null ? ItemShape.ofKey(key) : ShapeFile.read(schemaFile);
        return new InputSettings(file, rejected, shape);
    }

    private static Path readable(String option, String text) {
        Path file = path(option, text);
        if (!Files.exists(file)) {
            throw new UsageException("-D" + option + ": there is no file " + file.toAbsolutePath());
        }
        if (Files.isDirectory(file)) {
            throw new UsageException("-D" + option + ": " + file + " is a directory; give a file");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("-D" + option + ": " + file + " cannot be read");
        }
        return file;
    }

    private static Path rejected(@Nullable String given, Path input) {
        if (given == null) {
            String name = input.getFileName().toString();
            String base = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            return input.resolveSibling(base + ".rejected" + SUFFIX);
        }
        Path file = path("rejected", given);
        if (Files.isDirectory(file)) {
            throw new UsageException("-Drejected: " + file + " is a directory; give a file");
        }
        return file;
    }

    private static Path path(String option, String text) {
        if (text.isBlank()) {
            throw new UsageException("-D" + option + " is empty; give a file, as in -D" + option + "=FILE");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException("-D" + option + "=" + text + " is no path: " + e.getReason());
        }
    }

    private static void refuseToOverwrite(Path written, Path read) throws IOException {
        if (Files.exists(written) && Files.isSameFile(written, read)) {
            throw new UsageException(
                    read + " would be overwritten with rejected lines; give another file with -Drejected=FILE");
        }
    }
}
