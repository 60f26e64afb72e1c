package io.dynamodel.integration.expression;

import io.dynamodel.core.expression.AttributePath;
import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue;
import io.dynamodel.core.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items, conditions and updates over few names and values, so that they often meet. Many of them are wrong. */
final class RandomExpressions {
    private static final String[] ROOTS = {"a", "size", "a-b", "a.b", "n", "l", "m", "set"};
    private static final String[] INNER = {"x", "y"};
    private static final Integer[] INDEXES = {0, 1, 2, 9, 10};
    private static final String[] TEXTS = {"", "a", "ab", "b", "é", "😀", "\uFFFF", "1"};
    private static final String[] NUMBERS = {"0", "1", "1.0", "2", "-1", "100", "1E2", "0.5", "3"};
    private static final byte[][] BINARIES = {{}, {1}, {1, 2}, {-1}};

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    Map<String, AttributeValue> item() {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("pk", AttributeValue.fromS("1"));
        for (String root : ROOTS) {
            if (random.nextInt(5) > 0) {
                item.put(root, value(3));
            }
        }
        // some attributes are mostly what their names say, or hardly any update would fit
        if (random.nextInt(5) > 0) {
            item.put("n", AttributeValue.fromN(pick(NUMBERS)));
            item.put("l", AttributeValue.fromL(List.of(value(1), value(1), value(1))));
            item.put("m", AttributeValue.fromM(Map.of("x", value(2), "y", value(1))));
            item.put("set", AttributeValue.fromNs(List.of("1", "2")));
        }
        return item;
    }

    Condition<Object> condition(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(6);
        if (kind < 3) {
            return leaf();
        }
        if (kind == 3) {
            return new Condition.Not<>(condition(depth - 1));
        }
        List<Condition<Object>> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            parts.add(condition(depth - 1));
        }
        return kind == 4 ? new Condition.And<>(parts) : new Condition.Or<>(parts);
    }

    private Condition<Object> leaf() {
        return switch (random.nextInt(12)) {
            case 0 -> new Condition.Exists<>(path());
            case 1 -> new Condition.NotExists<>(path());
            case 2 -> new Condition.HasType<>(path(), pick(ValueType.values()));
            case 3 -> new Condition.BeginsWith<>(path(), operand());
            case 4, 5 -> new Condition.Contains<>(path(), operand());
            case 6, 7 -> new Condition.Between<>(operand(), operand(), operand());
            case 8 -> new Condition.In<>(operand(), List.of(operand(), operand()));
            default -> new Condition.Comparison<>(operand(), pick(Condition.Comparator.values()), operand());
        };
    }

    List<Update<Object>> updates() {
        List<Update<Object>> updates = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            updates.add(update());
        }
        return updates;
    }

    private Update<Object> update() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Update.Remove<>(path());
            case 2 ->
                random.nextBoolean()
                        ? new Update.Add<>(path("n"), random.nextBoolean() ? constant() : one())
                        : new Update.Add<>(path("set"), Operand.Value.of(set()));
            case 3 -> new Update.Delete<>(path("set"), Operand.Value.of(set()));
            default -> new Update.Set<>(path(), updateValue(2));
        };
    }

    private UpdateValue updateValue(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0 -> new Operand.Path(path());
            case 1, 2, 3 -> constant();
            case 4, 5 -> new UpdateValue.IfNotExists(path(), updateValue(depth - 1));
            case 6 -> new UpdateValue.ListAppend(listLike(depth), listLike(depth));
            default ->
                new UpdateValue.Arithmetic(numberLike(depth), pick(UpdateValue.Operator.values()), numberLike(depth));
        };
    }

    private UpdateValue listLike(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> updateValue(depth - 1);
            case 1, 2, 3 -> new Operand.Path(path("l"));
            case 4 -> new UpdateValue.IfNotExists(path("l"), Operand.Value.of(AttributeValue.fromL(List.of())));
            default -> Operand.Value.of(AttributeValue.fromL(List.of(value(1))));
        };
    }

    private UpdateValue numberLike(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> {
                UpdateValue value = updateValue(depth - 1);
                yield value instanceof UpdateValue.Arithmetic ? new Operand.Path(path()) : value;
            }
            case 1, 2, 3 -> new Operand.Path(path("n"));
            case 4 -> new UpdateValue.IfNotExists(path("n"), one());
            default -> Operand.Value.of(AttributeValue.fromN(pick(NUMBERS)));
        };
    }

    private Operand operand() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Operand.Path(path());
            case 2 -> new Operand.Size(path());
            default -> constant();
        };
    }

    private Operand.Value constant() {
        return Operand.Value.of(value(2));
    }

    private Operand.Value one() {
        return Operand.Value.of(AttributeValue.fromN("1"));
    }

    private AttributePath path() {
        AttributePath path = AttributePath.of(pick(ROOTS));
        boolean list = path.root().equals("l");
        while (random.nextInt(3) == 0) {
            path = !list && random.nextBoolean() ? path.dot(pick(INNER)) : path.at(pick(INDEXES));
            list = false;
        }
        return path;
    }

    /** Mostly this one. */
    private AttributePath path(String root) {
        return random.nextInt(4) == 0 ? path() : AttributePath.of(root);
    }

    private AttributeValue value(int levels) {
        return switch (random.nextInt(levels > 1 ? 14 : 9)) {
            case 0, 1 -> AttributeValue.fromS(pick(TEXTS));
            case 2, 3, 4 -> AttributeValue.fromN(pick(NUMBERS));
            case 5 -> AttributeValue.fromB(SdkBytes.fromByteArray(pick(BINARIES)));
            case 6 -> AttributeValue.fromBool(random.nextBoolean());
            case 7 -> AttributeValue.fromNul(true);
            case 8 -> set();
            case 9, 10, 11 -> {
                List<AttributeValue> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(levels - 1));
                }
                yield AttributeValue.fromL(list);
            }
            default -> {
                Map<String, AttributeValue> map = new LinkedHashMap<>();
                for (String name : INNER) {
                    if (random.nextInt(3) > 0) {
                        map.put(name, value(levels - 1));
                    }
                }
                yield AttributeValue.fromM(map);
            }
        };
    }

    private AttributeValue set() {
        int from = random.nextInt(3);
        int to = from + 1 + random.nextInt(2);
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.fromSs(List.of("a", "", "1", "b").subList(from, to));
            case 1 -> AttributeValue.fromNs(List.of("1.0", "2", "0", "100").subList(from, to));
            default -> {
                List<SdkBytes> bytes = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    bytes.add(SdkBytes.fromByteArray(BINARIES[i]));
                }
                yield AttributeValue.fromBs(bytes);
            }
        };
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
