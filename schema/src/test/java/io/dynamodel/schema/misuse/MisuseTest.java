package io.dynamodel.schema.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes that the compiler finds, each beside what is right and differs as little as possible. */
class MisuseTest {
    /**
     * A mistake.
     *
     * @param name what is wrong
     * @param right a statement that compiles
     * @param wrong one that does not
     */
    record Misuse(String name, String right, String wrong) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Misuse misuse(String name, String right, String wrong) {
        return new Misuse(name, right, wrong);
    }

    static Stream<Misuse> rules() {
        return Stream.of(
                misuse(
                        "a default of another type",
                        "S.integer(\"x\", User::age, defaultTo(1));",
                        "S.integer(\"x\", User::age, defaultTo(\"1\"));"),
                misuse(
                        "a generated value of another type",
                        "S.string(\"x\", User::id, generated(() -> \"a\"));",
                        "S.string(\"x\", User::id, generated(() -> 1));"),
                misuse(
                        "a default from another item",
                        "S.string(\"x\", User::id, defaultFrom(u -> u.email()));",
                        "S.string(\"x\", User::id, defaultFrom(u -> u.total()));"),
                misuse(
                        "oneOf of another type",
                        "S.string(\"x\", User::id, oneOf(\"a\", \"b\"));",
                        "S.string(\"x\", User::id, oneOf(1, 2));"),
                misuse(
                        "a bound of another number type",
                        "S.longInteger(\"x\", u -> 1L, atLeast(1L));",
                        "S.longInteger(\"x\", u -> 1L, atLeast(1));"),
                misuse(
                        "a length of a number",
                        "S.string(\"x\", User::id, minLength(1));",
                        "S.integer(\"x\", User::age, minLength(1));"),
                misuse(
                        "an element rule of another type",
                        "S.stringSet(\"x\", User::roles, each(oneOf(\"a\")));",
                        "S.stringSet(\"x\", User::roles, each(atLeast(1)));"),
                misuse(
                        "an element rule on what has no elements",
                        "S.list(\"x\", User::tags, string(), each(trim()));",
                        "S.string(\"x\", User::id, each(trim()));"),
                misuse(
                        "a time of creation that is no time",
                        "S.instant(\"x\", User::joined, createdAt());",
                        "S.string(\"x\", User::id, createdAt());"),
                misuse(
                        "lower case of a number",
                        "S.string(\"x\", User::id, lowerCase());",
                        "S.integer(\"x\", User::age, lowerCase());"),
                misuse(
                        "required by an attribute of another item",
                        "S.string(\"x\", User::id, requiredIf(u -> true, AGE));",
                        "S.string(\"x\", User::id, requiredIf(u -> true, TOTAL));"),
                misuse(
                        "a rule of the item with an input of another",
                        "S.validate(u -> u.age() > 0, \"be\", AGE);",
                        "S.validate(u -> u.age() > 0, \"be\", TOTAL);"));
    }

    static Stream<Misuse> definitions() {
        return Stream.of(
                misuse("a unique attribute of another item", "S.unique(EMAIL);", "S.unique(ORDER_ID);"),
                misuse(
                        "a further unique attribute of another item",
                        "S.unique(EMAIL, AGE);",
                        "S.unique(EMAIL, ORDER_ID);"),
                misuse(
                        "a scope of another item",
                        "S.unique(EMAIL, Within.within(AGE));",
                        "S.unique(EMAIL, Within.within(ORDER_ID));"),
                misuse("a scope without what is unique", "S.unique(EMAIL);", "S.unique(Within.within(EMAIL));"),
                misuse("a unique set", "S.unique(EMAIL);", "S.unique(ROLES);"),
                misuse("a unique nested path", "S.unique(EMAIL);", "S.unique(HOME.dot(CITY));"),
                misuse("a getter of another type", "S.integer(\"x\", User::age);", "S.integer(\"x\", User::email);"),
                misuse("a getter of another class", "S.string(\"x\", User::id);", "S.string(\"x\", Order::id);"),
                misuse(
                        "a setter of another type",
                        "C.integer(\"x\", Counter::count, Counter::count);",
                        "C.integer(\"x\", Counter::count, Counter::id);"),
                misuse(
                        "the schema of another nested item",
                        "S.map(\"x\", User::home, ADDRESSES);",
                        "S.map(\"x\", User::home, ORDERS);"),
                misuse(
                        "a lazy schema of another nested item",
                        "S.map(\"x\", User::home, Schema.lazy(() -> ADDRESSES));",
                        "S.map(\"x\", User::home, Schema.lazy(() -> ORDERS));"),
                misuse(
                        "elements of another type",
                        "S.list(\"x\", User::tags, string());",
                        "S.list(\"x\", User::tags, integer());"),
                misuse(
                        "a token of another kind",
                        "NumberAttribute<User, Integer> x = S.integer(\"x\", User::age);",
                        "StringAttribute<User> x = S.integer(\"x\", User::age);"),
                misuse(
                        "a computed attribute with an input of another item",
                        "S.computed(\"x\", string(), u -> u.id(), List.of(ID));",
                        "S.computed(\"x\", string(), u -> u.id(), List.of(ORDER_ID));"),
                misuse(
                        "a reader that reads an attribute of another item",
                        "S.build(r -> new User(r.get(ID), null, 0, null, null, null, null, null, null, null, true));",
                        "S.build(r -> new User(r.get(ORDER_ID), null, 0, null, null, null, null, null, null, null, true));"),
                misuse(
                        "constructor arguments of other types",
                        "S.build(r -> new User(r.get(ID), null, r.get(AGE), null, null, null, null, null, null, null, true));",
                        "S.build(r -> new User(r.get(AGE), null, r.get(ID), null, null, null, null, null, null, null, true));"),
                misuse(
                        "a member of a union that is none of its classes",
                        "Schema.union(Shape.class, \"kind\").member(\"a\", Circle.class, (Schema<Circle>) null);",
                        "Schema.union(Shape.class, \"kind\").member(\"a\", Order.class, ORDERS);"));
    }

    static Stream<Misuse> keys() {
        return Stream.of(
                misuse("a list as key", "S.key(ID);", "S.key(TAGS);"),
                misuse("a set as key", "S.key(ID);", "S.key(ROLES);"),
                misuse("a boolean as key", "S.key(ID);", "S.key(ACTIVE);"),
                misuse("a nested path as key", "S.key(EMAIL);", "S.key(HOME.dot(CITY));"),
                misuse("an attribute of another item as key", "S.key(ID);", "S.key(ORDER_ID);"),
                misuse(
                        "a list as a part of a key",
                        "S.globalIndex(\"x\", S.parts(ID, EMAIL));",
                        "S.globalIndex(\"x\", S.parts(ID, TAGS));"),
                misuse(
                        "a local index of a table without sort key",
                        "O.localIndex(\"x\", ORDER_KEY, TOTAL);",
                        "S.localIndex(\"x\", KEY, AGE);"),
                misuse(
                        "a projection of another item's attribute",
                        "S.globalIndex(\"x\", ID, IndexProjection.include(AGE));",
                        "S.globalIndex(\"x\", ID, IndexProjection.include(TOTAL));"),
                misuse("a key value of another type", "KEY.of(\"a\");", "KEY.of(1);"),
                misuse("a missing sort key", "ORDER_KEY.of(\"a\", 1);", "ORDER_KEY.of(\"a\");"),
                misuse("a sort key too many", "KEY.of(\"a\");", "KEY.of(\"a\", \"b\");"),
                misuse("a sort key of another type", "ORDER_KEY.of(\"a\", 1);", "ORDER_KEY.of(\"a\", \"1\");"),
                misuse(
                        "a key of another model",
                        "Key<User> key = KEY.of(\"a\");",
                        "Key<User> key = ORDER_KEY.of(\"a\", 1);"),
                misuse("a partition of another type", "BY_EMAIL.partitionIs(\"a\");", "BY_EMAIL.partitionIs(1);"),
                misuse("a missing part", "BY_TWO.partitionIs(parts(\"a\", 1));", "BY_TWO.partitionIs(\"a\");"),
                misuse("swapped parts", "BY_TWO.partitionIs(parts(\"a\", 1));", "BY_TWO.partitionIs(parts(1, \"a\"));"),
                misuse("a sort condition without a sort key", "equalTo(1).on(ORDER_KEY);", "equalTo(\"a\").on(KEY);"),
                misuse("a sort condition of another type", "after(day).on(BY_EMAIL);", "after(1).on(BY_EMAIL);"),
                misuse(
                        "a beginning of what is no text",
                        "SortCondition.between(day, later).on(BY_EMAIL);",
                        "beginsWith(\"2024\").on(BY_EMAIL);"),
                misuse(
                        "a range of two types",
                        "SortCondition.between(1, 2).on(ORDER_KEY);",
                        "SortCondition.between(1, \"2\").on(ORDER_KEY);"),
                misuse(
                        "a range before an equality",
                        "starting(2024, starting(5, after(day))).on(BY_TIME);",
                        "starting(after(2024), starting(5, after(day))).on(BY_TIME);"),
                misuse(
                        "a skipped part",
                        "starting(2024, starting(5, after(day))).on(BY_TIME);",
                        "starting(2024, after(day)).on(BY_TIME);"),
                misuse(
                        "a range of one attribute for a key of several",
                        "SortCondition<Parts<Integer, Parts<Integer, Instant>>> c = leading(after(2024));",
                        "SortCondition<Parts<Integer, Parts<Integer, Instant>>> c = after(2024);"),
                misuse(
                        "parts in another order",
                        "SortCondition<Parts<Integer, Parts<Integer, Instant>>> c = starting(2024, starting(5));",
                        "SortCondition<Parts<Integer, Parts<Integer, Instant>>> c = starting(2024, starting(day));"),
                misuse(
                        "fewer values than the key has attributes",
                        "equalTo(parts(2024, 5, day)).on(BY_TIME);",
                        "equalTo(parts(2024, 5)).on(BY_TIME);"));
    }

    static Stream<Misuse> conditions() {
        return Stream.of(
                misuse(
                        "a condition of another model",
                        "Condition<User> c = AGE.gt(1);",
                        "Condition<User> c = TOTAL.gt(1L);"),
                misuse(
                        "conditions of two models joined",
                        "AGE.gt(1).and(EMAIL.exists());",
                        "AGE.gt(1).and(TOTAL.gt(1L));"),
                misuse("a comparison with another type", "AGE.gt(1);", "AGE.gt(\"1\");"),
                misuse("a comparison with another number type", "AGE.gt(1);", "AGE.gt(1L);"),
                misuse("a comparison of attributes of two types", "AGE.eq(RANK);", "AGE.eq(EMAIL);"),
                misuse("a comparison of attributes of two models", "EMAIL.eq(NICKNAME);", "EMAIL.eq(ORDER_ID);"),
                misuse("a beginning of a number", "EMAIL.beginsWith(\"a\");", "AGE.beginsWith(\"1\");"),
                misuse("an order of booleans", "ACTIVE.eq(true);", "ACTIVE.lt(true);"),
                misuse("an order of lists", "TAGS.eq(List.of());", "TAGS.lt(List.of());"),
                misuse("the size of a number", "TAGS.size().ge(1);", "AGE.size().ge(1);"),
                misuse("an element of another type", "ROLES.contains(\"a\");", "ROLES.contains(1);"),
                misuse("values of two types", "AGE.isIn(1, 2);", "AGE.isIn(1, \"2\");"),
                misuse(
                        "a nested attribute of another item",
                        "HOME.dot(CITY).eq(\"a\");",
                        "HOME.dot(ORDER_ID).eq(\"a\");"),
                misuse(
                        "an operator that the nested attribute does not have",
                        "HOME.dot(CITY).beginsWith(\"a\");",
                        "HOME.dot(CITY).contains(1);"),
                misuse(
                        "elements of another schema",
                        "PAST.at(0, ADDRESSES).dot(CITY);",
                        "PAST.at(0, ORDERS).dot(ORDER_ID);"),
                misuse(
                        "a selection read with another model's token",
                        "int age = selection.get(AGE);",
                        "long total = selection.get(TOTAL);"));
    }

    static Stream<Misuse> updates() {
        return Stream.of(
                misuse("a value of another type", "AGE.set(1);", "AGE.set(\"1\");"),
                misuse("a copy from another type", "AGE.set(RANK);", "AGE.set(EMAIL);"),
                misuse("a copy from another model", "EMAIL.set(NICKNAME);", "EMAIL.set(ORDER_ID);"),
                misuse("an expression of another type", "AGE.set(RANK.orElse(1));", "AGE.set(EMAIL.orElse(\"a\"));"),
                misuse("an addition to text", "AGE.add(1);", "EMAIL.add(1);"),
                misuse("an addition of another number type", "AGE.subtract(1);", "AGE.subtract(1.5);"),
                misuse("a sum with text", "AGE.set(AGE.plus(RANK));", "AGE.set(AGE.plus(EMAIL));"),
                misuse(
                        "a sum with a text's fallback",
                        "AGE.set(RANK.orElse(1).plus(2));",
                        "EMAIL.orElse(\"a\").plus(2);"),
                misuse("a sum of a sum", "AGE.set(AGE.plus(RANK.orElse(1)));", "AGE.set(AGE.plus(RANK.plus(1)));"),
                misuse(
                        "a sum with a fallback, added to",
                        "AGE.set(RANK.orElse(1).minus(AGE));",
                        "AGE.set(RANK.orElse(1).minus(AGE).plus(1));"),
                misuse("an appended element of another type", "TAGS.append(\"a\");", "TAGS.append(1);"),
                misuse("an added element of another type", "ROLES.add(\"a\");", "ROLES.add(1);"),
                misuse("an element set to another type", "TAGS.at(0).set(\"a\");", "TAGS.at(0).set(1);"),
                misuse("an entry set to another type", "SCORES.key(\"a\").set(1);", "SCORES.key(\"a\").set(\"1\");"),
                misuse(
                        "updates of two models",
                        "List<Update<User>> all = List.of(AGE.add(1), EMAIL.remove());",
                        "List<Update<User>> all = List.of(AGE.add(1), TOTAL.add(1L));"),
                misuse("an item's value of another type", "EMAIL.to(\"a\");", "EMAIL.to(1);"),
                misuse(
                        "an item's value by another model's token",
                        "List<Assignment<User>> all = List.of(AGE.to(1));",
                        "List<Assignment<User>> all = List.of(TOTAL.to(1L));"));
    }

    static Stream<Misuse> all() {
        return Stream.of(rules(), definitions(), keys(), conditions(), updates())
                .flatMap(misuses -> misuses);
    }

    private static Program right;
    private static Program wrong;

    @BeforeAll
    static void compile() {
        right = Program.of(all().map(Misuse::right).toList());
        wrong = Program.of(all().map(Misuse::wrong).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void doesNotCompile(Misuse misuse) {
        assertThat(right.problemsOf(misuse.right())).as("what is right").isEmpty();
        assertThat(wrong.problemsOf(misuse.wrong())).as("what is wrong").isNotEmpty();
    }
}
