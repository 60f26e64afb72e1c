package io.dynamodel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"embedded", "http", "container", "endpoint=http://localhost:8000"})
    void readsWhatItWrites(String name) {
        assertThat(Target.parse(name)).hasToString(name);
    }

    @Test
    void hasANameForEachKind() {
        Stream<Target> targets = Stream.of(
                Target.embedded(),
                Target.http(),
                Target.container(),
                Target.endpoint(URI.create("http://localhost:8000")));

        assertThat(targets.<Class<?>>map(Target::getClass))
                .containsExactlyInAnyOrder(Target.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Embedded", "docker", "endpoint"})
    void listsTheChoicesForAnUnknownName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse(name))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining(Target.PROPERTY)
                .withMessageContainingAll("embedded", "http", "container", "endpoint=<url>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:8000", "/local", "ftp://localhost", "http:///x", "http://a b"})
    void refusesWhatIsNoHttpUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.parse("endpoint=" + url))
                .withMessageContaining(url)
                .withMessageContaining("http://localhost:8000");
    }

    @Test
    void isEmbeddedIfNothingIsSaid() {
        assumeTrue(System.getProperty(Target.PROPERTY) == null, "this build was told a target");

        assertThat(Target.configured()).isEqualTo(Target.embedded());
    }

    @Test
    void tellsWireTargets() {
        assertThat(Target.embedded().isWire()).isFalse();
        assertThat(Target.http().isWire()).isTrue();
    }
}
