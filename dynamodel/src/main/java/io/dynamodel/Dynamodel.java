package io.dynamodel;

import io.dynamodel.core.annotation.CanIgnoreReturnValue;
import io.dynamodel.core.annotation.CheckReturnValue;
import io.dynamodel.core.execution.AsyncDriver;
import io.dynamodel.core.execution.BlockingDriver;
import io.dynamodel.core.execution.CallLimits;
import io.dynamodel.core.execution.RequestListener;
import io.dynamodel.core.transport.ItemTransport;
import io.dynamodel.core.transport.WirePath;
import io.dynamodel.query.BatchGetOperation;
import io.dynamodel.query.BatchWriteOperation;
import io.dynamodel.query.BatchWriteResult;
import io.dynamodel.query.CursorSealer;
import io.dynamodel.query.ItemRead;
import io.dynamodel.query.Model;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.Rehearsal;
import io.dynamodel.schema.Schema;
import io.dynamodel.transactions.TransactGetOperation;
import io.dynamodel.transactions.TransactWriteOperation;
import io.dynamodel.transactions.internal.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Models on a DynamoDB client. It takes clients as they are and never closes them: region, credentials, endpoint and
 * retries are the client's, but nothing is sent again that may have been applied and must not be applied twice, and
 * nothing after its time. See the guide "What is tried again".
 *
 * <p>Immutable and thread-safe; an application has one, or one for each client.
 */
@CheckReturnValue
public final class Dynamodel {
    private final Engine engine;
    private final String tablePrefix;

    private Dynamodel(Engine engine, String tablePrefix) {
        this.engine = engine;
        this.tablePrefix = tablePrefix;
    }

    /** On a synchronous client. Asynchronous executions need an asynchronous one: see {@link #builder}. */
    public static Dynamodel create(DynamoDbClient client) {
        return builder().client(client).build();
    }

    /** On an asynchronous client. */
    public static Dynamodel create(DynamoDbAsyncClient client) {
        return builder().asyncClient(client).build();
    }

    /** Both clients, and everything else that can be said. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The model of a schema on a table. Nothing is sent; the table need not exist yet.
     *
     * @param table the name of the table, behind the prefix of this Dynamodel, or the table's ARN
     * @throws io.dynamodel.core.error.SchemaException if the schema has no primary key
     */
    public <R> Model<R> model(String table, Schema<R> schema) {
        return Model.of(schema, table.startsWith("arn:") ? table : tablePrefix + table, engine);
    }

    /**
     * Reads any number of items of any models by their keys, in batches. Each is known again in the result by the value
     * that is given here.
     *
     * @param reads such as {@code users.get(key)}, also with {@code consistent()} or {@code select(..)}
     */
    public BatchGetOperation batchGet(ItemRead<?, ?>... reads) {
        return batchGet(Arrays.asList(reads));
    }

    /** Reads any number of items of any models by their keys, in batches. */
    public BatchGetOperation batchGet(List<? extends ItemRead<?, ?>> reads) {
        return BatchGetOperation.of(engine, reads);
    }

    /**
     * Puts and deletes any number of items of any models, in batches; no transaction, and without conditions.
     *
     * @param writes such as {@code users.put(item)} and {@code users.delete(key)}
     */
    public BatchWriteOperation<BatchWriteResult> batchWrite(WriteOperation... writes) {
        return batchWrite(Arrays.asList(writes));
    }

    /** Puts and deletes any number of items of any models, in batches; no transaction, and without conditions. */
    public BatchWriteOperation<BatchWriteResult> batchWrite(List<? extends WriteOperation> writes) {
        return BatchWriteOperation.of(engine, writes);
    }

    /**
     * Does several writes, of any models and tables, all or nothing.
     *
     * @param writes 1 to 100, each on an item of its own, such as {@code users.create(item)}, {@code accounts.update(key,
     *     change).onlyIf(condition)} and {@code ledger.check(key, condition)}
     * @throws io.dynamodel.core.error.InvalidRequestException if there are none, or one is of another Dynamodel
     * @throws io.dynamodel.core.error.RequestLimitException if there are more than 100
     */
    public TransactWriteOperation transaction(WriteOperation... writes) {
        return transaction(Arrays.asList(writes));
    }

    /** Does several writes, of any models and tables, all or nothing. */
    public TransactWriteOperation transaction(List<? extends WriteOperation> writes) {
        return TransactWriteOperation.of(engine, writes);
    }

    /**
     * Reads several items, of any models and tables, as they were at one moment. Each is known again in the result by the
     * value that is given here.
     *
     * @param reads 1 to 100, each of an item of its own, such as {@code users.get(key)}, also with {@code select(..)}
     * @throws io.dynamodel.core.error.InvalidRequestException if there are none, or one is of another Dynamodel
     * @throws io.dynamodel.core.error.RequestLimitException if there are more than 100
     */
    public TransactGetOperation transactGet(ItemRead<?, ?>... reads) {
        return transactGet(Arrays.asList(reads));
    }

    /** Reads several items, of any models and tables, as they were at one moment. */
    public TransactGetOperation transactGet(List<? extends ItemRead<?, ?>> reads) {
        return TransactGetOperation.of(engine, reads);
    }

    /**
     * Warms the library for a process that is saved and restored, such as under AWS Lambda SnapStart or CRaC, or that
     * is to be quick with its first call: creates, gets, puts, updates, queries and deletes an item of the library's own
     * with a stand-in for a client, over the wire path and through attribute values, and makes ready what the models'
     * schemas put off until they are used. To be called once, when the models are there: in a static initializer or a
     * hook that runs before the checkpoint.
     *
     * <p>Nothing is sent, logged or told to listeners. Getters, rules, converters, constructors and other functions of
     * the models' schemas are not called; a dry run such as {@code model.put(sample).request()} calls them. The SDK's
     * client is not used: its pipeline, credentials, and connections are warmed by a real request only, such as a get of
     * a key that does not exist.
     *
     * @param models those that the process will use
     */
    public static void prime(Model<?>... models) {
        Rehearsal.run(models);
    }

    /** The clients, and how items travel on them. */
    @Override
    public String toString() {
        return "Dynamodel"
                + (engine.blocking() == null ? "" : ". " + engine.blocking().transport())
                + (engine.async() == null ? "" : ". " + engine.async().transport());
    }

    /** Collects the settings. Not thread-safe. */
    public static final class Builder {
        private @Nullable DynamoDbClient client;
        private @Nullable DynamoDbAsyncClient asyncClient;
        private final List<RequestListener> listeners = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private String tablePrefix = "";
        private boolean consumedCapacity;
        private @Nullable CursorSealer cursorSealer;
        private @Nullable Duration callTimeout;
        private @Nullable Duration attemptTimeout;
        private WirePath wirePath = WirePath.AUTO;
        private final Set<String> harmless = new HashSet<>();

        private Builder() {}

        /** The client of {@code execute()} and its kin. */
        @CanIgnoreReturnValue
        public Builder client(DynamoDbClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /** The client of {@code executeAsync()} and its kin. */
        @CanIgnoreReturnValue
        public Builder asyncClient(DynamoDbAsyncClient client) {
            this.asyncClient = Objects.requireNonNull(client, "client");
            return this;
        }

        /** Gets an event for every request and answer; several may be given. */
        @CanIgnoreReturnValue
        public Builder listener(RequestListener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /** Asks DynamoDB to tell with every answer what the request has consumed, in total and for each index. */
        @CanIgnoreReturnValue
        public Builder reportConsumedCapacity() {
            consumedCapacity = true;
            return this;
        }

        /**
         * Whether items go straight between objects and the wire: {@link WirePath#AUTO} unless given. Which path a
         * client got, and why, is said once in the log, and by {@link Dynamodel#toString}.
         */
        @CanIgnoreReturnValue
        public Builder wirePath(WirePath path) {
            this.wirePath = Objects.requireNonNull(path, "path");
            return this;
        }

        /**
         * Tells that an interceptor of the client neither reads nor changes items, such as one that counts or traces
         * requests, so that the wire path may be taken beside it. Known as such are the SDK's own, and those of
         * OpenTelemetry, AWS X-Ray and Datadog.
         *
         * @param className the name of the interceptor's class
         */
        @CanIgnoreReturnValue
        public Builder harmlessInterceptor(String className) {
            harmless.add(Objects.requireNonNull(className, "className"));
            return this;
        }

        /** What stands before the names of all tables, such as {@code "staging-"}. */
        @CanIgnoreReturnValue
        public Builder tablePrefix(String prefix) {
            this.tablePrefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * Seals all cursors and checkpoints, and refuses those that are not. Without it, a cursor shows the key of an
         * item to whoever decodes it, and can be made up.
         */
        @CanIgnoreReturnValue
        public Builder sealCursors(CursorSealer sealer) {
            this.cursorSealer = Objects.requireNonNull(sealer, "sealer");
            return this;
        }

        /**
         * Tells the time for {@code createdAt()} and {@code updatedAt()}, for deadlines and for cursors that expire; the
         * system's unless given.
         */
        @CanIgnoreReturnValue
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * How long a request may take with all its attempts and the pauses between them. Unless given, it is the client's
         * {@code apiCallTimeout}, or, where that was not given either, 10 seconds.
         *
         * <p>Once it is over, a read and a write that was certainly not applied fail with the failure of the last attempt,
         * with the SDK's {@code ApiCallTimeoutException}, or with a
         * {@link io.dynamodel.core.error.DeadlineException}; a write that may have been applied with an
         * {@link io.dynamodel.core.error.OutcomeUnknownException}. Operations that make several requests have deadlines of
         * their own beside it. Requests about tables are not meant.
         *
         * <p>If it is given, the SDK keeps time for each request, which costs a timer and some memory. If it is not, no
         * further attempt begins that could end too late, but an attempt without an answer lasts until the HTTP client
         * gives up on it: set its read timeout (30 seconds unless given), or the {@link #attemptTimeout}.
         *
         * @throws IllegalArgumentException if it is less than a millisecond
         */
        @CanIgnoreReturnValue
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = new CallLimits(timeout, null).call();
            return this;
        }

        /**
         * How long one attempt of a request may take; then it is sent again, if another attempt does no harm and there is
         * time for it. Unless given, it is the client's {@code apiCallAttemptTimeout}, or, where that was not given either,
         * that of the HTTP client for reading. A timer for each request, as with {@link #callTimeout}.
         *
         * @throws IllegalArgumentException if it is less than a millisecond
         */
        @CanIgnoreReturnValue
        public Builder attemptTimeout(Duration timeout) {
            this.attemptTimeout = new CallLimits(null, timeout).attempt();
            return this;
        }

        /**
         * The result.
         *
         * @throws IllegalStateException if there is no client
         * @throws IllegalArgumentException if one attempt may take longer than all
         */
        public Dynamodel build() {
            if (client == null && asyncClient == null) {
                throw new IllegalStateException("Dynamodel needs a client: client(DynamoDbClient.create()) or"
                        + " asyncClient(DynamoDbAsyncClient.create())");
            }
            CallLimits limits = new CallLimits(callTimeout, attemptTimeout);
            return new Dynamodel(
                    new Engine(
                            client == null
                                    ? null
                                    : BlockingDriver.of(
                                            client, ItemTransport.of(client, wirePath, harmless), listeners, limits),
                            asyncClient == null
                                    ? null
                                    : AsyncDriver.of(
                                            asyncClient,
                                            ItemTransport.of(asyncClient, wirePath, harmless),
                                            listeners,
                                            limits),
                            clock,
                            consumedCapacity ? ReturnConsumedCapacity.INDEXES : null,
                            cursorSealer,
                            Transactions.byDefault()),
                    tablePrefix);
        }
    }
}
