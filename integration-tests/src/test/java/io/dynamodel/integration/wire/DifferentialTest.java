package io.dynamodel.integration.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.core.transport.WirePath;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation gives the same result or the same exception, plans and sends the same requests and tells the same of
 * them on the wire path and on the SDK's values, executed either way; and so it does where answers are written
 * differently.
 */
class DifferentialTest {
    private static final int LINES = Math.max(50, Integer.getInteger("dynamodel.fuzz", 0) / 1000);
    private static final Disturbance DISTURBANCE = new Disturbance();
    private static final Tap REWRITING = Tap.rewriting(DISTURBANCE::disturbed);

    private static final Side VALUES = new Side(WirePath.NEVER, Way.BLOCKING, null);
    private static final List<Side> OTHERS = List.of(
            new Side(WirePath.NEVER, Way.ASYNC, null),
            new Side(WirePath.AUTO, Way.BLOCKING, null),
            new Side(WirePath.AUTO, Way.ASYNC, null),
            new Side(WirePath.AUTO, Way.BLOCKING, REWRITING),
            new Side(WirePath.AUTO, Way.ASYNC, REWRITING));

    @AfterAll
    static void close() {
        OTHERS.forEach(Side::close);
        VALUES.close();
        REWRITING.close();
    }

    static Stream<Script> scripts() {
        return Stream.of(
                PeopleScripts.writes(),
                PeopleScripts.updates(),
                PeopleScripts.misfits(),
                NoteScripts.reads(),
                BatchScripts.batches(),
                TransactionScripts.transactions(),
                ShapeScripts.documents(),
                ShapeScripts.rejecting(),
                ShapeScripts.mutableClasses(),
                ShapeScripts.allTypes(),
                RandomScript.of(17, LINES),
                RandomScript.of(System.getProperty("dynamodel.fuzz") == null ? 23 : System.nanoTime(), LINES));
    }

    @Test
    void theWirePathIsTakenWhereItShouldBe() {
        assertThat(VALUES.isWire()).isFalse();
        assertThat(OTHERS).extracting(Side::isWire).containsExactly(false, true, true, true, true);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void bothPathsDoTheSame(Script script) {
        for (Script.Line line : script.lines()) {
            Outcome expected = VALUES.outcome(line.action());
            for (Side side : OTHERS) {
                Outcome actual = side.outcome(line.action());
                String what = script + ", " + line + ", " + side;
                assertThat(actual.failure()).as("failure of %s", what).isEqualTo(expected.failure());
                assertThat(actual.result()).as("result of %s", what).isEqualTo(expected.result());
                assertThat(actual.plans()).as("plan of %s", what).isEqualTo(expected.plans());
                assertThat(actual.requests()).as("requests of %s", what).isEqualTo(expected.requests());
                assertThat(actual.events()).as("events of %s", what).isEqualTo(expected.events());
            }
        }
    }
}
