package io.dynamodel.integration.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.value.AttributeValues;
import io.dynamodel.core.wire.ItemEncoding;
import io.dynamodel.query.Model;
import io.dynamodel.query.Operation;
import io.dynamodel.query.WriteOperation;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.Key;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.PrimaryKey;
import io.dynamodel.schema.Rules;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import io.dynamodel.schema.ValueAttribute;
import io.dynamodel.testing.DynamoDbTest;
import io.dynamodel.testing.LocalDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** No condition of a caller or of a hook, however it is made, weakens what the library demands by itself. */
@DynamoDbTest
class GuardDominanceTest {
    /** More of them before a release, say. */
    private static final int CASES = Integer.getInteger("dynamodel.guards.cases", 1_500);

    private static final long SEED = Long.getLong("dynamodel.guards.seed", System.nanoTime());
    private static final int MOST = 10;

    private static final DocumentSchemaBuilder S = Schema.documents("guarded");
    private static final StringAttribute<Document> PK = S.string("pk");
    private static final List<ValueAttribute<Document, Object>> OTHERS = List.of(
            S.any("a"), S.any("size"), S.any("a-b"), S.any("a.b"), S.any("n"), S.any("l"), S.any("m"), S.any("set"));
    private static final NumberAttribute<Document, Integer> POINTS = S.integer("points", Rules.atMost(MOST));
    private static final NumberAttribute<Document, Long> VERSION = S.version("version");
    private static final PrimaryKey<Document, String> KEY = S.key(PK);
    private static final Schema<Document> SCHEMA = S.build();
    private static final Key<Document> ID = KEY.of("1");

    private final LocalDynamoDb db;
    private final Model<Document> model;

    GuardDominanceTest(LocalDynamoDb db) {
        this.db = db;
        this.model = Dynamodel.create(db.client()).model("guarded", SCHEMA);
    }

    /** What the library demands of the stored item, said once more and in another way. */
    private enum Guard {
        CREATE {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                return new Attempt(model.create(PK.to("1")).onlyIf(condition), Map::isEmpty, null);
            }
        },
        UPDATE {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                return new Attempt(model.update(ID, POINTS.set(1)).onlyIf(condition), item -> !item.isEmpty(), null);
            }
        },
        UPDATE_EXPECTING {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                return new Attempt(
                        model.update(ID, POINTS.set(1)).onlyIf(condition).expecting(number),
                        item -> !item.isEmpty() && version(item) == number,
                        null);
            }
        },
        UPDATE_OF_BOUNDED {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                int more = (int) number * 3;
                return new Attempt(
                        model.update(ID, POINTS.add(more)).onlyIf(condition),
                        item -> !item.isEmpty() && points(item) + more <= MOST,
                        null);
            }
        },
        UPSERT_OF_BOUNDED {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                int more = (int) number * 3;
                return new Attempt(
                        model.upsert(ID, POINTS.add(more)).onlyIf(condition),
                        item -> points(item) + more <= MOST,
                        null);
            }
        },
        PUT {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                return new Attempt(
                        model.put(Document.of("pk", "1", "version", number)).onlyIf(condition),
                        item -> version(item) == number,
                        null);
            }
        },
        DELETE_EXPECTING {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                return new Attempt(
                        model.delete(ID).onlyIf(condition).expecting(number), item -> version(item) == number, null);
            }
        },
        HOOK {
            @Override
            Attempt on(Model<Document> model, Condition<Document> condition, long number) {
                List<Condition<Document>> last = new ArrayList<>();
                Model<Document> hooked = model.with(draft -> {
                    var after =
                            draft.onlyIf(condition).onlyIf(condition.negate().or(condition));
                    last.add(after.condition());
                    return after;
                });
                return new Attempt(
                        hooked.update(ID, POINTS.set(1)).expecting(number),
                        item -> !item.isEmpty() && version(item) == number,
                        last);
            }
        };

        abstract Attempt on(Model<Document> model, Condition<Document> condition, long number);

        static long version(Map<String, AttributeValue> item) {
            AttributeValue version = item.get("version");
            return version == null ? 0 : Long.parseLong(version.n());
        }

        static int points(Map<String, AttributeValue> item) {
            AttributeValue points = item.get("points");
            return points == null ? 0 : Integer.parseInt(points.n());
        }
    }

    /**
     * A write that may be let through or not.
     *
     * @param guard what the library demands
     * @param hooked what hooks saw last of the condition; null where there are none
     */
    private record Attempt(
            WriteOperation write,
            Predicate<Map<String, AttributeValue>> guard,
            @Nullable List<Condition<Document>> hooked) {

        Condition<?> whole() {
            if (hooked == null) {
                return write.compileWrite(Instant.EPOCH, ItemEncoding.values()).condition();
            }
            ((Operation<?>) write).request();
            return hooked.get(hooked.size() - 1);
        }
    }

    private enum Outcome {
        GUARD_HELD_AND_DONE,
        GUARD_HELD_AND_NOT_DONE,
        GUARD_FAILED,
        REFUSED
    }

    @Test
    void noConditionLetsAWriteThroughWhoseGuardDoesNotHold() {
        model.table().createIfAbsent().execute();
        RandomExpressions expressions = new RandomExpressions(SEED);
        Random random = new Random(SEED);
        Map<Guard, Map<Outcome, Integer>> counts = new EnumMap<>(Guard.class);
        for (int i = 0; i < CASES; i++) {
            Map<String, AttributeValue> stored = stored(expressions, random);
            Guard guard = Guard.values()[i % Guard.values().length];
            Condition<Document> condition = condition(expressions, random);
            Outcome outcome = attempt(guard, stored, condition, 1 + random.nextInt(3), i);
            counts.computeIfAbsent(guard, key -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
        }
        // each guard was put to the test, and none refuses everything
        counts.forEach((guard, outcomes) -> assertThat(outcomes)
                .as("%s, seed %s", guard, SEED)
                .containsKeys(Outcome.GUARD_HELD_AND_DONE, Outcome.GUARD_HELD_AND_NOT_DONE, Outcome.GUARD_FAILED));
    }

    private Outcome attempt(
            Guard guard, Map<String, AttributeValue> stored, Condition<Document> condition, long number, int i) {
        store(stored);
        String description =
                guard + " " + number + " onlyIf " + condition + " on " + stored + ", case " + i + ", seed " + SEED;
        Attempt attempt;
        Condition<?> whole;
        try {
            attempt = guard.on(model, condition, number);
            whole = attempt.whole();
        } catch (InvalidRequestException e) {
            return Outcome.REFUSED;
        }
        boolean allowed = attempt.guard().test(stored);
        boolean holds = allowed && condition.test(stored);
        assertThat(whole.test(stored)).as(description).isEqualTo(holds);
        boolean done;
        try {
            ((Operation<?>) attempt.write()).execute();
            done = true;
        } catch (ConditionFailedException e) {
            done = false;
        } catch (InvalidRequestException e) {
            return Outcome.REFUSED;
        } catch (DynamoDbException e) {
            assertThat(e).as(description).isNotInstanceOf(ConditionalCheckFailedException.class);
            return Outcome.REFUSED; // by the engine, for what the condition compares
        } catch (RuntimeException e) {
            throw new AssertionError(description, e);
        }
        assertThat(done).as(description).isEqualTo(holds);
        if (!done) {
            assertThat(AttributeValues.equal(AttributeValue.fromM(now()), AttributeValue.fromM(stored)))
                    .as(description)
                    .isTrue();
        }
        return done ? Outcome.GUARD_HELD_AND_DONE : allowed ? Outcome.GUARD_HELD_AND_NOT_DONE : Outcome.GUARD_FAILED;
    }

    /** Some of them begin with what would escape a guard that was joined as text. */
    @SuppressWarnings("unchecked") // conditions of paths without a schema
    private static Condition<Document> condition(RandomExpressions expressions, Random random) {
        Condition<Document> condition = (Condition<Document>) (Condition<?>) expressions.condition(random.nextInt(4));
        Condition<Document> anything = new Condition.Or<>(List.of(
                new Condition.Exists<>(AttributePath.of("n")), new Condition.NotExists<>(AttributePath.of("n"))));
        return switch (random.nextInt(4)) {
            case 0 -> condition.or(anything);
            case 1 -> anything.and(condition.negate());
            default -> condition;
        };
    }

    private static Map<String, AttributeValue> stored(RandomExpressions expressions, Random random) {
        if (random.nextInt(3) == 0) {
            return Map.of();
        }
        Map<String, AttributeValue> item = new HashMap<>(expressions.item());
        if (random.nextInt(4) > 0) {
            item.put("version", AttributeValue.fromN(Integer.toString(1 + random.nextInt(3))));
        }
        if (random.nextInt(4) > 0) {
            item.put("points", AttributeValue.fromN(Integer.toString(random.nextInt(MOST + 1))));
        }
        return item;
    }

    private void store(Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            db.client().deleteItem(delete -> delete.tableName("guarded").key(ID.values()));
        } else {
            db.client().putItem(put -> put.tableName("guarded").item(item));
        }
    }

    private Map<String, AttributeValue> now() {
        return Map.copyOf(db.client()
                .getItem(get -> get.tableName("guarded").key(ID.values()).consistentRead(true))
                .item());
    }
}
