package io.dynamodel.integration.transaction;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before DynamoDB Local, and does to transactions what a script says, one fault for each, before it lets them be. */
final class ScriptedProxy implements AutoCloseable {
    /** What happens to a transaction. */
    enum Fault {
        /** It is applied, and its answer is lost. */
        LOST(500, "InternalServerError", ""),
        /** It is not applied, and its answer is lost. */
        NOT_APPLIED(500, "InternalServerError", ""),
        /** The request is throttled. */
        THROTTLED(400, "ThrottlingException", ""),
        /** The same is still under way. */
        IN_PROGRESS(400, "TransactionInProgressException", ""),
        /** Somebody else is at work on the second item. */
        CONFLICT(
                400,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"TransactionConflict\",\"Message\":\"m\"}]"),
        /** The tables of both items are throttled. */
        BOTH_THROTTLED(
                400,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"ThrottlingError\"},{\"Code\":\"ProvisionedThroughputExceeded\"}]"),
        /** A conflict, and a condition that does not hold. */
        CONFLICT_AND_CONDITION(
                400,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"ConditionalCheckFailed\"},{\"Code\":\"TransactionConflict\"}]"),
        /** The second update cannot be applied to its item. */
        INVALID(
                400,
                "TransactionCanceledException",
                ",\"CancellationReasons\":[{\"Code\":\"None\"},{\"Code\":\"ValidationError\",\"Message\":\"m\"}]"),
        /** Not for who asks. */
        DENIED(400, "AccessDeniedException", "");

        private final int status;
        private final String body;

        Fault(int status, String type, String more) {
            this.status = status;
            this.body = "{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + type + "\",\"Message\":\"as scripted\""
                    + more + "}";
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpClient upstream = HttpClient.newHttpClient();
    private final URI target;
    private final Deque<Fault> script = new ArrayDeque<>();
    private final List<String> bodies = new ArrayList<>();
    private boolean forever;

    ScriptedProxy(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** What happens to the transactions that come next. */
    synchronized void script(Fault... faults) {
        forever = false;
        bodies.clear();
        script.clear();
        script.addAll(List.of(faults));
    }

    /** What happens to all transactions from now on. */
    synchronized void always(Fault fault) {
        script(fault);
        forever = true;
    }

    /** The transactions that came, as they came. */
    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    private synchronized Fault next(byte[] body) {
        bodies.add(new String(body, StandardCharsets.UTF_8));
        return forever ? script.peek() : script.poll();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean transaction = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                    .contains(".Transact");
            Fault fault = transaction ? next(body) : null;
            if (fault == null || fault == Fault.LOST) {
                HttpResponse<byte[]> answer = send(exchange, body);
                if (fault == null) {
                    answer(exchange, answer.statusCode(), answer.body());
                    return;
                }
            }
            answer(exchange, fault.status, fault.body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("X-Amz-Target", "Authorization", "Content-Type", "X-Amz-Date")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return upstream.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
