package io.dynamodel.examples.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of a program's own source, so that the Java that is shown is the Java that runs. The build copies the sources
 * next to the classes; a region stands between the comments {@code // region NAME} and {@code // endregion}.
 */
public final class SourceRegion {
    private SourceRegion() {}

    /**
     * The lines of a region without their common margin.
     *
     * @param owner the top-level class whose source it is
     * @throws IllegalStateException if the source has no such region, or it is empty
     */
    public static String of(Class<?> owner, String name) {
        List<String> lines = source(owner).lines().toList();
        int begin = indexOf(lines, 0, "// region " + name);
        int end = begin < 0 ? -1 : indexOf(lines, begin, "// endregion");
        if (end < 0) {
            throw new IllegalStateException("The source of " + owner.getName() + " has no region '" + name
                    + "'; mark it with '// region " + name + "' and '// endregion'");
        }
        String region = String.join("\n", lines.subList(begin + 1, end)).stripIndent();
        if (region.isBlank()) {
            throw new IllegalStateException("Region '" + name + "' of " + owner.getName() + " is empty");
        }
        return region.stripTrailing();
    }

    private static int indexOf(List<String> lines, int from, String marker) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(marker)) {
                return i;
            }
        }
        return -1;
    }

    private static String source(Class<?> owner) {
        String file = owner.getSimpleName() + ".java";
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(
                        file + " is not beside its class; the build copies it (see resources in examples/pom.xml)");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
