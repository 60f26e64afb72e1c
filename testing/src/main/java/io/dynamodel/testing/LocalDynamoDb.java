package io.dynamodel.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * An isolated DynamoDB database, empty at first, with clients that are ready to use. Tests get one from
 * {@link DynamoDbTest}; programs {@link #start()} one. Thread-safe.
 *
 * <pre>{@code
 * try (LocalDynamoDb db = LocalDynamoDb.start()) {
 *     db.client().listTables();
 * }
 * }</pre>
 *
 * <p>Inside this JVM, the engine's threads keep the JVM alive until this is closed.
 *
 * <p>The clients use the region {@code us-east-1}, credentials made up for this database, and nothing of the machine's AWS
 * configuration. On wire targets they are plain SDK clients that give up on a call after 10 seconds.
 */
public final class LocalDynamoDb implements AutoCloseable {
    private final Target target;
    private final RequestRecorder recorder;
    private final Database database;
    private final Runnable afterClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Faults latestFaults;

    private LocalDynamoDb(Target target, RequestRecorder recorder, Database database, Runnable afterClose) {
        this.target = target;
        this.recorder = recorder;
        this.database = database;
        this.afterClose = afterClose;
    }

    /**
     * Starts the target that the system property {@value Target#PROPERTY} names, {@code embedded} if it is not set.
     *
     * @throws IllegalArgumentException if it names none
     * @throws IllegalStateException if what the target needs is not there; the message says what to add
     */
    public static LocalDynamoDb start() {
        return start(Target.configured());
    }

    /**
     * Starts this target.
     *
     * @throws IllegalStateException if what the target needs is not there; the message says what to add
     */
    public static LocalDynamoDb start(Target target) {
        Engine engine = Engine.start(target);
        try {
            return of(engine, engine::close);
        } catch (RuntimeException | Error e) {
            engine.close();
            throw e;
        }
    }

    /** A database of an engine that outlives it. */
    static LocalDynamoDb of(Engine engine) {
        return of(engine, () -> {});
    }

    private static LocalDynamoDb of(Engine engine, Runnable afterClose) {
        RequestRecorder recorder = new RequestRecorder();
        return new LocalDynamoDb(engine.target(), recorder, engine.open(recorder), afterClose);
    }

    /** What answers. */
    public Target target() {
        return target;
    }

    /** A blocking client, the same at each call. It need not be closed. */
    public DynamoDbClient client() {
        return database.client();
    }

    /** An asynchronous client, the same at each call. It need not be closed. */
    public DynamoDbAsyncClient asyncClient() {
        return database.asyncClient();
    }

    /**
     * A further blocking client of this database, with settings of its own: interceptors, retries, an HTTP client. Its
     * requests are recorded too, and it is closed with this.
     *
     * @param settings are applied last; an {@code overrideConfiguration(..)} among them replaces the timeout
     * @throws UnsupportedOperationException on the target {@code embedded}, which has no pipeline to set up
     */
    public DynamoDbClient client(Consumer<? super DynamoDbClientBuilder> settings) {
        return database.client(settings);
    }

    /**
     * A further asynchronous client of this database, with settings of its own. Its requests are recorded too, and it is
     * closed with this.
     *
     * @param settings are applied last; an {@code overrideConfiguration(..)} among them replaces the timeout
     * @throws UnsupportedOperationException on the target {@code embedded}, which has no pipeline to set up
     */
    public DynamoDbAsyncClient asyncClient(Consumer<? super DynamoDbAsyncClientBuilder> settings) {
        return database.asyncClient(settings);
    }

    /**
     * A further blocking client of this database, on which things go wrong: around a client on the target {@code embedded},
     * around the HTTP client that the SDK finds on others. If a test fails that has it, what was injected is told with the
     * failure.
     */
    public DynamoDbClient client(Faults faults) {
        latestFaults = faults;
        return database.client(faults);
    }

    /** A further asynchronous client of this database, on which things go wrong, in the same places. */
    public DynamoDbAsyncClient asyncClient(Faults faults) {
        latestFaults = faults;
        return database.asyncClient(faults);
    }

    /** Those that were last given to a client. */
    @Nullable
    Faults latestFaults() {
        return latestFaults;
    }

    /** The requests that the clients were given. */
    public RequestRecorder recorder() {
        return recorder;
    }

    /** Ends the database and its clients; what was stored is gone. Closing again does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                database.close();
            } finally {
                afterClose.run();
            }
        }
    }
}
