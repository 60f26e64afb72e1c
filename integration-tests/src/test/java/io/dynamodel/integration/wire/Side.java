package io.dynamodel.integration.wire;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.integration.sample.SettableClock;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.PreparedOperation;
import io.dynamodel.query.ReadOperation;
import io.dynamodel.schema.Schema;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** One of those that are compared: a path and a way to execute, on a database of its own. */
final class Side implements AutoCloseable {
    private final String name;
    private final Way way;
    private final LocalDynamoDb db = LocalDynamoDb.start(Target.http());
    private final Dynamodel dynamodel;
    private final Dynamodel tables;
    private final List<String> plans = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();

    Side(WirePath path, Way way, @Nullable Tap tap) {
        this.name = path + " " + way + (tap == null ? "" : " with rewritten answers");
        this.way = way;
        Dynamodel.Builder builder = Dynamodel.builder()
                .wirePath(path)
                .clock(new SettableClock())
                .reportConsumedCapacity()
                .listener(new Listening());
        if (way == Way.BLOCKING) {
            builder.client(tap == null ? db.client() : db.client(c -> c.httpClient(tap.blocking())));
        } else {
            builder.asyncClient(tap == null ? db.asyncClient() : db.asyncClient(c -> c.httpClient(tap.async())));
        }
        this.dynamodel = builder.build();
        this.tables = Dynamodel.create(db.client());
    }

    /** Whether items go over the wire path. */
    boolean isWire() {
        return dynamodel.toString().contains("Items go over the wire path");
    }

    /** For operations of several models. */
    Dynamodel dynamodel() {
        return dynamodel;
    }

    <R> Model<R> model(String table, Schema<R> schema) {
        return dynamodel.model(table, schema);
    }

    <R> void createTable(String table, Schema<R> schema) {
        tables.model(table, schema).table().createIfAbsent().execute();
    }

    /** The SDK's client, for what the library would not store. */
    DynamoDbClient raw() {
        return db.client();
    }

    // ---- how to execute ----

    <T extends @Nullable Object> T run(Operation<T> operation) {
        plan(operation);
        return way.run(operation);
    }

    /** Prepares once and executes twice. */
    <T extends @Nullable Object> Object twice(Operation<T> operation) {
        PreparedOperation<T> prepared = operation.prepare();
        plans.add(prepared.request().toString());
        return Arrays.asList(way.run(prepared), way.run(prepared));
    }

    <T> Object page(ReadOperation<?, T> read) {
        plan(read);
        return way.page(read);
    }

    <T> Object first(ReadOperation<?, T> read) {
        plan(read);
        return way.first(read);
    }

    long count(ReadOperation<?, ?> read) {
        return way.count(read);
    }

    <T> Object stream(ReadOperation<?, T> read) {
        return way.stream(read);
    }

    private void plan(Operation<?> operation) {
        plans.add(operation.toString());
        plans.add(operation.request().toString());
        operation.request().requests().forEach(request -> plans.add(request.toString()));
    }

    Outcome outcome(Function<Side, @Nullable Object> action) {
        plans.clear();
        events.clear();
        db.recorder().clear();
        Object result = null;
        String failure = null;
        try {
            result = Outcome.comparable(action.apply(this));
        } catch (RuntimeException e) {
            failure = Outcome.describe(e);
        }
        return new Outcome(
                result, failure, List.copyOf(plans), List.copyOf(db.recorder().requests()), List.copyOf(events));
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public void close() {
        db.close();
    }

    /** Everything but how long it took. */
    private final class Listening implements RequestListener {
        @Override
        public void requestSent(RequestSent event) {
            events.add(List.of("sent", event.operation(), event.table(), event.request()));
        }

        @Override
        public void requestSucceeded(RequestSucceeded event) {
            events.add(List.of(event.operation(), event.table(), event.request(), event.consumedCapacity()));
        }

        @Override
        public void requestFailed(RequestFailed event) {
            String failure = Outcome.describe(event.failure());
            events.add(List.of(event.operation(), event.table(), event.request(), failure));
        }
    }
}
