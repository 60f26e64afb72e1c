package io.dynamodel.testing;

import java.net.URI;

/**
 * What answers the requests of a test. The system property {@value #PROPERTY} chooses it, in the form that {@link #parse}
 * reads; without the property it is {@code embedded}.
 */
public sealed interface Target {
    /** The name of the system property (in JUnit runs, also of the configuration parameter). */
    String PROPERTY = "dynamodel.testing.target";

    /**
     * DynamoDB Local inside this JVM, without HTTP: the fastest. Its clients bypass the SDK's pipeline: no interceptors,
     * retries, metrics, timeouts or response metadata, and no {@code serviceClientConfiguration()}.
     */
    record Embedded() implements Target {
        @Override
        public String toString() {
            return "embedded";
        }
    }

    /**
     * DynamoDB Local inside this JVM, behind HTTP: plain SDK clients. The server listens on a free port of all of the
     * machine's interfaces, since it cannot be told otherwise. Where the environment names a proxy ({@code HTTP_PROXY}), it
     * must also exempt 127.0.0.1 from it ({@code NO_PROXY}), or the SDK asks the proxy.
     */
    record Http() implements Target {
        @Override
        public String toString() {
            return "http";
        }
    }

    /** DynamoDB Local in a Docker container, started by Testcontainers: plain SDK clients. */
    record Container() implements Target {
        @Override
        public String toString() {
            return "container";
        }
    }

    /**
     * Whatever already listens at a URL: DynamoDB Local or an emulator, started by others. It is sent made-up credentials
     * (those of the environment are never looked up), so that AWS itself refuses every request.
     *
     * <p>Isolation rests on DynamoDB Local's rule that each access key has its own database. An engine that ignores access
     * keys (DynamoDB Local with {@code -sharedDb} does) shows all tests the same tables; tables created through the clients
     * of a test are deleted when its database is closed, so that tests that run one after the other still do not meet.
     *
     * @param url an absolute http or https URL
     */
    record Endpoint(URI url) implements Target {
        /** Validates the URL. */
        public Endpoint {
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!http || url.getHost() == null) {
                throw new IllegalArgumentException(
                        "The endpoint must be an absolute http or https URL, such as http://localhost:8000, but is '"
                                + url + "'");
            }
        }

        @Override
        public String toString() {
            return "endpoint=" + url;
        }
    }

    /** Whether requests pass through the SDK's pipeline and over HTTP: everything but {@link Embedded}. */
    default boolean isWire() {
        return !(this instanceof Embedded);
    }

    /** DynamoDB Local inside this JVM, without HTTP. */
    static Target embedded() {
        return new Embedded();
    }

    /** DynamoDB Local inside this JVM, behind HTTP. */
    static Target http() {
        return new Http();
    }

    /** DynamoDB Local in a Docker container. */
    static Target container() {
        return new Container();
    }

    /** Whatever listens at the URL. */
    static Target endpoint(URI url) {
        return new Endpoint(url);
    }

    /**
     * The target that the system property {@value #PROPERTY} names, {@code embedded} if it is not set.
     *
     * @throws IllegalArgumentException if it names none
     */
    static Target configured() {
        String name = System.getProperty(PROPERTY);
        return name == null ? embedded() : parse(name);
    }

    /**
     * The target of this name: {@code embedded}, {@code http}, {@code container} or {@code endpoint=<url>}.
     *
     * @throws IllegalArgumentException if there is none; the message lists the choices
     */
    static Target parse(String name) {
        return switch (name) {
            case "embedded" -> embedded();
            case "http" -> http();
            case "container" -> container();
            default -> {
                if (name.startsWith("endpoint=")) {
                    yield endpoint(parseUrl(name.substring("endpoint=".length())));
                }
                throw new IllegalArgumentException("'" + name + "' is no target of tests. " + PROPERTY + " is one of: "
                        + "embedded (DynamoDB Local in this JVM, the default), "
                        + "http (the same behind HTTP, with the SDK's whole pipeline), "
                        + "container (DynamoDB Local in Docker), "
                        + "endpoint=<url> (whatever listens there)");
            }
        };
    }

    private static URI parseUrl(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    PROPERTY + " says endpoint=" + url
                            + ", which is no URL; expected is, say, endpoint=http://localhost:8000",
                    e);
        }
    }
}
