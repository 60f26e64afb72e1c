package io.dynamodel.integration.write;

import static io.dynamodel.integration.sample.People.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynamodel.core.error.ConditionFailedException;
import io.dynamodel.core.error.TransactionFailedException;
import io.dynamodel.integration.sample.PeopleTable;
import io.dynamodel.query.Operation;
import io.dynamodel.testing.LocalDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something beside the library has stored what cannot be a version. */
class MisfitVersionTest extends PeopleTable {
    MisfitVersionTest(LocalDynamoDb db) {
        super(db);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                Arguments.of(n("1.5"), "version 1.5, which is no whole number that a version can be"),
                Arguments.of(
                        n("1E25"),
                        "version 10000000000000000000000000, which is no whole number that a version can be"),
                Arguments.of(
                        n("9223372036854775808"),
                        "version 9223372036854775808, which is no whole number that a version can be"),
                Arguments.of(AttributeValue.fromS("x"), "a version of type S, which is no number"),
                Arguments.of(AttributeValue.fromNul(true), "a version of type NULL, which is no number"));
    }

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    private void storeWith(AttributeValue version) {
        store(Map.of("email", AttributeValue.fromS("a@example.org"), "age", n("30"), "version", version));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void isAFailedConditionThatSaysWhatIsStored(AttributeValue version, String what) {
        storeWith(version);
        List<Operation<?>> writes = List.of(
                people.update(key, AGE.add(1)).expecting(1),
                people.delete(key).expecting(1),
                people.put(person(id, 31).withVersion(1)));

        for (Operation<?> write : writes) {
            assertThatThrownBy(write::execute)
                    .isInstanceOf(ConditionFailedException.class)
                    .hasMessageContaining("The item has " + what + ", but 1 was expected");
        }
        assertThatThrownBy(() ->
                        dynamodel.transaction(people.delete(key).expecting(1)).execute())
                .isInstanceOf(TransactionFailedException.class)
                .hasMessageContaining("The item has " + what + ", but 1 was expected");
        assertThat(stored()).containsEntry("age", n("30"));
    }

    @Test
    void modifySaysSoAtOnce() {
        storeWith(AttributeValue.fromNul(true));
        AtomicInteger calls = new AtomicInteger();

        assertThatThrownBy(() -> people.modify(key, p -> {
                            calls.incrementAndGet();
                            return p.withAge(31);
                        })
                        .execute())
                .isInstanceOf(ConditionFailedException.class)
                .hasMessageContaining("The item has a version of type NULL, which is no number");
        assertThat(calls).hasValue(0);
    }

    @Test
    void aBulkChangeTellsOfIt() {
        storeWith(n("1.5"));

        assertThatThrownBy(() ->
                        people.query(KEY).partition(id).updateEach(AGE.add(1)).execute())
                .hasStackTraceContaining("The item has version 1.5");
        assertThat(stored()).containsEntry("age", n("30"));
    }
}
