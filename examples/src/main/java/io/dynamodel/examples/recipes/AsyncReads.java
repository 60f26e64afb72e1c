package io.dynamodel.examples.recipes;

import static io.dynamodel.schema.Rules.*;

import io.dynamodel.Dynamodel;
import io.dynamodel.examples.EmbeddedDynamoDb;
import io.dynamodel.query.Model;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.SchemaBuilder;
import io.dynamodel.schema.StringAttribute;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** How do I read several items at once without blocking a thread? With the asynchronous client and futures. */
public final class AsyncReads {
    private AsyncReads() {}

    record Sensor(String id, double celsius) {}

    static final class Sensors {
        private static final SchemaBuilder<Sensor> S = Schema.builder(Sensor.class);

        static final StringAttribute<Sensor> ID = S.string("id", Sensor::id);
        static final NumberAttribute<Sensor, Double> CELSIUS =
                S.doubleNumber("celsius", Sensor::celsius, required(), between(-273.15, 1_000.0));

        static final PrimaryKey<Sensor, String> KEY = S.key(ID);
        static final Schema<Sensor> SCHEMA = S.build();
    }

    /** All sensors that exist, in the order of the ids; the requests are on their way at the same time. */
    static CompletableFuture<List<Sensor>> read(Model<Sensor> sensors, List<String> ids) {
        List<CompletableFuture<Optional<Sensor>>> reads = ids.stream()
                .map(id -> sensors.get(Sensors.KEY.of(id)).executeAsync())
                .toList();
        return CompletableFuture.allOf(reads.toArray(CompletableFuture[]::new))
                .thenApply(done -> reads.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList());
    }

    static CompletableFuture<?> run(Dynamodel db, PrintStream out) {
        Model<Sensor> sensors = db.model("sensors", Sensors.SCHEMA);

        // What is wrong with a request fails its future; nothing is thrown, and nothing is sent.
        CompletableFuture<Sensor> refused =
                sensors.create(new Sensor("sun", 5_500.0)).executeAsync();
        out.println("too hot: " + refused.isCompletedExceptionally());

        return sensors.table()
                .create()
                .executeAsync()
                .thenCompose(table -> CompletableFuture.allOf(
                        Stream.of(new Sensor("roof", -4.5), new Sensor("cellar", 11.0), new Sensor("oven", 220.0))
                                .map(sensor -> sensors.create(sensor).executeAsync())
                                .toArray(CompletableFuture[]::new)))
                .thenCompose(stored -> read(sensors, List.of("oven", "garden", "roof")))
                .thenAccept(found -> found.forEach(sensor -> out.println(sensor.id() + ": " + sensor.celsius())));
    }

    /** Runs the recipe on an engine of its own. */
    public static void main(String[] args) {
        try (EmbeddedDynamoDb dynamoDb = EmbeddedDynamoDb.start()) {
            run(Dynamodel.create(dynamoDb.asyncClient()), System.out).join();
        }
    }
}
