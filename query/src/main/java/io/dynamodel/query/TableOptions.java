package io.dynamodel.query;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/**
 * How a table is made: what the schema does not say. Immutable; begin with {@link #onDemand} or {@link #provisioned}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">CreateTable</a>
 */
public final class TableOptions {
    /** How long a table may take to become active unless said. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(5);

    private final @Nullable Throughput throughput;
    private final Map<String, Throughput> indexThroughput;
    private final @Nullable StreamViewType stream;
    private final @Nullable SSESpecification encryption;
    private final @Nullable TableClass tableClass;
    private final boolean deletionProtection;
    private final Map<String, String> tags;
    private final Duration deadline;

    /**
     * Provisioned capacity.
     *
     * @param readUnits read units in a second
     * @param writeUnits write units in a second
     */
    public record Throughput(long readUnits, long writeUnits) {
        /** Both are at least 1. */
        public Throughput {
            if (readUnits < 1 || writeUnits < 1) {
                throw new IllegalArgumentException(
                        "Provisioned capacity is at least 1, but is " + readUnits + " and " + writeUnits);
            }
        }
    }

    /** Options while one of them is changed. */
    private static final class Draft {
        private @Nullable Throughput throughput;
        private final Map<String, Throughput> indexThroughput = new LinkedHashMap<>();
        private @Nullable StreamViewType stream;
        private @Nullable SSESpecification encryption;
        private @Nullable TableClass tableClass;
        private boolean deletionProtection;
        private final Map<String, String> tags = new LinkedHashMap<>();
        private Duration deadline = DEFAULT_DEADLINE;
    }

    private TableOptions(Draft draft) {
        this.throughput = draft.throughput;
        this.indexThroughput = Collections.unmodifiableMap(draft.indexThroughput);
        this.stream = draft.stream;
        this.encryption = draft.encryption;
        this.tableClass = draft.tableClass;
        this.deletionProtection = draft.deletionProtection;
        this.tags = Collections.unmodifiableMap(draft.tags);
        this.deadline = draft.deadline;
    }

    private TableOptions with(Consumer<Draft> change) {
        Draft draft = new Draft();
        draft.throughput = throughput;
        draft.indexThroughput.putAll(indexThroughput);
        draft.stream = stream;
        draft.encryption = encryption;
        draft.tableClass = tableClass;
        draft.deletionProtection = deletionProtection;
        draft.tags.putAll(tags);
        draft.deadline = deadline;
        change.accept(draft);
        return new TableOptions(draft);
    }

    /** Billed by request. */
    public static TableOptions onDemand() {
        return new TableOptions(new Draft());
    }

    /** Billed by provisioned capacity; global indexes get the same unless {@link #index} says otherwise. */
    public static TableOptions provisioned(long readUnits, long writeUnits) {
        return onDemand().with(draft -> draft.throughput = new Throughput(readUnits, writeUnits));
    }

    /**
     * The provisioned capacity of one global index.
     *
     * @throws IllegalStateException if the table is billed by request
     */
    public TableOptions index(String name, long readUnits, long writeUnits) {
        if (throughput == null) {
            throw new IllegalStateException("The capacity of index '" + name
                    + "' needs a table of provisioned capacity: begin with provisioned(..)");
        }
        return with(draft -> draft.indexThroughput.put(name, new Throughput(readUnits, writeUnits)));
    }

    /** Turns the stream on. */
    public TableOptions stream(StreamViewType view) {
        return with(draft -> draft.stream = view);
    }

    /** Encrypts with the AWS managed key of the account. */
    public TableOptions encrypted() {
        return encryption(
                SSESpecification.builder().enabled(true).sseType(SSEType.KMS).build());
    }

    /** Encrypts with a key of one's own. */
    public TableOptions encryptedWith(String kmsKeyId) {
        return encryption(SSESpecification.builder()
                .enabled(true)
                .sseType(SSEType.KMS)
                .kmsMasterKeyId(kmsKeyId)
                .build());
    }

    private TableOptions encryption(SSESpecification specification) {
        return with(draft -> draft.encryption = specification);
    }

    /** The class of the table. */
    public TableOptions tableClass(TableClass tableClass) {
        return with(draft -> draft.tableClass = tableClass);
    }

    /** The table cannot be deleted before this is taken back. */
    public TableOptions protectedFromDeletion() {
        return with(draft -> draft.deletionProtection = true);
    }

    /** A tag; several calls add up. */
    public TableOptions tag(String key, String value) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        return with(draft -> draft.tags.put(key, value));
    }

    /** How long the table may take to become active; five minutes unless said. */
    public TableOptions deadline(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("A deadline lies ahead, but this is " + deadline);
        }
        return with(draft -> draft.deadline = deadline);
    }

    /** The capacity of the table; null if it is billed by request. */
    public @Nullable Throughput throughput() {
        return throughput;
    }

    /** The capacity of a global index; null if it is billed by request. */
    public @Nullable Throughput throughputOf(String index) {
        return indexThroughput.getOrDefault(index, throughput);
    }

    /** The capacities that were given to global indexes by {@link #index}, by name. */
    public Map<String, Throughput> indexThroughput() {
        return indexThroughput;
    }

    /** The stream, as a request has it; null if there is none. */
    public @Nullable StreamSpecification streamSpecification() {
        return stream == null
                ? null
                : StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(stream)
                        .build();
    }

    /** The encryption, as a request has it; null for DynamoDB's default. */
    public @Nullable SSESpecification sseSpecification() {
        return encryption;
    }

    /** The class of the table; null for DynamoDB's default. */
    public @Nullable TableClass tableClass() {
        return tableClass;
    }

    /** Whether the table is protected. */
    public boolean deletionProtection() {
        return deletionProtection;
    }

    /** The tags. */
    public Map<String, String> tags() {
        return tags;
    }

    /** How long the table may take to become active. */
    public Duration deadline() {
        return deadline;
    }
}
