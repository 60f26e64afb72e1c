package io.dynamodel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's threads keep a JVM alive, so that a forgotten one would hang Maven. */
class EndsTest {
    @TempDir
    private Path folder;

    @Test
    void endsWithZeroWhenItIsDone() throws Exception {
        assertThat(run("{\"id\": 1}\n")).isZero();
    }

    @Test
    void endsWithOneWhenItFailsWithTheEngineRunning() throws Exception {
        assertThat(run("nonsense\n")).isOne();
    }

    private int run(String content) throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("input.jsonl"), content, StandardCharsets.UTF_8);
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dinput=" + input,
                        "-Dkey=id",
                        QuickStart.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as(() -> "it should end: " + read(log))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
