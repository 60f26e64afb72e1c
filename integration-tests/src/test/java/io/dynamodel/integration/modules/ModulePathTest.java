package io.dynamodel.integration.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests run on the class path; this one keeps the module descriptors honest. */
class ModulePathTest {
    /** What the façade brings: the library's own modules, the SDK with what it needs, Jackson, SLF4J, JSpecify. */
    private static final List<String> MODULES = List.of(
            "/core/target/",
            "/schema/target/",
            "/query/target/",
            "/dynamodel/target/",
            "dynamodel-core",
            "dynamodel-schema",
            "dynamodel-query",
            "/dynamodel-0",
            "awssdk",
            "/jackson-",
            "/slf4j-api",
            "/jspecify",
            "/reactive-streams",
            "/eventstream");

    @TempDir
    private Path folder;

    @Test
    void aProgramOnTheModulePathNeedsOneModule() throws IOException, InterruptedException {
        String modulePath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> MODULES.stream().anyMatch(entry.replace('\\', '/')::contains))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        Path sources = Files.createDirectories(folder.resolve("app"));
        copy("module-info.java", folder.resolve("module-info.java"));
        copy("Main.java", sources.resolve("Main.java"));
        Path classes = folder.resolve("classes");

        StringWriter messages = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of("-p", modulePath, "-d", classes.toString(), "-proc:none"),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjects(folder.resolve("module-info.java"), sources.resolve("Main.java")))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        modulePath + File.pathSeparator + classes,
                        "-m",
                        "app/app.Main")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains("true true app io.dynamodel").contains("UpdateItem {");
        assertThat(process.exitValue()).isZero();
    }

    private static void copy(String name, Path target) throws IOException {
        try (InputStream in = ModulePathTest.class.getResourceAsStream("/module-path/" + name + ".txt")) {
            Files.write(target, Objects.requireNonNull(in).readAllBytes());
        }
    }
}
