package io.dynamodel.testing;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** DynamoDB Local in a container. */
final class ContainerServer {
    private static final int PORT = 8000;

    private final GenericContainer<?> container;

    private ContainerServer(GenericContainer<?> container) {
        this.container = container;
    }

    static boolean isDockerAvailable() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static ContainerServer start() {
        if (!isDockerAvailable()) {
            throw new IllegalStateException("The target 'container' needs Docker, which does not answer here");
        }
        GenericContainer<?> container = new GenericContainer<>(
                        "amazon/dynamodb-local:" + Requirements.DYNAMODB_LOCAL_VERSION)
                .withExposedPorts(PORT)
                .withCommand("-jar", "DynamoDBLocal.jar", "-inMemory", "-disableTelemetry")
                // what it says to a request without credentials
                .waitingFor(Wait.forHttp("/").forStatusCode(400));
        container.start();
        return new ContainerServer(container);
    }

    URI url() {
        return URI.create("http://" + container.getHost() + ":" + container.getMappedPort(PORT));
    }

    void stop() {
        container.stop();
    }
}
