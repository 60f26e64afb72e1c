package io.dynamodel.integration.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynamodel.Dynamodel;
import io.dynamodel.integration.history.Actor.Transactions;
import io.dynamodel.integration.history.Violation.Kind;
import io.dynamodel.testing.Fault;
import io.dynamodel.testing.Faults;
import io.dynamodel.testing.LocalDynamoDb;
import io.dynamodel.testing.Target;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Eight threads do random operations on few items, while all faults befall them: what they are told must be true. That the
 * checker finds what is wrong is shown by clients that retry blindly, and transactions in pieces.
 *
 * <p>{@code -Ddynamodel.history=100000} does as many operations, {@code -Ddynamodel.history.seed=} others.
 */
class HistoryTest {
    private static final int OPERATIONS = Integer.getInteger("dynamodel.history", 3_000);
    private static final long SEED = Long.getLong("dynamodel.history.seed", 42);

    static Faults faults(long seed) {
        return Faults.seeded(seed)
                .with(Fault.delay(Duration.ofMillis(1)), 0.1)
                .with(Fault.throttle(), 0.02)
                .with(Fault.transactionConflict(), 0.02)
                .with(Fault.serverError(), 0.01)
                .with(Fault.resetBeforeSend(), 0.01)
                .with(Fault.serverErrorAfterApply(), 0.01)
                .with(Fault.resetAfterApply(), 0.03)
                .with(Fault.truncatedBody(), 0.01)
                .with(Fault.wrongChecksum(), 0.01)
                .with(Fault.lateAnswer(Duration.ofMillis(1)), 0.05)
                // a single write that something on the way repeats is beyond any client's knowledge
                .with(Fault.duplicateDelivery(), 0.05, "TransactWriteItems", "GetItem", "Query", "BatchWriteItem")
                .with(Fault.unprocessed(0.3), 0.5)
                .with(Fault.shortPage(2), 0.5)
                .with(Fault.shuffledItems(), 1)
                .with(Fault.staleRead(), 0.2);
    }

    private static History run(Target target, int operations) throws InterruptedException {
        Faults faults = faults(SEED);
        try (LocalDynamoDb db = LocalDynamoDb.start(target)) {
            Dynamodel disturbed = Dynamodel.builder()
                    .client(db.client(faults))
                    .asyncClient(db.asyncClient(faults))
                    .build();
            long start = System.nanoTime();
            History history = new Workload(SEED, operations, db.client(), disturbed, true, Transactions.WHOLE).run();
            tell(target.toString(), history, faults, start);
            return history;
        }
    }

    private static void tell(String what, History history, Faults faults, long start) {
        System.out.println("History, " + what + ", seed " + SEED + ", " + (System.nanoTime() - start) / 1_000_000
                + " ms: " + history.counts() + "\n  faults: " + faults);
    }

    private static String text(History history, List<Violation> violations) {
        return "seed " + SEED + ", " + violations.size() + " violations, such as\n"
                + violations.stream()
                        .limit(3)
                        .map(violation -> violation + "\n  after and among" + context(history, violation))
                        .collect(Collectors.joining("\n"));
    }

    /** What was done to the same object at the time, and a little before. */
    private static String context(History history, Violation violation) {
        long first = violation.involved().stream().mapToLong(Op::invoked).min().orElse(Long.MAX_VALUE) - 500;
        long last = violation.involved().stream().mapToLong(Op::invoked).max().orElse(0) + 100;
        return history.ops(violation.object()).stream()
                .filter(op -> op.returned() >= first && op.invoked() <= last)
                .map(op -> "\n    " + op)
                .collect(Collectors.joining());
    }

    @Test
    void whatCallersAreToldIsTrue() throws InterruptedException {
        History history = run(Target.embedded(), OPERATIONS);

        List<Violation> violations = history.violations();

        assertThat(violations).as(text(history, violations)).isEmpty();
        assertThat(history.count("ok")).isGreaterThan(OPERATIONS / 2);
        assertThat(history.count("unknown")).as("some outcomes stay unknown").isPositive();
    }

    @Test
    void whatCallersAreToldIsTrueOnTheWire() throws InterruptedException {
        History history = run(Target.http(), Integer.getInteger("dynamodel.history.wire", OPERATIONS / 5));

        List<Violation> violations = history.violations();

        assertThat(violations).as(text(history, violations)).isEmpty();
    }

    /** The control: the same operations and the same checker, and a client that does not know what it does. */
    private static List<Violation> control(String what, UnaryOperator<DynamoDbClient> client, Transactions transactions)
            throws InterruptedException {
        Faults faults = faults(SEED);
        try (LocalDynamoDb db = LocalDynamoDb.start(Target.embedded())) {
            long start = System.nanoTime();
            Dynamodel disturbed = Dynamodel.create(client.apply(db.client(faults)));
            History history = new Workload(SEED, 2_000, db.client(), disturbed, false, transactions).run();
            tell(what, history, faults, start);
            return history.violations();
        }
    }

    private static List<Kind> kinds(List<Violation> violations, String object) {
        return violations.stream()
                .filter(violation -> violation.object().startsWith(object))
                .map(Violation::kind)
                .toList();
    }

    @Test
    void retriesOfAClientThatKnowsNothingAreCaught() throws InterruptedException {
        List<Violation> violations = control("naive retries", NaiveRetries::around, Transactions.WHOLE);

        assertThat(kinds(violations, "tally"))
                .as("sums and elements that were added twice")
                .hasSizeGreaterThan(3)
                .contains(Kind.DOUBLE_APPLY);
        assertThat(kinds(violations, "register"))
                .as("creates and updates that met themselves, and were reported as failed")
                .contains(Kind.FROM_NOWHERE);
    }

    @Test
    void transactionsAndConstraintsInPiecesAreCaught() throws InterruptedException {
        List<Violation> violations =
                control("transactions in pieces", UnaryOperator.identity(), Transactions.PIECEMEAL);

        assertThat(kinds(violations, "accounts")).contains(Kind.TORN_TRANSACTION);
        assertThat(kinds(violations, "members"))
                .as("values that were free when somebody looked, whether or not somebody reads while two hold them")
                .containsAnyOf(Kind.HELD_TWICE, Kind.NOT_LINEARIZABLE);
    }
}
