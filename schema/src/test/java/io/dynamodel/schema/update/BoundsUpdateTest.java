package io.dynamodel.schema.update;

import static io.dynamodel.schema.Rules.atLeast;
import static io.dynamodel.schema.Rules.atMost;
import static io.dynamodel.schema.Rules.between;
import static io.dynamodel.schema.Rules.sensitive;
import static io.dynamodel.schema.update.Plans.plan;
import static io.dynamodel.schema.update.Plans.planned;
import static io.dynamodel.schema.update.Plans.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.expression.Condition;
import io.dynamodel.core.expression.Operand;
import io.dynamodel.core.expression.Update;
import io.dynamodel.core.expression.UpdateValue.Arithmetic;
import io.dynamodel.core.expression.UpdateValue.Operator;
import io.dynamodel.schema.AttributeTypes;
import io.dynamodel.schema.Converter;
import io.dynamodel.schema.Document;
import io.dynamodel.schema.DocumentSchemaBuilder;
import io.dynamodel.schema.NumberAttribute;
import io.dynamodel.schema.ScalarAttribute;
import io.dynamodel.schema.Schema;
import io.dynamodel.schema.StringAttribute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** {@code atLeast}, {@code atMost}, {@code between}, and what the Java type of a number can hold. */
class BoundsUpdateTest {
    private final DocumentSchemaBuilder s = Schema.documents("things");
    private final NumberAttribute<Document, Integer> age = s.integer("age", atLeast(0), atMost(150));
    private final NumberAttribute<Document, Long> big = s.longInteger("big", between(5L, 10L));
    private final NumberAttribute<Document, Long> other = s.longInteger("other");
    private final NumberAttribute<Document, Long> third = s.longInteger("third");

    @Test
    void aValueIsChecked() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, age.set(36))).isEqualTo("SET age = 36");
        assertThat(refused(schema, age.set(151))).containsExactly("'age' must be at most 150");
        assertThat(plan(schema, age.setIfAbsent(36))).isEqualTo("SET age = if_not_exists(age, 36)");
        assertThat(refused(schema, age.setIfAbsent(-1))).containsExactly("'age' must be at least 0");
    }

    @Test
    void addingIsGuardedOnTheSideThatItMovesTo() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, age.add(1))).isEqualTo("ADD age 1 IF attribute_not_exists(age) OR age <= 149");
        assertThat(plan(schema, age.subtract(1))).isEqualTo("ADD age -1 IF age >= 1");
        assertThat(plan(schema, big.add(1L))).isEqualTo("ADD big 1 IF attribute_exists(big) AND big <= 9");
        assertThat(plan(schema, big.add(7L))).isEqualTo("ADD big 7 IF attribute_not_exists(big) OR big <= 3");
        assertThat(plan(schema, big.add(11L))).isEqualTo("ADD big 11 IF big <= -1");
    }

    @Test
    void sumsAreGuardedOnBothSides() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, age.set(age.plus(1)))).isEqualTo("SET age = age + 1 IF age >= -1 AND age <= 149");
        assertThat(plan(schema, big.set(other.minus(1L))))
                .isEqualTo("SET big = other - 1 IF other >= 6 AND other <= 11");
    }

    private static Operand.Value number(String number) {
        return Operand.Value.of(AttributeValue.fromN(number));
    }

    @Test
    void aSumWithAFallbackCountsIt() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, big.set(other.orElse(6L).plus(1L))))
                .isEqualTo(
                        "SET big = if_not_exists(other, 6) + 1"
                                + " IF (attribute_not_exists(other) OR other >= 4) AND (attribute_not_exists(other) OR other <= 9)");
        assertThat(plan(schema, age.set(age.orElse(100).minus(51))))
                .isEqualTo("SET age = if_not_exists(age, 100) - 51"
                        + " IF (attribute_not_exists(age) OR age >= 51) AND (attribute_not_exists(age) OR age <= 201)");
        assertThat(plan(schema, other.set(other.orElse(100L).plus(1L))))
                .isEqualTo("SET other = if_not_exists(other, 100) + 1");
    }

    @Test
    void aFallbackWhoseSumBreaksABoundNeedsTheNumber() {
        assertThat(plan(s.build(), age.set(age.orElse(150).plus(1))))
                .isEqualTo(
                        "SET age = if_not_exists(age, 150) + 1 IF (attribute_not_exists(age) OR age >= -1) AND age <= 149");
    }

    @Test
    void aSumWithAnotherAttributeAsFallbackIsGuardedWhereItComesFrom() {
        assertThat(plan(s.build(), big.set(other.orElse(third).plus(1L))))
                .isEqualTo("SET big = if_not_exists(other, third) + 1"
                        + " IF (attribute_not_exists(other) AND third >= 4 OR other >= 4)"
                        + " AND (attribute_not_exists(other) AND third <= 9 OR other <= 9)");
    }

    @Test
    void aSumOfTwoNumbersWithFallbacksIsGuardedByHalfTheRangeOfItsType() {
        NumberAttribute<Document, Integer> count = s.integer("count");
        Schema<Document> schema = s.build();

        assertThat(plan(schema, count.set(count.orElse(7).plus(age.orElse(0)))))
                .isEqualTo("SET count = if_not_exists(count, 7) + if_not_exists(age, 0)"
                        + " IF attribute_not_exists(count) OR count BETWEEN -1073741824 AND 1073741823");
        assertThat(refused(schema, age.set(age.orElse(7).plus(count.orElse(0)))))
                .hasSize(2)
                .allMatch(text -> text.contains("cannot be checked of a number that DynamoDB computes"));
    }

    @Test
    void aDifferenceFromAConstantIsGuardedTheOtherWayRound() {
        Schema<Document> schema = s.build();

        assertThat(plan(
                        schema,
                        new Update.Set<>(
                                big.ref().path(),
                                new Arithmetic(
                                        number("20"),
                                        Operator.MINUS,
                                        new Operand.Path(other.ref().path())))))
                .isEqualTo("SET big = 20 - other IF other <= 15 AND other >= 10");
    }

    @Test
    void aSumOfTwoAttributesIsRefused() {
        Schema<Document> schema = s.build();

        assertThat(refused(schema, big.set(other.plus(third))))
                .containsExactly(
                        "'big' must be between 5 and 10, which cannot be checked of a number that DynamoDB computes; set"
                                + " a value, or use modify(key, fn)",
                        "'big' must be between 5 and 10, which cannot be checked of a number that DynamoDB computes; set"
                                + " a value, or use modify(key, fn)");
        assertThat(plan(schema, other.set(big.plus(third)))).isEqualTo("SET other = big + third");
    }

    @Test
    void aCopyIsGuardedWhereItComesFrom() {
        Schema<Document> schema = s.build();

        assertThat(plan(schema, big.set(other))).isEqualTo("SET big = other IF other >= 5 AND other <= 10");
        assertThat(plan(schema, big.set(other.orElse(7L))))
                .isEqualTo(
                        "SET big = if_not_exists(other, 7)"
                                + " IF (attribute_not_exists(other) OR other >= 5) AND (attribute_not_exists(other) OR other <= 10)");
        assertThat(refused(schema, big.set(other.orElse(70L)))).containsExactly("'big' must be between 5 and 10");
        assertThat(plan(schema, big.set(other.orElse(third))))
                .contains("SET big = if_not_exists(other, third)", "third >= 5", "third <= 10");
    }

    @Test
    void removingNeedsNoGuard() {
        assertThat(plan(s.build(), age.remove())).isEqualTo("REMOVE age");
    }

    @Test
    void boundsOfTimesAndTextAreGuardedWhereTheirOrderIsTheStoredOne() {
        ScalarAttribute<Document, Instant> from = s.instant("from");
        ScalarAttribute<Document, Instant> at = s.instant("at", atLeast(Instant.EPOCH));
        StringAttribute<Document> word = s.string("word", atLeast("b"));
        StringAttribute<Document> name = s.string("name");
        StringAttribute<Document> rare = s.string("rare", atLeast("\ufffd"));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, at.set(from))).isEqualTo("SET at = from IF from >= '1970-01-01T00:00:00.000000000Z'");
        assertThat(plan(schema, word.set(name))).isEqualTo("SET word = name IF name >= 'b'");
        assertThat(refused(schema, rare.set(name))).singleElement().asString().contains("cannot be checked");
    }

    @Test
    void boundsOfWhatSortsOtherwiseThanItIsStoredAreRefused() {
        ScalarAttribute<Document, UUID> source = s.uuid("source");
        ScalarAttribute<Document, UUID> uuid = s.uuid("uuid", atLeast(new UUID(0, 0)));
        ScalarAttribute<Document, Thread.State> state =
                s.enumeration("state", Thread.State.class, atMost(Thread.State.BLOCKED));
        ScalarAttribute<Document, Thread.State> before = s.enumeration("before", Thread.State.class);
        Schema<Document> schema = s.build();

        assertThat(refused(schema, uuid.set(source))).singleElement().asString().contains("cannot be checked");
        assertThat(refused(schema, state.set(before)))
                .singleElement()
                .asString()
                .contains("cannot be checked");
        assertThat(refused(schema, state.set(Thread.State.TERMINATED)))
                .containsExactly("'state' must be at most BLOCKED");
    }

    @Test
    void boundsAreComparedAsTheyAreStored() {
        Converter<BigDecimal, Long> cents = new Converter<>() {
            @Override
            public Long toStored(BigDecimal value) {
                return value.movePointRight(2).longValueExact();
            }

            @Override
            public BigDecimal fromStored(Long stored) {
                return BigDecimal.valueOf(stored, 2);
            }
        };
        NumberAttribute<Document, BigDecimal> price = s.number(
                "price",
                AttributeTypes.converted(AttributeTypes.longInteger(), BigDecimal.class, cents, true),
                atMost(new BigDecimal("9.99")));
        NumberAttribute<Document, BigDecimal> unordered = s.number(
                "unordered",
                AttributeTypes.converted(AttributeTypes.longInteger(), BigDecimal.class, cents, false),
                atMost(new BigDecimal("9.99")));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, price.add(new BigDecimal("0.50"))))
                .isEqualTo("ADD price 50 IF attribute_not_exists(price) OR price <= 949");
        assertThat(refused(schema, unordered.add(BigDecimal.ONE)))
                .singleElement()
                .asString()
                .contains("cannot be checked");
    }

    @Test
    void anAdditionCannotLeaveTheRangeOfItsJavaType() {
        NumberAttribute<Document, Integer> count = s.integer("count");
        NumberAttribute<Document, Short> small = s.number("small", AttributeTypes.shortInteger(), atMost((short) 9));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, count.add(1)))
                .isEqualTo("ADD count 1 IF attribute_not_exists(count) OR count <= 2147483646");
        assertThat(plan(schema, count.set(count.minus(1))))
                .isEqualTo("SET count = count - 1 IF count >= -2147483647 AND count <= 2147483648");
        assertThat(plan(schema, small.subtract((short) 1)))
                .isEqualTo("ADD small -1 IF attribute_not_exists(small) OR small >= -32767");
        assertThat(plan(schema, other.add(1L))).isEqualTo("ADD other 1");
        assertThat(plan(schema, count.set(count.plus(age))))
                .isEqualTo("SET count = count + age IF count BETWEEN -1073741824 AND 1073741823");
    }

    @Test
    void aWholeNumberIsNotComputedFromFractions() {
        NumberAttribute<Document, BigDecimal> exact = s.decimal("exact");
        NumberAttribute<Document, Integer> count = s.integer("count");
        Schema<Document> schema = s.build();

        assertThat(refused(schema, count.set(count.plus(exact))))
                .containsExactly("'count' is stored as integer and cannot be computed from 'exact', which is stored as"
                        + " decimal; use modify(key, fn)");
        assertThat(plan(schema, exact.set(exact.plus(count)))).isEqualTo("SET exact = exact + count");
    }

    @Test
    void aLimitOfTooManyDigitsBecomesAStricterOne() {
        NumberAttribute<Document, BigDecimal> exact =
                s.decimal("exact", atMost(new BigDecimal("1E+30")), atLeast(new BigDecimal("-1E+30")));
        Schema<Document> schema = s.build();

        assertThat(plan(schema, exact.add(new BigDecimal("1E-30"))))
                .endsWith("OR exact <= 999999999999999999999999999999.99999999");
        assertThat(plan(schema, exact.subtract(new BigDecimal("1E-30"))))
                .endsWith("OR exact >= -999999999999999999999999999999.99999999");
    }

    @Test
    void aGuardOfASensitiveNumberIsSensitive() {
        NumberAttribute<Document, Long> salary = s.longInteger("salary", atMost(100L), sensitive());
        Condition<Document> guard =
                planned(s.build(), Map.of(), false, salary.add(7L)).guard();

        Condition.Or<Document> either = (Condition.Or<Document>) guard;
        Operand right = ((Condition.Comparison<Document>) either.conditions().get(1)).right();
        assertThat(((Operand.Value) right).sensitive()).isTrue();
    }
}
