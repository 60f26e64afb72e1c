package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;

/** What users see who did not add the jars that this artifact does not bring. */
class MissingJarsTest {
    @ParameterizedTest
    @ValueSource(strings = {"embedded", "http"})
    void namesTheDependencyToAdd(String target) {
        assertThatThrownBy(() -> startWithout("software.amazon.dynamodb.", target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "'" + target + "' needs DynamoDB Local",
                        "software.amazon.dynamodb:DynamoDBLocal:" + Requirements.DYNAMODB_LOCAL_VERSION,
                        "com.almworks.sqlite4java:sqlite4java",
                        "licence");
        assertThatThrownBy(() -> startWithout("com.almworks.sqlite4java.", target))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Add com.almworks.sqlite4java:sqlite4java");
        assertThatThrownBy(() -> startWithout("org.testcontainers.", "container"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Add org.testcontainers:testcontainers");
    }

    @Test
    void needsNoneOfThemForAnEndpoint() throws Exception {
        startWithout("software.amazon.dynamodb.", "endpoint=http://localhost:1").close();
        startWithout("org.testcontainers.", "embedded").close();
    }

    @Test
    void needsNoJUnitInPrograms() throws Exception {
        startWithout("org.junit.", "embedded").close();
    }

    @Test
    void recommendsTheVersionThatIsTested() {
        String jar = DynamoDBEmbedded.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();

        assertThat(jar).endsWith("DynamoDBLocal-" + Requirements.DYNAMODB_LOCAL_VERSION + ".jar");
    }

    private static AutoCloseable startWithout(String hiddenPackage, String target) throws Exception {
        Class<?> start = new Hiding(hiddenPackage).loadClass(LocalDynamoDb.class.getName());
        Class<?> targets = start.getClassLoader().loadClass(Target.class.getName());
        try {
            Object parsed = targets.getMethod("parse", String.class).invoke(null, target);
            return (AutoCloseable) start.getMethod("start", targets).invoke(null, parsed);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    /** Has this module's classes anew, and hides a package from them. */
    private static final class Hiding extends ClassLoader {
        private final String hiddenPackage;

        Hiding(String hiddenPackage) {
            super(MissingJarsTest.class.getClassLoader());
            this.hiddenPackage = hiddenPackage;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(hiddenPackage)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("io.dynamodel.testing.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
