package io.dynamodel.integration.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests run on the class path; this one keeps the module descriptors honest. */
class ModulePathTest {
    /** What the façade brings: the library's own modules, the SDK with what it needs, Jackson, SLF4J, JSpecify. */
    private static final List<String> MODULES = List.of(
            "/core/target/",
            "/schema/target/",
            "/query/target/",
            "/transactions/target/",
            "/dynamodel/target/",
            "dynamodel-core",
            "dynamodel-schema",
            "dynamodel-query",
            "dynamodel-transactions",
            "/dynamodel-0",
            "awssdk",
            "/jackson-",
            "/slf4j-api",
            "/jspecify",
            "/reactive-streams/", // not its TCK
            "/eventstream");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("app"));
        copy("module-info.java", folder.resolve("module-info.java"));
        copy("Main.java", sources.resolve("Main.java"));
        StringWriter messages = new StringWriter();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of(
                                "-p",
                                modulePath(),
                                "-d",
                                folder.resolve("classes").toString(),
                                "-proc:none"),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, null)
                                .getJavaFileObjects(folder.resolve("module-info.java"), sources.resolve("Main.java")))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static String modulePath() {
        return entries(entry -> MODULES.stream().anyMatch(entry::contains));
    }

    /** What holds the resource by which the SDK finds the interceptor: a jar, or a folder where nothing is packaged. */
    private static String discovery() {
        return entries(entry -> entry.contains("/discovery/target/") || entry.contains("dynamodel-discovery"));
    }

    private static String entries(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> wanted.test(entry.replace('\\', '/')))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(String modulePath, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                modulePath + File.pathSeparator + folder.resolve("classes")));
        command.addAll(List.of(more));
        command.addAll(List.of("-m", "app/app.Main"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void aProgramOnTheModulePathNeedsOneModule() throws IOException, InterruptedException {
        assertThat(run(modulePath())).contains("true true app io.dynamodel").contains("UpdateItem {");
    }

    /**
     * The resource lies in a package of the SDK's, so that the JVM asks the SDK's module alone for it and then the class
     * path: a jar on the module path is passed over.
     */
    @Test
    void theInterceptorIsFoundFromTheClassPathButNotFromTheModulePath() throws IOException, InterruptedException {
        assertThat(discovery()).isNotEmpty();

        assertThat(run(modulePath(), "-cp", discovery())).contains("found: Dynamodel. Items go over the wire path");
        assertThat(run(modulePath() + File.pathSeparator + discovery()))
                .contains("found: Dynamodel. Items go through attribute values")
                .contains("of dynamodel-discovery was not found");
    }

    @Test
    void anInterceptorThatIsAddedIsThereInAnyCase() throws IOException, InterruptedException {
        assertThat(run(modulePath())).contains("added: Dynamodel. Items go over the wire path");
    }

    private static void copy(String name, Path target) throws IOException {
        try (InputStream in = ModulePathTest.class.getResourceAsStream("/module-path/" + name + ".txt")) {
            Files.write(target, Objects.requireNonNull(in).readAllBytes());
        }
    }
}
