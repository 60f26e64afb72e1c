package io.dynamodel.query.internal.unique;

import static io.dynamodel.schema.Within.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateEvaluator;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.wire.EncodedItem;
import io.dynamodel.query.internal.CompiledWrite;
import io.dynamodel.query.internal.Engine;
import io.dynamodel.query.internal.ModelContext;
import io.dynamodel.query.internal.expand.ConstraintPlanner.AddedWrite;
import io.dynamodel.query.internal.expand.ConstraintPlanner.Needed;
import io.dynamodel.query.internal.expand.ConstraintPlanner.Plan;
import io.dynamodel.query.internal.expand.ConstraintPlanner.PlannedWrite;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.internal.ReservedKeys;
import io.dynamodel.schema.internal.UniqueDefinition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Random writes, alone and several together, whose steps interleave in any way: what was read is old when it is written,
 * claims are lost and items deleted beside the library. A transaction is all conditions at one moment.
 */
class PlannerSimulationTest {
    private static final DocumentSchemaBuilder S = Schema.documents("users");
    private static final StringAttribute<Document> ID = S.string("id");
    private static final StringAttribute<Document> EMAIL = S.string("email");
    private static final StringAttribute<Document> TENANT = S.string("tenant");
    private static final StringAttribute<Document> OTHER = S.string("other");
    private static final PrimaryKey<Document, String> KEY = S.key(ID);

    static {
        S.unique(EMAIL);
        S.unique("other", OTHER, within(TENANT));
    }

    private static final Schema<Document> SCHEMA = S.build();
    private static final ModelContext<Document> USERS =
            new ModelContext<>(SCHEMA, "users", new Engine(null, null, Clock.systemUTC(), null, null, null), null);

    /** The table: items and claims by their keys. */
    private final Map<Map<String, AttributeValue>, Map<String, AttributeValue>> table = new HashMap<>();

    private Random random = new Random(0);
    private int done;
    private int violations;
    private int stale;

    /** One execution under way. */
    private final class Execution {
        private final List<CompiledWrite<Document>> writes;
        private Map<Map<String, AttributeValue>, Map<String, AttributeValue>> known = new HashMap<>();
        private @Nullable Plan plan;
        private boolean over;

        Execution(List<CompiledWrite<Document>> writes) {
            this.writes = writes;
        }

        /** Reads and plans, or sends: others have their turn in between. */
        void step() {
            if (plan == null) {
                List<PlannedWrite> planned = new ArrayList<>();
                for (int i = 0; i < writes.size(); i++) {
                    CompiledWrite<Document> write = writes.get(i);
                    boolean create = write.verb().equals("create");
                    boolean needs = !create && UniquePlanner.INSTANCE.needsStored(write);
                    Map<String, AttributeValue> stored = create ? Map.of() : needs ? read(write.key()) : null;
                    planned.add(new PlannedWrite(i, write, stored));
                }
                Plan made = UniquePlanner.INSTANCE.plan(planned, (context, key) -> known.get(key.values()));
                if (!made.refusals().isEmpty()) {
                    violations++;
                    over = true;
                } else if (made.needed().isEmpty()) {
                    plan = made;
                } else {
                    for (Needed<?> needed : made.needed()) {
                        read(needed.key());
                    }
                }
            } else {
                send(plan);
                plan = null;
            }
        }

        private Map<String, AttributeValue> read(Key<?> key) {
            return Objects.requireNonNull(
                    known.computeIfAbsent(key.values(), values -> table.getOrDefault(values, Map.of())));
        }

        private void send(Plan made) {
            Map<Map<String, AttributeValue>, Map<String, AttributeValue>> failed = new HashMap<>();
            boolean refused = false;
            for (int i = 0; i < writes.size(); i++) {
                CompiledWrite<Document> write = writes.get(i);
                Map<String, AttributeValue> stored = stored(write);
                refused |= !write.condition().test(stored);
                if (made.refused().contains(i)) {
                    failed.put(write.key().values(), stored);
                }
                for (Condition<?> proof : made.proofs().getOrDefault(i, List.of())) {
                    if (!proof.test(stored)) {
                        failed.put(write.key().values(), stored);
                    }
                }
            }
            for (AddedWrite added : made.added()) {
                if (!added.write().condition().test(stored(added.write()))) {
                    failed.put(added.write().key().values(), stored(added.write()));
                }
            }
            if (refused) {
                over = true;
            } else if (failed.isEmpty()) {
                writes.forEach(PlannerSimulationTest.this::apply);
                made.added().forEach(added -> apply(added.write()));
                done++;
                over = true;
            } else {
                stale++;
                known = failed;
            }
        }
    }

    private Map<String, AttributeValue> stored(CompiledWrite<?> write) {
        return table.getOrDefault(write.key().values(), Map.of());
    }

    private void apply(CompiledWrite<?> write) {
        Map<String, AttributeValue> key = write.key().values();
        if (write.item() != null) {
            table.put(key, write.item().values());
        } else if (write.verb().equals("delete")) {
            table.remove(key);
        } else if (!write.updates().isEmpty()) {
            Map<String, AttributeValue> before = new LinkedHashMap<>(key);
            before.putAll(stored(write));
            table.put(key, UpdateEvaluator.apply(write.updates(), before));
        }
    }

    // ---- random writes ----

    private static AttributePath path(StringAttribute<Document> attribute) {
        return AttributePath.of(attribute.name());
    }

    private String value() {
        return "v" + random.nextInt(4);
    }

    private CompiledWrite<Document> write(Key<Document> key) {
        Condition<Document> exists = new Condition.Exists<>(path(ID));
        return switch (random.nextInt(6)) {
            case 0 -> whole(key, "create", new Condition.NotExists<>(path(ID)));
            case 1 -> whole(key, "put", new Condition.Always<>());
            case 2 -> CompiledWrite.of(USERS, "delete", key, null, new Condition.Always<>(), List.of(), s -> "");
            case 3 -> CompiledWrite.of(USERS, "update", key, null, exists, updates(), s -> "");
            case 4 -> CompiledWrite.of(USERS, "upsert", key, null, new Condition.Always<>(), updates(), s -> "");
            default ->
                CompiledWrite.of(
                        USERS,
                        "update",
                        key,
                        null,
                        Condition.all(List.of(exists, new Condition.Exists<Document>(path(OTHER)))),
                        List.of(new Update.Set<>(path(EMAIL), new Operand.Path(path(OTHER)))),
                        s -> "");
        };
    }

    private CompiledWrite<Document> whole(Key<Document> key, String verb, Condition<Document> condition) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(key.values());
        for (StringAttribute<Document> attribute : List.of(EMAIL, TENANT, OTHER)) {
            if (random.nextInt(3) > 0) {
                item.put(attribute.name(), AttributeValue.fromS(value()));
            }
        }
        return CompiledWrite.of(USERS, verb, key, EncodedItem.of(item), condition, List.of(), s -> "");
    }

    private List<Update<Document>> updates() {
        List<Update<Document>> updates = new ArrayList<>();
        for (StringAttribute<Document> attribute : List.of(EMAIL, TENANT, OTHER)) {
            AttributePath path = path(attribute);
            Operand.Value value = Operand.Value.of(AttributeValue.fromS(value()));
            switch (random.nextInt(4)) {
                case 0 -> updates.add(new Update.Set<>(path, value));
                case 1 -> updates.add(new Update.Remove<>(path));
                case 2 -> updates.add(new Update.Set<>(path, new UpdateValue.IfNotExists(path, value)));
                default -> {}
            }
        }
        if (updates.isEmpty()) {
            updates.add(
                    new Update.Set<>(AttributePath.of("unrelated"), Operand.Value.of(AttributeValue.fromS(value()))));
        }
        return updates;
    }

    /** Swaps two values: neither item can be first. */
    private List<CompiledWrite<Document>> swap() {
        Key<Document> a = KEY.of("i" + random.nextInt(6));
        Key<Document> b = KEY.of("i" + random.nextInt(6));
        AttributeValue ofA = table.getOrDefault(a.values(), Map.of()).get("email");
        AttributeValue ofB = table.getOrDefault(b.values(), Map.of()).get("email");
        return ofA == null || ofB == null || a.equals(b) ? List.of() : List.of(set(a, ofB), set(b, ofA));
    }

    private static CompiledWrite<Document> set(Key<Document> key, AttributeValue email) {
        return CompiledWrite.of(
                USERS,
                "update",
                key,
                null,
                new Condition.Exists<>(path(ID)),
                List.of(new Update.Set<>(path(EMAIL), Operand.Value.of(email))),
                s -> "");
    }

    private Execution next() {
        List<CompiledWrite<Document>> writes = random.nextInt(4) == 0 ? swap() : List.of();
        if (writes.isEmpty()) {
            Map<Key<Document>, CompiledWrite<Document>> each = new LinkedHashMap<>();
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                Key<Document> key = KEY.of("i" + random.nextInt(6));
                each.put(key, write(key));
            }
            writes = List.copyOf(each.values());
        }
        return new Execution(writes);
    }

    private void run(long seed, int steps, Runnable beside) {
        random = new Random(seed);
        List<Execution> running = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            if (running.size() < 4) {
                running.add(next());
            }
            running.get(random.nextInt(running.size())).step();
            running.removeIf(execution -> execution.over);
            beside.run();
        }
    }

    // ---- what must be true ----

    private List<String> faults(boolean orphansToo) {
        List<String> faults = new ArrayList<>();
        Map<Claim.Id, Map<String, AttributeValue>> holders = new HashMap<>();
        table.forEach((key, item) -> {
            for (UniqueDefinition constraint : SCHEMA.compiled().uniques()) {
                Claim claim = Claims.of(USERS, constraint, item);
                if (claim != null && !Claims.isClaim(USERS, item)) {
                    Map<String, AttributeValue> other = holders.putIfAbsent(claim.id(), key);
                    if (other != null) {
                        faults.add(key + " and " + other + " both have " + claim.key());
                    }
                    Map<String, AttributeValue> stored = table.get(claim.key().values());
                    if (stored == null || !key.equals(Claims.holderOf(stored))) {
                        faults.add(key + " has no claim " + claim.key());
                    }
                }
            }
        });
        table.forEach((key, item) -> {
            if (orphansToo
                    && Claims.isClaim(USERS, item)
                    && !Objects.equals(holders.get(new Claim.Id("users", key)), Claims.holderOf(item))) {
                faults.add("orphan " + key);
            }
        });
        return faults;
    }

    @Test
    void noValueIsHeldTwiceAndNoClaimIsLeftBehindHoweverStepsInterleave() {
        long seed = System.nanoTime();
        for (int round = 0; round < 20; round++) {
            table.clear();
            run(seed + round, 2_000, () -> {});
            assertThat(faults(true)).as("seed %s", seed + round).isEmpty();
        }
        assertThat(done).isGreaterThan(3_000);
        assertThat(violations).isGreaterThan(300);
        assertThat(stale).isGreaterThan(300);
    }

    @Test
    void claimsOfItemsThatAreDeletedBesideTheLibraryBlockNobody() {
        long seed = System.nanoTime();
        for (int round = 0; round < 20; round++) {
            table.clear();
            run(seed + round, 2_000, () -> {
                if (random.nextInt(20) == 0) {
                    table.remove(KEY.of("i" + random.nextInt(6)).values());
                }
            });
            assertThat(faults(false)).as("seed %s", seed + round).isEmpty();
            table.keySet().removeIf(key -> !ReservedKeys.contains(Objects.requireNonNull(key.get("id"))));
            assertThat(table).isNotEmpty(); // claims that nobody holds
            Execution execution = new Execution(List.of(whole("i0"), whole("i1")));
            while (!execution.over) {
                execution.step();
            }
            assertThat(table)
                    .as("seed %s", seed + round)
                    .containsKey(KEY.of("i1").values());
        }
    }

    private static CompiledWrite<Document> whole(String id) {
        Map<String, AttributeValue> item = new LinkedHashMap<>(KEY.of(id).values());
        item.put("email", AttributeValue.fromS("v" + id.charAt(1)));
        return CompiledWrite.of(
                USERS, "put", KEY.of(id), EncodedItem.of(item), new Condition.Always<>(), List.of(), s -> "");
    }
}
