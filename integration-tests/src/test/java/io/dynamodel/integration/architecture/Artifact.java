package io.dynamodel.integration.architecture;

import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A published artifact, as the build made it.
 *
 * @param place a folder of classes, or a jar
 * @param module its descriptor
 * @param packages the names of the packages that it has classes in
 */
record Artifact(Path place, ModuleDescriptor module, Set<String> packages) {

    /** The artifacts of this project that tests see, folders of classes or jars. */
    static List<Artifact> onTheClassPath() {
        List<Artifact> artifacts = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path place = Path.of(entry);
            if (Files.isDirectory(place)) {
                take(place, place, artifacts);
            } else if (place.getFileName().toString().startsWith("dynamodel-")) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    take(place, jar.getPath("/"), artifacts);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return artifacts;
    }

    /** Where ArchUnit reads its classes. */
    Location location() {
        try {
            return Files.isDirectory(place) ? Location.of(place) : Location.of(new JarFile(place.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(Path place, Path root, List<Artifact> artifacts) {
        Path descriptor = root.resolve("module-info.class");
        if (!Files.exists(descriptor) || !Files.exists(root.resolve("io").resolve("dynamodel"))) {
            return; // tests, and resources
        }
        try (InputStream in = Files.newInputStream(descriptor);
                Stream<Path> files = Files.walk(root)) {
            Set<String> packages = files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> root.relativize(file).getParent())
                    .filter(folder -> folder != null && !folder.startsWith("META-INF"))
                    .map(folder ->
                            folder.toString().replace(root.getFileSystem().getSeparator(), "."))
                    .collect(Collectors.toCollection(TreeSet::new));
            artifacts.add(new Artifact(place, ModuleDescriptor.read(in), packages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
