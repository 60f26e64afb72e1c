package io.dynamodel.integration.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before DynamoDB Local and does to batches what it never does by itself: leaves a part unprocessed, throttles,
 * loses the answer to what was applied, and gives items in another order. The same faults for the same seed, if requests
 * come one after the other.
 */
final class FaultyProxy implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private final HttpClient upstream = HttpClient.newHttpClient();
    private final URI target;
    private final Random random;
    private final AtomicInteger inFlight = new AtomicInteger();

    /** How often, of a hundred: throttled, lost after it was applied; of the entries: left unprocessed. */
    private int throttled;

    private int lost;
    private int unprocessed;

    /** What was written, by table and key, as JSON; each different one. */
    final Map<String, List<String>> writes = new HashMap<>();

    /** What happens right before keys are asked for. */
    volatile Runnable beforeGets = () -> {};

    volatile int repeated;
    volatile int requests;
    volatile int most;

    FaultyProxy(URI target, long seed) {
        this.target = target;
        this.random = new Random(seed);
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

    /** What goes wrong from now on, in percent. */
    synchronized FaultyProxy faults(int throttle, int lose, int leave) {
        throttled = throttle;
        lost = lose;
        unprocessed = leave;
        return this;
    }

    synchronized void forget() {
        writes.clear();
        repeated = 0;
        requests = 0;
        most = 0;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String operation = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (operation.endsWith("BatchGetItem")) {
                beforeGets.run();
                batch(exchange, (ObjectNode) MAPPER.readTree(body), "Keys");
            } else if (operation.endsWith("BatchWriteItem")) {
                batch(exchange, (ObjectNode) MAPPER.readTree(body), null);
            } else {
                HttpResponse<byte[]> answer = send(exchange, body);
                answer(exchange, answer.statusCode(), answer.body());
            }
        }
    }

    private void batch(HttpExchange exchange, ObjectNode request, String keys) throws IOException {
        ObjectNode held = MAPPER.createObjectNode();
        boolean isLost;
        synchronized (this) {
            requests++;
            most = Math.max(most, inFlight.incrementAndGet());
            if (random.nextInt(100) < throttled) {
                inFlight.decrementAndGet();
                answer(
                        exchange,
                        400,
                        MAPPER.writeValueAsBytes(Map.of(
                                "__type", "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException")));
                return;
            }
            isLost = keys == null && random.nextInt(100) < lost;
            holdBack(request, keys, held);
            if (keys == null) {
                record(request);
            }
        }
        ObjectNode answer;
        if (request.get("RequestItems").isEmpty()) {
            answer = MAPPER.createObjectNode();
            answer.set(keys == null ? "UnprocessedItems" : "UnprocessedKeys", held);
        } else {
            HttpResponse<byte[]> real = send(exchange, MAPPER.writeValueAsBytes(request));
            if (real.statusCode() != 200) {
                inFlight.decrementAndGet();
                answer(exchange, real.statusCode(), real.body());
                return;
            }
            answer = (ObjectNode) MAPPER.readTree(real.body());
            ((ObjectNode) answer.get(keys == null ? "UnprocessedItems" : "UnprocessedKeys")).setAll(held);
            shuffle(answer);
        }
        inFlight.decrementAndGet();
        if (isLost) {
            answer(
                    exchange,
                    500,
                    MAPPER.writeValueAsBytes(Map.of("__type", "com.amazonaws.dynamodb.v20120810#InternalServerError")));
        } else {
            answer(exchange, 200, MAPPER.writeValueAsBytes(answer));
        }
    }

    /** Moves entries out of the request. */
    private void holdBack(ObjectNode request, String keys, ObjectNode held) {
        ObjectNode tables = (ObjectNode) request.get("RequestItems");
        List<String> names = new ArrayList<>();
        tables.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        for (String table : names) {
            JsonNode ofTable = tables.get(table);
            ArrayNode entries = (ArrayNode) (keys == null ? ofTable : ofTable.get(keys));
            ArrayNode kept = MAPPER.createArrayNode();
            ArrayNode left = MAPPER.createArrayNode();
            entries.forEach(entry -> (random.nextInt(100) < unprocessed ? left : kept).add(entry));
            if (!left.isEmpty()) {
                held.set(table, keys == null ? left : ((ObjectNode) ofTable.deepCopy()).set(keys, left));
            }
            if (kept.isEmpty()) {
                tables.remove(table);
            } else if (keys == null) {
                tables.set(table, kept);
            } else {
                ((ObjectNode) ofTable).set(keys, kept);
            }
        }
    }

    private void record(ObjectNode request) {
        request.get("RequestItems")
                .properties()
                .forEach(table -> table.getValue().forEach(write -> {
                    JsonNode item = write.has("PutRequest")
                            ? write.get("PutRequest").get("Item")
                            : write.get("DeleteRequest").get("Key");
                    String key = table.getKey()
                            + (item.has("id") ? item.get("id") : "" + item.get("owner") + item.get("number"));
                    List<String> known = writes.computeIfAbsent(key, unknown -> new ArrayList<>());
                    if (known.contains(write.toString())) {
                        repeated++;
                    } else {
                        known.add(write.toString());
                    }
                }));
    }

    private synchronized void shuffle(ObjectNode answer) {
        if (answer.has("Responses")) {
            answer.get("Responses").properties().forEach(table -> {
                List<JsonNode> items = new ArrayList<>();
                table.getValue().forEach(items::add);
                Collections.shuffle(items, random);
                ((ArrayNode) table.getValue()).removeAll().addAll(items);
            });
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
