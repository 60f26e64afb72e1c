package io.dynamodel.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.error.InvalidRequestException;
import io.dynamodel.core.value.AttributeValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RepeatedUpdatesTest {
    private static final AttributePath A = AttributePath.of("a");
    private static final AttributePath B = AttributePath.of("b");
    private static final Operand.Value ONE = n(1);
    private static final Operand.Value LIST = Operand.Value.of(AttributeValue.fromL(List.of(ONE.value())));
    private static final Operand.Value SET = Operand.Value.of(AttributeValue.fromNs(List.of("1")));

    private static Operand.Value n(int number) {
        return Operand.Value.of(AttributeValue.fromN(Integer.toString(number)));
    }

    private static UpdateValue sum(UpdateValue left) {
        return new UpdateValue.Arithmetic(left, UpdateValue.Operator.PLUS, ONE);
    }

    static List<List<Update<Object>>> harmless() {
        return List.of(
                List.of(new Update.Set<>(A, ONE)),
                List.of(new Update.Remove<>(A)),
                List.of(new Update.Set<>(A.dot("in"), ONE), new Update.Remove<>(B.dot("in"))),
                List.of(new Update.Add<>(A, SET)),
                List.of(new Update.Delete<>(A, SET)),
                List.of(new Update.Set<>(A, new UpdateValue.IfNotExists(A, ONE))),
                List.of(new Update.Set<>(A, new UpdateValue.IfNotExists(A, new Operand.Path(B)))),
                List.of(new Update.Set<>(A, new Operand.Path(B))),
                List.of(new Update.Set<>(A, sum(new Operand.Path(B)))),
                List.of(new Update.Set<>(A, new UpdateValue.ListAppend(new Operand.Path(B), LIST))));
    }

    static List<List<Update<Object>>> harmful() {
        return List.of(
                List.of(new Update.Add<>(A, ONE)),
                List.of(new Update.Set<>(B, ONE), new Update.Add<>(A, ONE)),
                List.of(new Update.Set<>(A, sum(new Operand.Path(A)))),
                List.of(new Update.Set<>(A, sum(new UpdateValue.IfNotExists(A, ONE)))),
                List.of(new Update.Set<>(A, new UpdateValue.ListAppend(new Operand.Path(A), LIST))),
                List.of(new Update.Set<>(A, new UpdateValue.ListAppend(LIST, new Operand.Path(A)))),
                List.of(new Update.Set<>(A, new Operand.Path(B)), new Update.Set<>(B, new Operand.Path(A))),
                List.of(new Update.Set<>(A, new Operand.Path(B.dot("in"))), new Update.Remove<>(B)),
                List.of(new Update.Set<>(A.dot("in"), new Operand.Path(A))),
                List.of(new Update.Set<>(A, new UpdateValue.IfNotExists(B, ONE)), new Update.Set<>(B, ONE)),
                List.of(new Update.Remove<>(A.at(0))),
                List.of(new Update.Set<>(A.at(9), ONE)),
                List.of(new Update.Set<>(A.at(0).dot("in"), ONE)),
                List.of(new Update.Remove<>(A.dot("in").at(0).dot("in"))),
                List.of(new Update.Set<>(A, new Operand.Path(B.at(0)))),
                List.of(new Update.Set<>(A, new UpdateValue.IfNotExists(B.at(0).dot("in"), ONE))));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void leaveTheSame(List<Update<Object>> updates) {
        assertThat(RepeatedUpdates.areHarmless(updates)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void orDoNot(List<Update<Object>> updates) {
        assertThat(RepeatedUpdates.areHarmless(updates)).isFalse();
    }

    /** What is called harmless leaves the same, whatever the item; that it must not be called so is for the examples. */
    @Test
    void whatIsCalledHarmlessIs() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int harmless = 0;
        for (int i = 0; i < 20_000; i++) {
            List<Update<Object>> updates = updates(random);
            Map<String, AttributeValue> item = item(random);
            if (!RepeatedUpdates.areHarmless(updates)) {
                continue;
            }
            Map<String, AttributeValue> once;
            try {
                once = UpdateEvaluator.apply(updates, item);
            } catch (InvalidRequestException e) {
                continue;
            }
            harmless++;
            assertThat(AttributeValues.equal(
                            AttributeValue.fromM(UpdateEvaluator.apply(updates, once)), AttributeValue.fromM(once)))
                    .as("seed %d: %s on %s", seed, updates, item)
                    .isTrue();
        }
        assertThat(harmless).as("seed %d", seed).isGreaterThan(500);
    }

    private static List<Update<Object>> updates(Random random) {
        List<Update<Object>> updates = new ArrayList<>();
        Set<String> roots = new HashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            AttributePath path = path(random);
            if (roots.add(path.root())) {
                updates.add(
                        switch (random.nextInt(6)) {
                            case 0 -> new Update.Remove<>(path);
                            case 1 -> new Update.Add<>(path, random.nextBoolean() ? ONE : SET);
                            case 2 -> new Update.Delete<>(path, SET);
                            default -> new Update.Set<>(path, value(random, path, 2));
                        });
            }
        }
        return updates;
    }

    private static AttributePath path(Random random) {
        AttributePath path = AttributePath.of(String.valueOf((char) ('a' + random.nextInt(4))));
        return switch (random.nextInt(8)) {
            case 0 -> path.dot("in");
            case 1 -> path.at(random.nextInt(3));
            default -> path;
        };
    }

    private static UpdateValue value(Random random, AttributePath own, int depth) {
        AttributePath read = random.nextBoolean() ? own : path(random);
        return switch (random.nextInt(depth == 0 ? 3 : 7)) {
            case 0 -> ONE;
            case 1 -> LIST;
            case 2 -> new Operand.Path(read);
            case 3 -> sum(random.nextBoolean() ? new Operand.Path(read) : new UpdateValue.IfNotExists(read, n(5)));
            case 4 -> new UpdateValue.ListAppend(value(random, own, 0), value(random, own, 0));
            default -> new UpdateValue.IfNotExists(read, value(random, own, depth - 1));
        };
    }

    private static Map<String, AttributeValue> item(Random random) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            switch (random.nextInt(5)) {
                case 0 -> item.put(name, n(random.nextInt(9)).value());
                case 1 -> item.put(name, LIST.value());
                case 2 -> item.put(name, AttributeValue.fromNs(List.of("1", "2")));
                case 3 -> item.put(name, AttributeValue.fromM(Map.of("in", ONE.value())));
                default -> {}
            }
        }
        return item;
    }
}
