package io.dynamodel.query;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

    private static final TableOptions ON_DEMAND = new TableOptions(
            new Settings(null, Map.of(), null, null, null, false, Map.of(), DEFAULT_DEADLINE));

    private final Settings settings;

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

    private record Settings(
            @Nullable Throughput throughput,
            Map<String, Throughput> indexThroughput,
            @Nullable StreamViewType stream,
            @Nullable SSESpecification encryption,
            @Nullable TableClass tableClass,
            boolean deletionProtection,
            Map<String, String> tags,
            Duration deadline) {
        Settings {
            indexThroughput = Collections.unmodifiableMap(new LinkedHashMap<>(indexThroughput));
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }
    }

    private TableOptions(Settings settings) {
        this.settings = settings;
    }

    /** Billed by request. */
    public static TableOptions onDemand() {
        return ON_DEMAND;
    }

    /** Billed by provisioned capacity; indexes get the same unless {@link #index} says otherwise. */
    public static TableOptions provisioned(long readUnits, long writeUnits) {
        Settings s = ON_DEMAND.settings;
        return new TableOptions(new Settings(
                new Throughput(readUnits, writeUnits), Map.of(), s.stream, s.encryption, s.tableClass,
                s.deletionProtection, s.tags, s.deadline));
    }

    /** The provisioned capacity of one global index. */
    public TableOptions index(String name, long readUnits, long writeUnits) {
        if (settings.throughput == null) {
            throw new IllegalStateException("The capacity of index '" + name
                    + "' needs a table of provisioned capacity: begin with provisioned(..)");
        }
        Map<String, Throughput> all = new LinkedHashMap<>(settings.indexThroughput);
        all.put(name, new Throughput(readUnits, writeUnits));
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, all, s.stream, s.encryption, s.tableClass,
                s.deletionProtection, s.tags, s.deadline));
    }

    /** Turns the stream on. */
    public TableOptions stream(StreamViewType view) {
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, s.indexThroughput, view, s.encryption, s.tableClass,
                s.deletionProtection, s.tags, s.deadline));
    }

    /** Encrypts with the AWS managed key of the account. */
    public TableOptions encrypted() {
        return encryption(SSESpecification.builder().enabled(true).sseType(SSEType.KMS).build());
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
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, s.indexThroughput, s.stream, specification, s.tableClass,
                s.deletionProtection, s.tags, s.deadline));
    }

    /** The class of the table. */
    public TableOptions tableClass(TableClass tableClass) {
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, s.indexThroughput, s.stream, s.encryption, tableClass,
                s.deletionProtection, s.tags, s.deadline));
    }

    /** The table cannot be deleted before this is taken back. */
    public TableOptions protectedFromDeletion() {
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, s.indexThroughput, s.stream, s.encryption, s.tableClass,
                true, s.tags, s.deadline));
    }

    /** A tag; several calls add up. */
    public TableOptions tag(String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings.tags);
        all.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, s.indexThroughput, s.stream, s.encryption, s.tableClass,
                s.deletionProtection, all, s.deadline));
    }

    /** How long the table may take to become active; five minutes unless said. */
    public TableOptions deadline(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("A deadline lies ahead, but this is " + deadline);
        }
        Settings s = settings;
        return new TableOptions(new Settings(s.throughput, s.indexThroughput, s.stream, s.encryption, s.tableClass,
                s.deletionProtection, s.tags, deadline));
    }

    /** The capacity of the table; null if it is billed by request. */
    public @Nullable Throughput throughput() {
        return settings.throughput;
    }

    /** The capacity of a global index; null if it is billed by request. */
    public @Nullable Throughput throughputOf(String index) {
        return settings.indexThroughput.getOrDefault(index, settings.throughput);
    }

    /** The capacities that were given to global indexes by {@link #index}, by name. */
    public Map<String, Throughput> indexThroughput() {
        return settings.indexThroughput;
    }

    /** The stream, as a request has it; null if there is none. */
    public @Nullable StreamSpecification streamSpecification() {
        return settings.stream == null
                ? null
                : StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(settings.stream)
                        .build();
    }

    /** The encryption, as a request has it; null for DynamoDB's default. */
    public @Nullable SSESpecification sseSpecification() {
        return settings.encryption;
    }

    /** The class of the table; null for DynamoDB's default. */
    public @Nullable TableClass tableClass() {
        return settings.tableClass;
    }

    /** Whether the table is protected. */
    public boolean deletionProtection() {
        return settings.deletionProtection;
    }

    /** The tags. */
    public Map<String, String> tags() {
        return settings.tags;
    }

    /** How long the table may take to become active. */
    public Duration deadline() {
        return settings.deadline;
    }
}
