package io.dynamodel.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The class path of each contender: this one without the other libraries. Their mere presence costs, since the SDK makes
 * the interceptors that it finds on the class path for every client.
 */
final class ClassPaths {
    private static final String ENHANCED = "software/amazon/awssdk/enhanced/dynamodb/TableSchema.class";

    /** One of each module; the module {@code discovery} is but a list of interceptors. */
    private static final List<String> DYNAMODEL = List.of(
            "io/dynamodel/Dynamodel.class",
            "io/dynamodel/query/Model.class",
            "io/dynamodel/schema/Schema.class",
            "io/dynamodel/core/transport/ItemTransport.class",
            "software/amazon/awssdk/services/dynamodb/execution.interceptors");

    private ClassPaths() {}

    static String of(Contender contender) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (isFor(contender, entry)) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static boolean isFor(Contender contender, String entry) {
        try (URLClassLoader only =
                new URLClassLoader(new URL[] {Path.of(entry).toUri().toURL()}, null)) {
            if (only.findResource(ENHANCED) != null) {
                return contender == Contender.BEAN || contender == Contender.STATIC;
            }
            return Dynamodels.PATHS.contains(contender)
                    || DYNAMODEL.stream().allMatch(resource -> only.findResource(resource) == null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
