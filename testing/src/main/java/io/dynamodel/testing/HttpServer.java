package io.dynamodel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.IntSupplier;
import software.amazon.dynamodb.services.local.main.CommandLineInput;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local's server in this JVM. Its threads end within a second after it was stopped. */
final class HttpServer {
    private static final int MAX_ATTEMPTS = 10;

    private final DynamoDBProxyServer server;
    private final int port;

    private HttpServer(DynamoDBProxyServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static HttpServer start() {
        return start(HttpServer::freePort);
    }

    /** The server refuses port 0, and a port that is free now may be taken a moment later. */
    static HttpServer start(IntSupplier ports) {
        for (int attempt = 1; ; attempt++) {
            int port = ports.getAsInt();
            HttpServer server = new HttpServer(create(port), port);
            try {
                server.server.safeStart(); // start() would swallow the exception
                return server;
            } catch (Exception e) {
                server.stop();
                if (attempt == MAX_ATTEMPTS || !(e.getCause() instanceof BindException)) {
                    throw new IllegalStateException("DynamoDB Local could not be started on port " + port, e);
                }
            }
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local could not be stopped", e);
        }
    }

    private static DynamoDBProxyServer create(int port) {
        try {
            CommandLineInput options = new CommandLineInput(
                    new String[] {"-inMemory", "-disableTelemetry", "-port", String.valueOf(port)});
            options.init();
            return ServerRunner.createServer(options);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "This version of DynamoDB Local does not know the options of "
                            + Requirements.DYNAMODB_LOCAL_VERSION,
                    e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("This machine has no free port", e);
        }
    }
}
