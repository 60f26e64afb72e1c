package io.dynamodel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Java processes. */
final class Processes {
    /** Nothing that a library says at its start shall be in the tables. */
    static final List<String> QUIET = List.of(
            "-Daws.java.v1.disableDeprecationAnnouncement=true",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
            "-Dslf4j.internal.verbosity=ERROR");

    private Processes() {}

    static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        return java(options, System.getProperty("java.class.path"), main, arguments);
    }

    static ProcessBuilder java(List<String> options, String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(QUIET);
        command.addAll(options);
        command.addAll(List.of("-classpath", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Runs it to its end and gives its exit code. */
    static int run(ProcessBuilder builder) {
        try {
            return builder.inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
