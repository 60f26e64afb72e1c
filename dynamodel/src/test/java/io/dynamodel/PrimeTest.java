package io.dynamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.SAME_THREAD)
class PrimeTest {

    /** Each in a class loader that starts with nothing. */
    private static List<String> loadedByCallsAfter(String beginning) throws Exception {
        ClassLoader outer = Thread.currentThread().getContextClassLoader();
        try (Recording loader = new Recording()) {
            Thread.currentThread().setContextClassLoader(loader);
            Class.forName("io.dynamodel.PrimedProgram", true, loader)
                    .getMethod("run", String.class, Runnable.class)
                    .invoke(null, beginning, (Runnable) loader.loaded::clear);
            return loader.loaded;
        } finally {
            Thread.currentThread().setContextClassLoader(outer);
        }
    }

    @Test
    void leavesHardlyAnyClassToTheFirstCalls() throws Exception {
        assertThat(loadedByCallsAfter("prime")).hasSizeLessThanOrEqualTo(3);
        assertThat(loadedByCallsAfter("")).hasSizeGreaterThan(100);
    }

    @Test
    void callsNoFunctionOfTheApplicationAndSendsNothing() throws Exception {
        // the program throws if one is called, or a request comes
        assertThat(loadedByCallsAfter("strict")).isEmpty();
    }

    /** Loads all but the JDK itself, and remembers the library's classes. */
    private static final class Recording extends URLClassLoader {
        private final List<String> loaded = new ArrayList<>();

        Recording() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            if (name.startsWith("io.dynamodel.") && !name.startsWith("io.dynamodel.Primed")) {
                loaded.add(name);
            }
            return found;
        }

        private static URL[] classPath() {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                try {
                    urls.add(Path.of(entry).toUri().toURL());
                } catch (MalformedURLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return urls.toArray(URL[]::new);
        }
    }
}
