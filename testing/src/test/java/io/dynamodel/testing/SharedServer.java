package io.dynamodel.testing;

import java.net.URI;
import software.amazon.dynamodb.services.local.main.CommandLineInput;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** An engine that somebody else started, and that shows everybody the same tables, whatever their access key. */
record SharedServer(DynamoDBProxyServer server, URI url) implements AutoCloseable {
    static SharedServer start() throws Exception {
        int port = HttpServer.freePort();
        CommandLineInput options = new CommandLineInput(
                new String[] {"-inMemory", "-sharedDb", "-disableTelemetry", "-port", String.valueOf(port)});
        options.init();
        DynamoDBProxyServer server = ServerRunner.createServer(options);
        server.safeStart();
        return new SharedServer(server, URI.create("http://localhost:" + port));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
